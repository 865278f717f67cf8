import { itemQueries } from '../../../shared/items/item-queries.ts';
import type { CurrencyCode } from '../../../shared/kernel/currency.ts';
import { askQuery } from '../../platform/workstation-calls.ts';
import { isLookedUp } from '../../ui/grid/cell-value.ts';
import type { GridLine } from '../../ui/grid/grid-line.ts';
import { type GridSetup, typedNow } from '../../ui/grid/grid-state.ts';
import type { GridStore } from '../../ui/grid/grid-store.ts';
import { entryColumns } from './entry-columns.ts';
import type { EntryDocument } from './entry-document.ts';
import { newKey } from './entry-opening.ts';

/** Stands until the first answer: two decimals, as most have. */
const NO_CURRENCY = 'USD';

/** The currency a grid’s columns are written in; those of a new one in the usual. */
const shownIn = new WeakMap<GridStore, CurrencyCode>();

/** Units by item, asked for once per window. */
const unitsByItem = new Map<string, readonly string[]>();

/** The grid of an order’s lines. */
export function entrySetup(document: () => EntryDocument): GridSetup {
  return {
    columns: columnsIn(NO_CURRENCY, document),
    newKey,
    pageRows: () => 15,
    itemColumn: 'item',
    quantityColumn: 'quantity',
    problemsBeyond: true,
  };
}

/** The columns once the currency of the order is known; undo and cursor stay. */
export function setCurrency(document: EntryDocument, currency: CurrencyCode): void {
  const { grid } = document;
  if ((shownIn.get(grid) ?? NO_CURRENCY) === currency) return;
  shownIn.set(grid, currency);
  const typed = typedNow(grid.store.getState());
  grid.setColumns(columnsIn(currency, () => document));
  // Whoever is typing goes on where they were.
  if (typed) grid.send({ type: 'retype', ...typed });
}

function columnsIn(currency: CurrencyCode, document: () => EntryDocument) {
  const customer = () => document().state.getState().head.customer?.id;
  return entryColumns({ currency, customer, unitsOf });
}

/** What is known at once; the first time an item is met its units are on their way. */
function unitsOf({ cells }: GridLine): readonly string[] {
  const item = cells.item ?? null;
  if (!isLookedUp(item)) return [];
  const known = unitsByItem.get(item.id);
  if (!known) void learnUnits(item.id);
  return known ?? [];
}

export async function learnUnits(item: string): Promise<void> {
  if (unitsByItem.has(item)) return;
  const answer = await askQuery(itemQueries.showItem, { item });
  if (!answer.ok) return;
  unitsByItem.set(item, [answer.value.baseUnit, ...answer.value.units.map(({ unit }) => unit)]);
}
