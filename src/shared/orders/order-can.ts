import type { May } from '../kernel/may.ts';
import { formatQuantity, type Quantity } from '../kernel/quantity.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { afterConfirmCan } from './after-confirm-can.ts';
import { orderLifecycle } from './order-lifecycle.ts';
import { importedOrder, mayMove, type OrderFacts } from './order-moves.ts';

/** What a confirmation looks at besides (domain.md, section 1: what each trouble of an order does). */
export interface ConfirmFacts extends OrderFacts {
  readonly customerActive: boolean;
  readonly shipComplete: boolean;
  readonly lines: readonly ConfirmLine[];
  /** Lines that are complete or short-closed: nothing is promised of them any more. */
  readonly linesDone: number;
  readonly mayOverridePrice: boolean;
  /** Why prices off the list stand, as typed by the person who confirms. */
  readonly priceReason: string | null;
  /** Numbers of the customer's other orders with the same customer PO. */
  readonly repeatedPo: readonly string[];
  readonly overCredit: boolean;
}

export interface ConfirmLine {
  readonly position: number;
  readonly item: string;
  readonly itemEnded: boolean;
  /** The rate differs from the price by rule, and no approval covers it. */
  readonly offList: boolean;
  /** Wanted and not there, in base units. */
  readonly short: Quantity;
}

/** A rule looked at before a step: red stops it, amber is what will happen. */
export interface OrderCheck {
  readonly level: 'red' | 'amber';
  readonly line: number | null;
  readonly refusal: Refusal;
  /** The permission that goes past it with a reason; null where nothing does. */
  readonly override: string | null;
}

/** "May I?" for buttons, commands and tests alike. */
export const orderCan = {
  /** Lines, header, prices: of a draft only. A confirmed order is withdrawn first, and the next confirmation is a revision. */
  change(facts: OrderFacts): May {
    if (facts.origin === 'imported') return importedOrder(facts);
    return (
      facts.status === 'draft' ||
      refusal('orders.not-a-draft', { number: facts.number, status: facts.status })
    );
  },

  confirm(facts: ConfirmFacts): May {
    return andChecks(mayMove(facts, 'confirmed', 'draft'), facts);
  },

  ...afterConfirmCan,

  /** Every check again. */
  reopen(facts: ConfirmFacts): May {
    return andChecks(mayMove(facts, 'confirmed', 'closed'), facts);
  },

  /** What was changed is looked at like a confirmation; whether it may be amended at all, `amend` said before. */
  keepAmended(facts: ConfirmFacts): May {
    return andChecks(true, facts);
  },

  hold(facts: OrderFacts): May {
    if (facts.origin === 'imported') return importedOrder(facts);
    return (
      !orderLifecycle.isTerminal(facts.status) || refusal('orders.is-cancelled', { number: facts.number })
    );
  },
} as const;

/** Everything a person should know before confirming, all at once; red ones stop it. */
export function orderChecks(facts: ConfirmFacts): readonly OrderCheck[] {
  const checks: OrderCheck[] = [];
  const add = (
    level: OrderCheck['level'],
    found: Refusal,
    line: number | null = null,
    override: string | null = null,
  ) => checks.push({ level, line, refusal: found, override });
  if (facts.lines.length + facts.linesDone === 0)
    add('red', refusal('orders.no-lines', { number: facts.number }));
  if (!facts.customerActive) add('red', refusal('orders.customer-inactive'));
  for (const line of facts.lines) {
    const params = { line: line.position, item: line.item };
    if (line.itemEnded) add('red', refusal('orders.item-ended', params), line.position);
    const price = priceTrouble(facts, line);
    if (price) add('red', refusal(price, params), line.position, 'pricing.override');
  }
  const short = facts.lines.filter((line) => line.short > 0);
  for (const { position, item, short: missing } of short) {
    const params = { line: position, item, short: formatQuantity(missing) };
    if (facts.shipComplete) add('red', refusal('orders.ship-complete-short', params), position);
    else add('amber', refusal('orders.will-backorder', params), position);
  }
  if (facts.repeatedPo.length > 0) {
    add('amber', refusal('orders.repeated-po', { orders: facts.repeatedPo.join(', ') }));
  }
  if (facts.overCredit) add('amber', refusal('orders.over-credit', { number: facts.number }));
  return checks;
}

function andChecks(moved: May, facts: ConfirmFacts): May {
  if (moved !== true) return moved;
  return orderChecks(facts).find(({ level }) => level === 'red')?.refusal ?? true;
}

function priceTrouble(facts: ConfirmFacts, line: ConfirmLine): string | null {
  if (!line.offList) return null;
  if (!facts.mayOverridePrice) return 'orders.price-needs-approval';
  return facts.priceReason === null ? 'orders.price-needs-reason' : null;
}
