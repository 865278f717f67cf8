import type { Permission } from '../kernel/command.ts';
import type { May } from '../kernel/may.ts';
import { type Has, type NextStep, nextStep, type StepCommand } from '../kernel/next-step.ts';
import { refusal } from '../kernel/refusal.ts';
import { addressCommands } from './address-commands.ts';
import { customerCommands } from './customer-commands.ts';
import { partyCan, type Side, type SideFacts } from './party-rules.ts';
import { vendorCommands } from './vendor-commands.ts';

/** What somebody does next with a customer or a vendor. */
export const partySteps = ['release', 'receive', 'add-terms', 'add-address', 'order'] as const;
export type PartyStep = (typeof partySteps)[number];

/** A hold that is not released. */
export interface StandingHold {
  readonly kind: string;
  /** The asking person’s own words placed it. */
  readonly isOwn: boolean;
}

export interface PartyStepFacts extends SideFacts {
  readonly hasTerms: boolean;
  readonly hasShipTo: boolean;
  /** What stands on orders of the customer. */
  readonly holds: readonly StandingHold[];
  /** Something expected from the vendor should be here by today. */
  readonly receiptsDue: boolean;
}

/** Commands of later domains; a test compares them with their declarations. */
export const laterCommands = {
  /** Which right a hold needs depends on its kind: `mayReleaseHold`. */
  release: { name: 'hold.release', permission: null },
  receive: { name: 'receipt-expected.receive', permission: 'inventory.receive' },
  order: { name: 'order.create', permission: 'orders.enter' },
} as const satisfies Readonly<Record<string, StepCommand>>;

/** The right that releases a hold: credit is for those who answer for it. */
export function releasePermission(kind: string): Permission {
  return kind === 'credit' ? 'credit.release' : 'orders.release';
}

/** Whoever put an order on hold by hand may lift that hold again. */
export function mayReleaseHold({ kind, isOwn }: StandingHold, has: Has): May {
  const may = (kind === 'manual' && isOwn) || has(releasePermission(kind));
  return may || refusal('orders.may-not-release', { kind });
}

/** What stands in the way of orders first, then what their papers lack, then the next order. Who trades no more has none. */
export function partyStepOf(side: Side, facts: PartyStepFacts, has: Has): NextStep<PartyStep> | null {
  const may = partyCan.trade(facts);
  if (may !== true) return null;
  const { changeCustomer } = customerCommands;
  if (side === 'vendor') {
    if (facts.receiptsDue) return nextStep('receive', laterCommands.receive, has);
    return facts.hasTerms ? null : nextStep('add-terms', vendorCommands.changeVendor, has);
  }
  const [hold, ...others] = facts.holds.map((each) => mayReleaseHold(each, has));
  if (hold !== undefined) {
    return nextStep('release', laterCommands.release, has, others.includes(true) ? true : hold);
  }
  if (!facts.hasTerms) return nextStep('add-terms', changeCustomer, has, partyCan.change(facts));
  if (!facts.hasShipTo) return nextStep('add-address', addressCommands.addAddress, has);
  return nextStep('order', laterCommands.order, has);
}
