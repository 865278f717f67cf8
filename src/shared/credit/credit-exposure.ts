import { addDays, type BusinessDate, daysBetween } from '../kernel/calendar.ts';
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

/** What was typed of a customer's overdue amounts, with the receivable it is a part of. */
export interface OverdueFacts {
  /** Minor units; null or nothing: nothing is overdue. */
  readonly overdue: MinorUnits | null;
  /** Days the oldest of it was overdue on `asOf`. */
  readonly overdueDays: number | null;
  readonly asOf: BusinessDate | null;
  /** Days beyond the terms the customer may be; null: no matter how many. */
  readonly graceDays: number | null;
}

/**
 * The day from which new orders are held because something is overdue for longer than the customer may be; null while
 * nothing is. A published fact: it tells no amount.
 */
export function holdFromOf({ overdue, overdueDays, asOf, graceDays }: OverdueFacts): BusinessDate | null {
  if (overdue === null || overdue <= 0 || overdueDays === null) return null;
  if (asOf === null || graceDays === null) return null;
  return addDays(asOf, graceDays - overdueDays + 1);
}

/** Days the oldest overdue amount is overdue on `today`, as long as nothing newer was typed; null where nothing is. */
export function overdueDaysOn(
  { overdue, overdueDays, asOf }: Omit<OverdueFacts, 'graceDays'>,
  today: BusinessDate,
): number | null {
  if (overdue === null || overdue <= 0 || overdueDays === null || asOf === null) return null;
  return overdueDays + Math.max(0, daysBetween(asOf, today));
}

/** What finance publishes of a customer: all that an order needs. Nothing published: no limit, nothing overdue. */
export interface PublishedCredit {
  readonly allowance: MinorUnits | null;
  readonly holdFrom: BusinessDate | null;
}

export interface CreditVerdict {
  /** What is left of the limit after the document; null without a limit. */
  readonly left: MinorUnits | null;
  /** Why the document is held, every reason there is; none: it is not. */
  readonly holds: readonly ('over-limit' | 'overdue')[];
}

/** Whether a document goes on credit hold on a day. One that adds nothing (prepaid) never does. */
export function creditVerdict(
  { allowance, holdFrom }: PublishedCredit,
  demand: CreditDemand,
  today: BusinessDate,
): CreditVerdict {
  const { left, over } = creditPosition(allowance, demand);
  const isOverdue = demand.document > 0 && holdFrom !== null && today >= holdFrom;
  return {
    left,
    holds: [...(over ? (['over-limit'] as const) : []), ...(isOverdue ? (['overdue'] as const) : [])],
  };
}
