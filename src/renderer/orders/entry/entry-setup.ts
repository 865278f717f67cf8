import { itemQueries } from '../../../shared/items/item-queries.ts';
import type { CurrencyCode } from '../../../shared/kernel/currency.ts';
import { askQuery } from '../../platform/workstation-calls.ts';
import { isLookedUp } from '../../ui/grid/cell-value.ts';
import type { GridLine } from '../../ui/grid/grid-line.ts';
import { type GridSetup, typedNow } from '../../ui/grid/grid-state.ts';
import type { GridStore } from '../../ui/grid/grid-store.ts';
import { type ChosenColumn, entryColumns } from './entry-columns.ts';
import type { EntryDocument } from './entry-document.ts';
import { newKey } from './entry-opening.ts';

/** Stands until the first answer: two decimals, as most have. */
const NO_CURRENCY = 'USD';

/** What a grid’s columns were made of; those of a new one of the usual. */
const shownIn = new WeakMap<GridStore, string>();

/** What the columns depend on. */
export interface ColumnWish {
  readonly currency: CurrencyCode;
  readonly chosen: ReadonlySet<ChosenColumn>;
}

const USUAL: ColumnWish = { currency: NO_CURRENCY, chosen: new Set() };

/** Units by item, asked for once per window. */
const unitsByItem = new Map<string, readonly string[]>();

/** The grid of an order’s lines. */
export function entrySetup(document: () => EntryDocument): GridSetup {
  return {
    columns: columnsFor(USUAL, document),
    newKey,
    pageRows: () => 15,
    itemColumn: 'item',
    quantityColumn: 'quantity',
    problemsBeyond: true,
  };
}

/** The columns once the currency of the order is known, or the person chose others; undo and cursor stay. */
export function setColumns(document: EntryDocument, wish: ColumnWish): void {
  const { grid } = document;
  if ((shownIn.get(grid) ?? nameOf(USUAL)) === nameOf(wish)) return;
  shownIn.set(grid, nameOf(wish));
  const typed = typedNow(grid.store.getState());
  grid.setColumns(columnsFor(wish, () => document));
  // Whoever is typing goes on where they were.
  if (typed) grid.send({ type: 'retype', ...typed });
}

function columnsFor(wish: ColumnWish, document: () => EntryDocument) {
  const customer = () => document().state.getState().head.customer?.id;
  return entryColumns({ ...wish, customer, unitsOf });
}

function nameOf({ currency, chosen }: ColumnWish): string {
  return [currency, ...[...chosen].toSorted()].join(' ');
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
