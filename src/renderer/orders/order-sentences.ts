import type { CurrencyCode } from '../../shared/kernel/currency.ts';
import {
  type LinePositions,
  orderSentences,
  type Said,
  timelineParams,
} from '../../shared/orders/order-timeline.ts';
import type { TimelineEvent } from '../../shared/sync/workstation-views.ts';
import { showShortDate } from '../platform/date-format.ts';
import { showQuantity, showRate } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';

/** More things done at once are counted instead of told. */
const MOST_TOLD = 4;

/** Of an order, as an answer shows it: what a timeline of it is told in. */
export interface TellingOrder {
  readonly currency: CurrencyCode;
  readonly lines: readonly { readonly id: string; readonly position: number }[];
}

/** The sentences of the events of an order, for its timeline wherever it stands. */
export function orderSentenceOf({ currency, lines }: TellingOrder) {
  const positions = new Map(lines.map(({ id, position }) => [id, position]));
  return (event: TimelineEvent) => orderEventText(event, positions, currency);
}

/** What an event was, in the words of the timeline, most telling first; null where the title of the command says it best. */
function orderEventText(
  event: TimelineEvent,
  positions: LinePositions,
  currency: CurrencyCode,
): readonly string[] | null {
  const told = orderSentences(event, positions);
  if (told.length === 0) return paperText(event);
  const shown = told.slice(0, told.length > MOST_TOLD + 1 ? MOST_TOLD : told.length);
  const sentences = shown.map((each) => sentence(each, currency));
  const more = told.length - shown.length;
  return [...sentences, ...(more > 0 ? [say('order.more-told', { count: more })] : [])];
}

/** Files and papers are of a later domain; their rows say enough. */
function paperText({ changes }: TimelineEvent): readonly string[] | null {
  const said = changes.flatMap(({ table, op, values }) => {
    if (op !== 'insert') return [];
    if (table === 'documents') return [say('order.told-filed', { name: String(values.name?.after ?? '') })];
    if (table === 'paperSendings')
      return [say('order.told-sent', { to: String(values.recipient?.after ?? '') })];
    return [];
  });
  return said.length > 0 ? said : null;
}

function sentence({ code, params }: Said, currency: CurrencyCode): string {
  const written = Object.entries(params).map(([name, value]) => [name, writtenValue(name, value, currency)]);
  return say(`timeline.${code}`, Object.fromEntries(written));
}

function writtenValue(name: string, value: string | number | null, currency: CurrencyCode): string {
  if (value === null) return '';
  switch (timelineParams[name]) {
    case 'quantity':
    case 'percent':
      return showQuantity(Number(value));
    case 'price':
      return showRate(Number(value), currency);
    case 'date':
      return showShortDate(String(value));
    default:
      return String(value);
  }
}
