import { commandDeclarations, permissionCatalogue } from '../shared/daybook-declarations.ts';
import { daybookSentences } from '../shared/daybook-strings.ts';
import pricingSentences from '../shared/pricing/strings.en.json';
import administrationTexts from './administration/strings.en.json';
import attentionTexts from './attention/strings.en.json';
import companyTexts from './company/strings.en.json';
import creditTexts from './credit/strings.en.json';
import documentTexts from './documents/strings.en.json';
import historyTexts from './history/strings.en.json';
import importTexts from './imports/strings.en.json';
import shipFromTexts from './inventory/ship-from-strings.en.json';
import inventoryTexts from './inventory/strings.en.json';
import itemNumberTexts from './items/item-number-strings.en.json';
import itemTexts from './items/strings.en.json';
import customerOrderTexts from './orders/customer-order-strings.en.json';
import entryTexts from './orders/entry/strings.en.json';
import orderListTexts from './orders/list-strings.en.json';
import stockPromiseTexts from './orders/stock-strings.en.json';
import partyTexts from './parties/strings.en.json';
import { pastTitles } from './past-titles.ts';
import peopleTexts from './people/strings.en.json';
import type { StringCatalogue } from './platform/strings.ts';
import pricingTexts from './pricing/strings.en.json';
import taxTexts from './tax/strings.en.json';
import todayTexts from './today/strings.en.json';
import gridTexts from './ui/grid/strings.en.json';
import uiTexts from './ui/strings.en.json';

/** What the screens and the refusals of every domain say; joined here and nowhere else, before any screen is read. */
export const catalogues: readonly StringCatalogue[] = [
  ...daybookSentences.flatMap(({ refusals, fixes = {} }) => [refusals, fixes]),
  Object.fromEntries(commandDeclarations.map(({ name, title }) => [`command.${name}`, title])),
  pastTitles(commandDeclarations),
  Object.fromEntries(
    Object.entries(permissionCatalogue).map(([name, { title }]) => [`permission.${name}`, title]),
  ),
  ...daybookSentences.map(({ timeline = {} }) => timelineTexts(timeline)),
  uiTexts,
  gridTexts,
  peopleTexts,
  companyTexts,
  partyTexts,
  itemNumberTexts,
  pricingSentences.steps,
  pricingTexts,
  creditTexts,
  itemTexts,
  inventoryTexts,
  stockPromiseTexts,
  shipFromTexts,
  customerOrderTexts,
  taxTexts,
  entryTexts,
  importTexts,
  orderListTexts,
  historyTexts,
  administrationTexts,
  documentTexts,
  attentionTexts,
  todayTexts,
];

/** What happened to records has the codes of refusals, and stands under names of its own. */
function timelineTexts(texts: Readonly<Record<string, string>>): StringCatalogue {
  return Object.fromEntries(Object.entries(texts).map(([code, text]) => [`timeline.${code}`, text]));
}
