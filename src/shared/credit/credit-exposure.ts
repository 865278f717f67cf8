import { type MinorUnits, sumOf } from '../kernel/money.ts';

/**
 * What a customer's orders may take up: limit minus open receivables, minor units of the company's currency. It may be
 * negative. Null where no limit was set. This is the published fact; limit and receivable stay with finance.
 */
export function creditAllowance(limit: MinorUnits | null, receivable: MinorUnits): MinorUnits | null {
  return limit === null ? null : sumOf([limit, -receivable]);
}

export interface CreditDemand {
  /** Uninvoiced part of the customer's other confirmed orders, tax included. */
  readonly committed: MinorUnits;
  /** The document looked at; nothing where it is prepaid. */
  readonly document: MinorUnits;
}

export interface CreditPosition {
  /** Allowance minus all demand; negative when over the limit. Null without a limit. */
  readonly left: MinorUnits | null;
  readonly over: boolean;
}

/**
 * Whether exposure (receivables + confirmed orders + this document, domain.md section 4) is over the limit. Exactly at
 * the limit is not. A document that adds nothing is never over: prepaid orders pass. Throws OutOfRange beyond ±(2⁵³ − 1).
 */
export function creditPosition(allowance: MinorUnits | null, demand: CreditDemand): CreditPosition {
  if (allowance === null) return { left: null, over: false };
  const left = sumOf([allowance, -demand.committed, -demand.document]);
  return { left, over: left < 0 && demand.document > 0 };
}

/** What finance sees: receivables + confirmed orders + this document. */
export function creditExposure(receivable: MinorUnits, demand: CreditDemand): MinorUnits {
  return sumOf([receivable, demand.committed, demand.document]);
}
