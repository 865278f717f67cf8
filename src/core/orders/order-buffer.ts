import type { BufferLine, OrderBuffer } from '../../shared/orders/order-assess.ts';
import { parties } from '../parties/party-tables.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { priceFinder } from '../pricing/price-lookup.ts';
import { headerColumns } from './header-rows.ts';
import { POSITION_STEP } from './line-entry.ts';
import type { PriceFinder } from './line-pricing.ts';
import { type LinePlace, type LineSketch, sketchLine } from './line-sketch.ts';
import type { Order, OrderLine } from './order-facts.ts';
import { headOf } from './order-head.ts';
import { orderLines, orders } from './order-tables.ts';

/** What a typing buffer would become, and the rows that stand of it already. */
export interface BufferSketch {
  readonly order: Order;
  readonly lines: readonly LineSketch[];
}

/** Reads a buffer as the commands that write it would; nothing of it is refused. Undefined: its order is not here. */
export function sketchBuffer(
  read: RowReader,
  buffer: OrderBuffer,
  made: { readonly person: string; readonly now: number },
  nearest: LinePlace['nearest'],
): BufferSketch | undefined {
  const standing = buffer.order === undefined ? null : read.get(orders, buffer.order);
  if (standing === undefined) return undefined;
  const customer = buffer.customer === null ? undefined : read.get(parties, buffer.customer);
  const order = standing
    ? { ...standing, ...headerColumns(buffer) }
    : headOf(read, customer, buffer, { ...made, number: '' });
  const rows = standing ? read.find(orderLines, { order: standing.id }, ['position']) : [];
  const byId = new Map(rows.map((row) => [row.id, row]));
  const { customer: payer, placedOn: date, currency } = order;
  const prices = priceFinder(read, { customer: payer, date, currency });
  const lines = buffer.lines.flatMap((typed, i) => {
    const row = byId.get(typed.key);
    // What is complete or cancelled is not typed any more.
    if (row && row.status !== 'open' && row.status !== 'short-closed') return [];
    return [sketchTyped(read, order, typed, { index: i, row, nearest, prices })];
  });
  return { order, lines };
}

export function positionOf(index: number): number {
  return (index + 1) * POSITION_STEP;
}

function sketchTyped(
  read: RowReader,
  order: Order,
  { key, ...typed }: BufferLine,
  at: {
    readonly index: number;
    readonly row: OrderLine | undefined;
    readonly nearest: LinePlace['nearest'];
    readonly prices: PriceFinder;
  },
): LineSketch {
  const place = { id: key, position: positionOf(at.index), standing: at.row, prices: at.prices };
  return sketchLine(read, order, typed, at.nearest ? { ...place, nearest: at.nearest } : place);
}
