import type { CommandInput, CommandOutput } from '../../shared/kernel/command.ts';
import type { Quantity } from '../../shared/kernel/quantity.ts';
import type { ProgressFacts } from '../../shared/orders/after-confirm-can.ts';
import { isShippedComplete, type ProgressLine, remaining } from '../../shared/orders/line-progress.ts';
import type { AmendedLine, amendOrder } from '../../shared/orders/order-amend.ts';
import { orderCan } from '../../shared/orders/order-can.ts';
import { items } from '../items/item-tables.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import { must } from '../platform/handler-check.ts';
import { askingOnce } from '../platform/row-reader.ts';
import { headerColumns, requireHeader } from './header-rows.ts';
import { changedLine, requireLine } from './line-change.ts';
import { dropLine } from './line-endings.ts';
import { enterLine, POSITION_STEP } from './line-entry.ts';
import { giveBack } from './line-settle.ts';
import { commit, lookAt, overridesOf } from './order-confirm.ts';
import { requireOrder } from './order-edits.ts';
import { type Order, type OrderLine, wantedOf } from './order-facts.ts';
import { progressOf } from './order-progress.ts';
import { orderLines, orders } from './order-tables.ts';
import { endBackorder } from './stock-promise.ts';

/** Writes what differs, then looks at the whole as a confirmation does: a trouble found takes everything back. */
export function amendConfirmed(
  ctx: CommandContext,
  input: CommandInput<typeof amendOrder>,
): CommandOutput<typeof amendOrder> {
  const { header, lines, why } = input;
  const order = requireOrder(ctx, input.order);
  const facts = progressOf(ctx.read, order, ctx.now);
  must(orderCan.amend(facts));
  if (header === undefined && lines.length === 0) {
    ctx.refuse('orders.nothing-to-amend', { number: order.number });
  }
  if (header !== undefined) {
    if (order.customer !== null) requireHeader(ctx, order.customer, header);
    ctx.write.update(orders, order.id, headerColumns(header));
  }
  const added = amendLines(ctx, order, facts, lines, why);
  settleAmended(ctx, order);
  const keepBoth = input.keepBoth ?? (isPoTouched(order, header) ? null : why);
  const overrides = overridesOf(input.overrides);
  const said = { overrides, keepBoth: keepBoth !== null };
  const { situation } = lookAt(ctx, order.id, input.priceReason, said);
  must(orderCan.keepAmended(situation.facts));
  return { ...commit(ctx, situation, { kind: 'amended', why, overrides, keepBoth }), added };
}

function amendLines(
  ctx: CommandContext,
  order: Order,
  facts: ProgressFacts,
  asked: readonly AmendedLine[],
  why: string,
): string[] {
  const known = new Set<string>();
  const read = askingOnce(ctx.read);
  let position = facts.lines.at(-1)?.position ?? 0;
  const added: string[] = [];
  for (const [i, each] of asked.entries()) {
    if (each.do === 'add') {
      position += POSITION_STEP;
      added.push(enterLine(ctx, read, order, each.line, { id: ctx.newId(`n${i + 1}`), position }).id);
      continue;
    }
    const line = requireLine(ctx, order.id, each.line);
    const progress = facts.lines.find(({ id }) => id === line.id);
    if (!progress || known.has(line.id)) return ctx.refuse('orders.line-twice', { line: line.position });
    known.add(line.id);
    if (each.do === 'change') changeLine(ctx, order, line, progress, each.changes);
    else {
      must(orderCan.removeLine(facts, progress));
      dropLine(ctx, line, progress, 'cancelled', why);
    }
  }
  return added;
}

function changeLine(
  ctx: CommandContext,
  order: Order,
  line: OrderLine,
  progress: ProgressLine,
  changes: Extract<AmendedLine, { do: 'change' }>['changes'],
): void {
  const patch = changedLine(ctx, order, line, changes);
  const changed = { ...line, ...patch };
  const changesItem = changed.item !== line.item;
  const quantity = baseQuantity(ctx, changed);
  const changesPrice = PRICE.some((column) => changed[column] !== line[column]);
  must(orderCan.amendLine({ line: progress, quantity, changesItem, changesPrice }));
  if (changesItem) {
    giveBack(ctx, line, 0);
    endBackorder(ctx, line);
  }
  ctx.write.update(orderLines, line.id, patch);
}

/** Lines become complete or open again by what they are now; those that hold more than they want give back. */
function settleAmended(ctx: CommandContext, order: Order): void {
  for (const line of progressOf(ctx.read, order, ctx.now).lines) {
    if (!line.isGoods || (line.status !== 'open' && line.status !== 'complete')) continue;
    const row = requireLine(ctx, order.id, line.id);
    const isComplete = isShippedComplete(line);
    ctx.write.update(orderLines, line.id, { status: isComplete ? 'complete' : 'open' });
    giveBack(ctx, row, isComplete ? 0 : remaining(line.progress));
    if (isComplete) endBackorder(ctx, row);
  }
}

function baseQuantity(ctx: CommandContext, line: OrderLine): Quantity {
  const item = ctx.read.get(items, line.item);
  return item ? wantedOf(ctx.read, line, item) : 0;
}

/** A repeated customer PO was looked at when it was first promised; it is asked about again only where it changes. */
function isPoTouched(order: Order, header: CommandInput<typeof amendOrder>['header']): boolean {
  return header?.customerPo !== undefined && header.customerPo !== order.customerPo;
}

const PRICE = ['unitPrice', 'discountPercent', 'marginPercent', 'promotionPercent'] as const;
