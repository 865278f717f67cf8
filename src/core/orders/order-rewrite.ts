import { orderCan } from '../../shared/orders/order-can.ts';
import { orderRewriteCommands, type WholeLine, type WholeOrder } from '../../shared/orders/order-rewrite.ts';
import { bindCommands, type CommandContext } from '../platform/command-handler.ts';
import { must } from '../platform/handler-check.ts';
import { askingOnce, type RowReader } from '../platform/row-reader.ts';
import { headerColumns, headerValuesOf, requireHeader } from './header-rows.ts';
import { dropDraftLine } from './line-drop.ts';
import { POSITION_STEP, readableLine } from './line-entry.ts';
import { typedPromise } from './line-sketch.ts';
import { requireOrder } from './order-edits.ts';
import { factsOf, type Order, type OrderLine } from './order-facts.ts';
import { orderLines, orders } from './order-tables.ts';

export const orderRewriteHandlers = bindCommands(orderRewriteCommands, {
  rewriteOrder: (ctx, { order: id, header, note, lines }) => {
    const order = requireOrder(ctx, id);
    must(orderCan.change(factsOf(order)));
    if (order.customer !== null) requireHeader(ctx, order.customer, header);
    const rows = ctx.read.find(orderLines, { order: id }, ['position']);
    const named = lines.flatMap(({ line }) => line ?? []);
    if (new Set(named).size < named.length) ctx.refuse('orders.named-twice', { number: order.number });
    const before = wholeOf(order, rows);
    ctx.write.update(orders, id, {
      ...headerColumns(header),
      ...(note === undefined ? {} : { note: note === '' ? null : note }),
    });
    for (const row of rows) if (!named.includes(row.id)) dropDraftLine(ctx, row);
    const read = askingOnce(ctx.read);
    const standing = new Map(rows.map((row) => [row.id, row]));
    const ids = lines.map((line, i) => writeLine(ctx, read, order, line, { index: i, standing }));
    return { lines: ids, before };
  },
});

/** Writes what differs of a line that stands, or a new one; answers its id. */
function writeLine(
  ctx: CommandContext,
  read: RowReader,
  order: Order,
  { line, ...typed }: WholeLine,
  at: { readonly index: number; readonly standing: ReadonlyMap<string, OrderLine> },
): string {
  const stood = line === undefined ? undefined : at.standing.get(line);
  // A line taken out before comes back under its own id; nobody else's line is meant.
  if (line !== undefined && !stood && ctx.read.get(orderLines, line)) {
    return ctx.refuse('orders.no-such-line', { line });
  }
  const position = (at.index + 1) * POSITION_STEP;
  const id = line ?? ctx.newId(`w${at.index + 1}`);
  const row = readableLine(ctx, read, order, typed, { id, position, standing: stood });
  const { id: _, ...columns } = row;
  if (stood) ctx.write.update(orderLines, id, columns);
  else ctx.write.insert(orderLines, row);
  return id;
}

/** What stands, as it would be rewritten: a price by rule is given back as the one that was told. */
function wholeOf(order: Order, rows: readonly OrderLine[]): WholeOrder {
  return { header: headerValuesOf(order), note: order.note ?? '', lines: rows.map(typedLine) };
}

function typedLine(row: OrderLine): WholeLine {
  const { id, item, quantity, unitPrice, priceSource } = row;
  return {
    ...{ line: id, item, quantity, unitPrice },
    ...(priceSource === 'typed' ? {} : { quoted: true }),
    ...said('unit', row.unit),
    ...said('priceRule', row.priceRule),
    ...said('marginPercent', row.marginPercent),
    ...said('discountPercent', row.discountPercent),
    ...said('description', row.description),
    ...said('requestedDate', row.requestedDate),
    ...said('promisedDate', typedPromise(row)),
    ...said('cancelBy', row.cancelBy),
    ...said('shipFrom', row.shipFrom),
    ...said('taxGroup', row.taxGroup),
    ...said('overShipPercent', row.overShipPercent),
    ...said('underShipPercent', row.underShipPercent),
    ...said('note', row.note),
  };
}

function said<K extends string, V>(name: K, value: V | null): { readonly [key in K]?: V } {
  return value === null ? {} : ({ [name]: value } as { readonly [key in K]?: V });
}
