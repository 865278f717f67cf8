import { movementCan } from '../../shared/inventory/movement-rules.ts';
import type { MovementReason } from '../../shared/inventory/place-kinds.ts';
import { stockCommands } from '../../shared/inventory/stock-commands.ts';
import { formatQuantity, isWholeQuantity, subtractQuantity } from '../../shared/kernel/quantity.ts';
import { items } from '../items/item-tables.ts';
import { bindCommands, type CommandContext } from '../platform/command-handler.ts';
import { must, mustExist } from '../platform/handler-check.ts';
import { expectAgain } from './expected-receipt-row.ts';
import { movements, places } from './inventory-tables.ts';
import { counterPlace, stockPlace } from './place-edits.ts';
import { onHandAt, stockLevels } from './stock-levels.ts';

export const stockHandlers = bindCommands(stockCommands, {
  receiveStock: (ctx, { place, ...movement }) => {
    const toPlace = stockPlace(ctx, place);
    return writeMovement(ctx, {
      ...movement,
      fromPlace: counterPlace(ctx, 'vendor'),
      toPlace,
      reason: 'received',
    });
  },

  adjustStock: (ctx, { place, quantity, ...movement }) => {
    const here = stockPlace(ctx, place);
    const there = counterPlace(ctx, 'adjustment');
    const [fromPlace, toPlace] = quantity > 0 ? [there, here] : [here, there];
    return writeMovement(ctx, { ...movement, fromPlace, toPlace, quantity: Math.abs(quantity) });
  },

  moveStock: (ctx, { fromPlace, toPlace, ...movement }) => {
    stockPlace(ctx, fromPlace);
    stockPlace(ctx, toPlace);
    if (fromPlace === toPlace) ctx.refuse('inventory.same-place');
    return writeMovement(ctx, { ...movement, fromPlace, toPlace, reason: 'moved' });
  },

  writeOffStock: (ctx, { place, ...movement }) => {
    const fromPlace = stockPlace(ctx, place);
    return writeMovement(ctx, {
      ...movement,
      fromPlace,
      toPlace: counterPlace(ctx, 'scrap'),
      reason: 'written-off',
    });
  },

  reverseMovement: (ctx, { movement: id, businessDate, why }) => {
    const movement = ctx.read.get(movements, id);
    if (!movement) return ctx.refuse('inventory.no-such-movement', { movement: id });
    const isReversed = ctx.read.find(movements, { reverses: id }).length > 0;
    must(movementCan.reverse({ ...movement, isReversed }));
    const { item, fromPlace, toPlace, quantity, expectedReceipt } = movement;
    expectAgain(ctx, movement);
    return writeMovement(ctx, {
      item,
      quantity,
      fromPlace: toPlace,
      toPlace: fromPlace,
      businessDate,
      reason: 'reversed',
      note: why,
      reverses: id,
      expectedReceipt,
    });
  },
});

export interface NewMovement {
  readonly item: string;
  readonly quantity: number;
  readonly fromPlace: string;
  readonly toPlace: string;
  readonly reason: MovementReason;
  readonly businessDate: string;
  readonly reference?: string | undefined;
  readonly note?: string | undefined;
  readonly reverses?: string;
  /** The expected receipt it is of. */
  readonly expectedReceipt?: string | null;
}

/** Writes one movement. Refusals: `inventory.no-such-item`, `inventory.not-goods`, `inventory.not-whole`, `inventory.not-enough`, `inventory.allocated`. */
export function writeMovement(ctx: CommandContext, movement: NewMovement): { movement: string } {
  requireGoods(ctx, movement.item, movement.quantity);
  requireStock(ctx, movement);
  const id = ctx.newId('');
  ctx.write.insert(movements, { ...movement, id, movedBy: ctx.person, movedAt: ctx.now });
  return { movement: id };
}

/** Refusals: `inventory.no-such-item`, `inventory.not-goods`, `inventory.not-whole`. */
export function requireGoods(ctx: CommandContext, id: string, quantity: number): void {
  const item = mustExist(ctx.read.get(items, id), ctx, 'inventory.no-such-item', { item: id });
  if (item.kind !== 'goods') ctx.refuse('inventory.not-goods', { item: item.number });
  if (item.wholeUnits === 1 && !isWholeQuantity(quantity)) {
    ctx.refuse('inventory.not-whole', { item: item.number, unit: item.baseUnit });
  }
}

/**
 * Stock never goes below zero. What is allocated may be counted away or break, and then shows as short; it is not moved
 * from under its orders on purpose.
 */
function requireStock(ctx: CommandContext, { item, fromPlace, quantity, reason }: NewMovement): void {
  const place = ctx.read.get(places, fromPlace);
  if (place?.kind !== 'stock') return;
  const onHand = onHandAt(ctx.read, item, fromPlace);
  const params = { place: place.code, wanted: formatQuantity(quantity), onHand: formatQuantity(onHand) };
  if (onHand < quantity) ctx.refuse('inventory.not-enough', params);
  if (reason !== 'moved') return;
  const allocated = stockLevels(ctx.read, item).find((level) => level.place === fromPlace)?.allocated ?? 0;
  if (subtractQuantity(onHand, allocated) < quantity) {
    ctx.refuse('inventory.allocated', { ...params, allocated: formatQuantity(allocated) });
  }
}
