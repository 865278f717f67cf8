import { itemCommands } from '../items/item-commands.ts';
import { type ItemState, isSoldOff } from '../items/item-lifecycle.ts';
import { itemCan } from '../items/item-rules.ts';
import { type Has, type NextStep, nextStep, type StepCommand } from '../kernel/next-step.ts';
import { addQuantity, type Quantity } from '../kernel/quantity.ts';
import { pricingCommands } from '../pricing/pricing-commands.ts';
import { expectedReceiptCommands } from './expected-receipt-commands.ts';
import { stockCommands } from './stock-commands.ts';

/** What somebody does next about the stock of an item, and about the item itself. */
export const stockSteps = ['adjust', 'receive', 'allocate', 'expect'] as const;
export const itemSteps = [
  'receive',
  'allocate',
  'expect',
  'add-price',
  'activate',
  'name-successor',
  'end',
] as const;
export type StockStep = (typeof stockSteps)[number];
export type ItemStep = (typeof itemSteps)[number];

/** Quantities in the item's base unit: of a place, or of all places together. */
export interface StockStepFacts {
  readonly lifecycle: ItemState;
  /** On hand minus allocated. */
  readonly available: Quantity;
  /** What order lines wait for, wherever it is. */
  readonly waiting: Quantity;
  /** What is still to come of it, in time or overdue. */
  readonly coming: Quantity;
  /** Some of that should be here by today. */
  readonly isDue: boolean;
}

export interface ItemStepFacts extends StockStepFacts {
  readonly item: string;
  readonly kind: 'goods' | 'charge';
  readonly successor: string | null;
  readonly onHand: Quantity;
  /** A list has a price of it that holds today, or will. */
  readonly hasPrice: boolean;
}

/** Commands of later domains; a test compares them with their declarations. */
export const laterStockCommands = {
  allocate: { name: 'backorder.allocate', permission: 'orders.confirm' },
} as const satisfies Readonly<Record<string, StepCommand>>;

/** What lies at a place: first what cannot be true, then what stands at the door, then who waits. */
export function stockStepOf(facts: StockStepFacts, has: Has): NextStep<StockStep> | null {
  return facts.available < 0 ? nextStep('adjust', stockCommands.adjustStock, has) : supplyStepOf(facts, has);
}

/** What it takes to sell it: goods for those who wait, a price, and at the end of its life what to offer instead. */
export function itemStepOf(facts: ItemStepFacts, has: Has): NextStep<ItemStep> | null {
  const { item, kind, lifecycle, successor, onHand, coming, waiting, hasPrice } = facts;
  const { changeItemLifecycle } = itemCommands;
  const supply = kind === 'goods' && lifecycle !== 'ended' ? supplyStepOf(facts, has) : null;
  if (supply) return supply;
  if (isSoldOff(lifecycle)) {
    if (successor === null) return nextStep('name-successor', changeItemLifecycle, has);
    if (lifecycle === 'ended' || onHand !== 0 || coming !== 0 || waiting !== 0) return null;
    const may = itemCan.move({ item, from: lifecycle, to: 'ended', successor: 'none' });
    return nextStep('end', changeItemLifecycle, has, may);
  }
  if (kind === 'goods' && !hasPrice) return nextStep('add-price', pricingCommands.setPrice, has);
  if (lifecycle === 'active') return null;
  const may = itemCan.move({ item, from: lifecycle, to: 'active', successor: 'none' });
  return nextStep('activate', changeItemLifecycle, has, may);
}

function supplyStepOf(facts: StockStepFacts, has: Has): NextStep<'receive' | 'allocate' | 'expect'> | null {
  const { lifecycle, available, waiting, coming, isDue } = facts;
  if (isDue) return nextStep('receive', expectedReceiptCommands.receiveExpected, has);
  if (waiting > 0 && available > 0) return nextStep('allocate', laterStockCommands.allocate, has);
  const short = addQuantity(waiting, available < 0 ? -available : 0);
  // What is sold off is not bought again.
  if (short <= coming || lifecycle !== 'active') return null;
  return nextStep('expect', expectedReceiptCommands.addExpectedReceipt, has);
}
