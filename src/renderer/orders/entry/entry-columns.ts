import type { CurrencyCode } from '../../../shared/kernel/currency.ts';
import { say } from '../../platform/strings.ts';
import { cellFormat } from '../../platform/writing-style.ts';
import {
  amountColumn,
  dateColumn,
  type GridFormat,
  lookupColumn,
  numberColumn,
  percentColumn,
  priceColumn,
  quantityColumn,
  readonlyColumn,
  textColumn,
  unitColumn,
} from '../../ui/grid/column-kinds.ts';
import type { GridColumn } from '../../ui/grid/grid-column.ts';
import type { GridLine } from '../../ui/grid/grid-line.ts';
import { itemLookup } from './item-lookup.ts';
import { showMargin } from './margin-sight.ts';

export interface EntryColumnsOptions {
  readonly currency: CurrencyCode;
  readonly customer: () => string | undefined;
  /** Units the line’s item is sold by. */
  readonly unitsOf: (line: GridLine) => readonly string[];
  readonly chosen: ReadonlySet<ChosenColumn>;
}

/** Columns a person may add. */
export const CHOSEN_COLUMNS = ['requested', 'note', 'margin'] as const;

export type ChosenColumn = (typeof CHOSEN_COLUMNS)[number];

/** The columns of an order’s lines (anatomy.md, section 3). */
export function entryColumns({
  currency,
  customer,
  unitsOf,
  chosen,
}: EntryColumnsOptions): readonly GridColumn[] {
  const format = cellFormat(currency);
  return [
    numberColumn({ id: '#', width: 40 }),
    lookupColumn({
      id: 'item',
      title: say('entry.item'),
      width: 110,
      stop: true,
      frozen: true,
      required: true,
      prompt: say('entry.item-prompt'),
      headings: ['item', 'item number', 'sku', 'part', 'article'],
      lookup: itemLookup(customer),
    }),
    textColumn({
      id: 'description',
      title: say('entry.description'),
      width: 150,
      grows: true,
      headings: ['description', 'name'],
    }),
    quantityColumn(format, {
      id: 'quantity',
      title: say('entry.quantity'),
      width: 64,
      stop: true,
      required: true,
      unitColumn: 'unit',
      headings: ['qty', 'quantity', 'pieces', 'pcs'],
    }),
    unitColumn({
      id: 'unit',
      title: say('entry.unit'),
      width: 44,
      choices: unitsOf,
      headings: ['unit', 'uom', 'um'],
    }),
    priceColumn(format, {
      id: 'price',
      title: say('entry.price'),
      width: 80,
      headings: ['price', 'unit price', 'rate'],
    }),
    percentColumn(format, {
      id: 'discount',
      title: say('entry.discount'),
      width: 64,
      headings: ['disc', 'disc.', 'discount', '%'],
    }),
    amountColumn(format, { id: 'amount', title: say('entry.amount'), width: 92 }),
    readonlyColumn({ id: 'available', title: say('entry.available'), width: 128 }),
    dateColumn(format, {
      id: 'promise',
      title: say('entry.promise'),
      width: 84,
      headings: ['promised', 'promise', 'delivery'],
    }),
    ...chosenColumns(format).filter(({ id }) => chosen.has(id as ChosenColumn)),
  ];
}

function chosenColumns(format: GridFormat): readonly GridColumn[] {
  return [
    dateColumn(format, { id: 'requested', title: say('entry.requestedDate'), width: 84 }),
    textColumn({ id: 'note', title: say('entry.note'), width: 140 }),
    readonlyColumn({
      id: 'margin',
      title: say('entry.margin'),
      width: 76,
      align: 'end',
      show: (value) => (typeof value === 'number' ? showMargin(value) : ''),
    }),
  ];
}
