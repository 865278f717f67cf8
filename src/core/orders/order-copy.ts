import type { CommandInput, CommandOutput } from '../../shared/kernel/command.ts';
import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import type { OrderLineInput } from '../../shared/orders/line-fields.ts';
import { orderCan } from '../../shared/orders/order-can.ts';
import type { copyOrder } from '../../shared/orders/order-commands.ts';
import { items } from '../items/item-tables.ts';
import { parties } from '../parties/party-tables.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import { must, mustExist } from '../platform/handler-check.ts';
import { askingOnce, type RowReader } from '../platform/row-reader.ts';
import { headerValuesOf } from './header-rows.ts';
import { placeOf } from './line-entry.ts';
import { sketchLine } from './line-sketch.ts';
import { factsOf, type Order, type OrderLine } from './order-facts.ts';
import { newOrder } from './order-head.ts';
import { orderLines, orders } from './order-tables.ts';

type Copied = CommandOutput<typeof copyOrder>;

/** What can be sold today is copied and priced anew; what cannot is named with its reason and left out. */
export function copyToDraft(ctx: CommandContext, input: CommandInput<typeof copyOrder>): Copied {
  const { order: id, placedOn, lines: chosen } = input;
  const copied = mustExist(ctx.read.get(orders, id), ctx, 'orders.no-such-order', { order: id });
  const { customer, shipTo } = copied;
  must(orderCan.copy(factsOf(copied), customerState(ctx.read, copied)));
  if (customer === null) throw new Error('a copy has a customer');
  const rows = ctx.read.find(orderLines, { order: id }, ['position']);
  const foreign = chosen?.find((line) => !rows.some((row) => row.id === line));
  if (foreign !== undefined) ctx.refuse('orders.no-such-line', { line: foreign });
  const { shipComplete, prepaid } = headerValuesOf(copied);
  const header = { placedOn, shipComplete, prepaid, ...(shipTo === null ? {} : { shipTo }) };
  const order = newOrder(ctx, { customer, ...header });
  const read = askingOnce(ctx.read);
  const made: string[] = [];
  const leftOut: { line: string; position: number; item: string; why: Refusal }[] = [];
  for (const line of rows) {
    if (chosen ? !chosen.includes(line.id) : line.status === 'cancelled') continue;
    const item = read.get(items, line.item);
    const place = placeOf(ctx, made.length);
    const sketch = sketchLine(read, order, typedAgain(line), place);
    const number = item?.number ?? line.item;
    const why = notSold(item?.lifecycle, number, line.position) ?? sketch.unread[0]?.refusal ?? null;
    if (why) leftOut.push({ line: line.id, position: line.position, item: number, why });
    else {
      ctx.write.insert(orderLines, sketch.row);
      made.push(sketch.row.id);
    }
  }
  ctx.write.insert(orders, order);
  return { order: order.id, number: order.number, lines: made, leftOut };
}

/** Null where there is none, or we do not sell to them. */
export function customerState(read: RowReader, { customer }: Order): 'active' | 'inactive' | null {
  const state = customer === null ? undefined : read.get(parties, customer)?.customerState;
  return state === undefined || state === 'none' ? null : state;
}

function typedAgain({ item, quantity, unit, description, shipFrom, taxGroup }: OrderLine): OrderLineInput {
  return {
    item,
    quantity,
    ...(unit === null ? {} : { unit }),
    ...(description === null ? {} : { description }),
    ...(shipFrom === null ? {} : { shipFrom }),
    ...(taxGroup === null ? {} : { taxGroup }),
  };
}

function notSold(lifecycle: string | undefined, item: string, line: number): Refusal | null {
  if (lifecycle === 'ended') return refusal('orders.not-copied-ended', { item, line });
  return lifecycle === 'planned' ? refusal('orders.item-planned', { item, line }) : null;
}
