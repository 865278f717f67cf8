import { inCompanyCurrency } from '../../shared/company/exchange-rate.ts';
import { creditVerdict } from '../../shared/credit/credit-exposure.ts';
import type { BusinessDate } from '../../shared/kernel/calendar.ts';
import type { MinorUnits } from '../../shared/kernel/money.ts';
import { subtractQuantity } from '../../shared/kernel/quantity.ts';
import { creditAllowances } from '../credit/credit-tables.ts';
import type { RowReader } from '../platform/row-reader.ts';
import type { Order } from './order-facts.ts';
import { creditCommitments } from './order-tables.ts';

/**
 * `over`: over the limit; `overdue`: the customer owes something for too long; `unknown`: there is a limit, and the order
 * is in another currency than it at a rate nobody has said.
 */
export interface OrderCredit {
  /** What the customer may still take up after this order, minor units of the company's currency; null without a limit. */
  readonly left: MinorUnits | null;
  readonly trouble: 'over' | 'overdue' | 'unknown' | null;
  /** What the order adds in the company's currency, null where it adds nothing. */
  readonly commits: MinorUnits | null;
  /** The day up to which the receivables in it are known. */
  readonly asOf: string | null;
}

/** `amount`: what of the order is not invoiced yet, tax included, in its own currency. */
export function creditOf(
  read: RowReader,
  order: Order,
  amount: MinorUnits,
  /** The company's currency, and the day it is. */
  { currency, today }: { readonly currency: string; readonly today: BusinessDate },
): OrderCredit {
  const published = order.customer === null ? undefined : read.get(creditAllowances, order.customer);
  const { allowance = null, holdFrom = null, asOf = null } = published ?? {};
  if (order.prepaid === 1 || order.customer === null) {
    return { left: allowance, trouble: null, commits: null, asOf };
  }
  const document = amountIn(currency, order, amount);
  if (document === null) {
    return { left: allowance, trouble: allowance === null ? null : 'unknown', commits: null, asOf };
  }
  const committed = committedByOthers(read, order);
  const { left, holds } = creditVerdict({ allowance, holdFrom }, { committed, document }, today);
  const trouble = holds.includes('over-limit') ? 'over' : holds.includes('overdue') ? 'overdue' : null;
  return { left, trouble, commits: document, asOf };
}

/** Whether a confirmed order would go on credit hold as things are now: what it adds is over the limit, or something is overdue. */
export function creditNow(
  read: RowReader,
  order: Order,
  today: BusinessDate,
): { readonly over: boolean; readonly overdue: boolean } {
  if (order.customer === null || order.committedAmount === null) return { over: false, overdue: false };
  const { allowance = null, holdFrom = null } = read.get(creditAllowances, order.customer) ?? {};
  const demand = { committed: committedByOthers(read, order), document: order.committedAmount };
  const { holds } = creditVerdict({ allowance, holdFrom }, demand, today);
  return { over: holds.includes('over-limit'), overdue: holds.includes('overdue') };
}

/** Null where the order is in another currency at a rate nobody has said. */
function amountIn(company: string, order: Order, amount: MinorUnits): MinorUnits | null {
  const { currency: document, exchangeRate } = order;
  if (document === company) return amount;
  return exchangeRate === null ? null : inCompanyCurrency(amount, exchangeRate, { document, company });
}

function committedByOthers(read: RowReader, order: Order): MinorUnits {
  const committed =
    order.customer === null ? 0 : (read.derived(creditCommitments, order.customer)[0]?.amount ?? 0);
  return subtractQuantity(committed, order.committedAmount ?? 0);
}
