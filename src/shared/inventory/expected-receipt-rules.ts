import type { BusinessDate } from '../kernel/calendar.ts';
import type { May } from '../kernel/may.ts';
import { type Has, type NextStep, nextStep } from '../kernel/next-step.ts';
import { type Quantity, subtractQuantity } from '../kernel/quantity.ts';
import { refusal } from '../kernel/refusal.ts';
import { expectedReceiptCommands, type expectedReceiptStates } from './expected-receipt-commands.ts';

export type ExpectedReceiptState = (typeof expectedReceiptStates)[number];

export interface ExpectedReceiptFacts {
  readonly receipt: string;
  readonly status: ExpectedReceiptState;
  /** A transfer between our sites is on its way already: it is received, or its movement is reversed. */
  readonly isTransfer: boolean;
  /** Base units. */
  readonly received: Quantity;
}

/** What may be done with an expected receipt: for the buttons and for the commands. */
export const expectedReceiptCan = {
  change: ({ receipt, status, isTransfer }: ExpectedReceiptFacts): May => {
    if (status !== 'open') return refusal('inventory.receipt-not-open', { receipt, status });
    return !isTransfer || refusal('inventory.receipt-is-transfer', { receipt });
  },

  cancel: (facts: ExpectedReceiptFacts): May => {
    const may = expectedReceiptCan.change(facts);
    if (may !== true) return may;
    return facts.received === 0 || refusal('inventory.receipt-begun', { receipt: facts.receipt });
  },

  reopen: ({ receipt, status, isTransfer }: ExpectedReceiptFacts): May => {
    if (status !== 'cancelled') return refusal('inventory.receipt-not-cancelled', { receipt, status });
    return !isTransfer || refusal('inventory.receipt-is-transfer', { receipt });
  },

  receive: ({ receipt, status }: ExpectedReceiptFacts): May =>
    status === 'open' || refusal('inventory.receipt-not-open', { receipt, status }),
};

/** What somebody does next with an expected receipt. */
export const receiptSteps = ['receive'] as const;

/** Whatever is expected is received in the end; what is here, or not expected any more, needs nobody. */
export function receiptStepOf(
  facts: ExpectedReceiptFacts,
  has: Has,
): NextStep<(typeof receiptSteps)[number]> | null {
  if (facts.status !== 'open') return null;
  return nextStep('receive', expectedReceiptCommands.receiveExpected, has, expectedReceiptCan.receive(facts));
}

/** What is still to come of `quantity`; never negative, because more than was expected may have come. */
export function stillExpected(quantity: Quantity, received: Quantity): Quantity {
  return received >= quantity ? 0 : subtractQuantity(quantity, received);
}

/** Not here, and its day is over: it is flagged, and nothing is promised on it. */
export function isOverdue(date: BusinessDate, today: BusinessDate): boolean {
  return date < today;
}
