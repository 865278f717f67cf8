import type { May } from '../kernel/may.ts';
import { addQuantity, formatQuantity, type Quantity } from '../kernel/quantity.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import {
  isShippedComplete,
  leastAmendable,
  leastComplete,
  mostShippable,
  type ProgressLine,
} from './line-progress.ts';
import type { HoldKind } from './order-lifecycle.ts';
import { importedOrder, mayMove, type OrderFacts, standsOtherwise } from './order-moves.ts';

/** What has happened to an order since it was confirmed. */
export interface ProgressFacts extends OrderFacts {
  readonly shipComplete: boolean;
  /** The customer has it in writing. */
  readonly isSent: boolean;
  /** Kinds of holds that stand. */
  readonly holds: readonly HoldKind[];
  /** The customer is over the credit limit, and no release covers the order's value. */
  readonly overCredit: boolean;
  /** The customer owes something for too long, and no release covers the order's value. */
  readonly overdue: boolean;
  readonly lines: readonly ProgressLine[];
}

/** What somebody would ship of one line, in base units, and how much of it is where it would come from. */
export interface AskedShipment {
  readonly line: ProgressLine;
  readonly quantity: Quantity;
  readonly there: Quantity;
}

/** What an amendment would do to one line; quantities in base units. */
export interface AskedChange {
  readonly line: ProgressLine;
  readonly quantity: Quantity;
  readonly changesItem: boolean;
  readonly changesPrice: boolean;
}

/** Rules for what happens after a confirmation: part of `orderCan`, for buttons, commands and tests alike. */
export const afterConfirmCan = {
  /** While nothing is picked, shipped, invoiced or sent to the customer. */
  withdraw(facts: ProgressFacts): May {
    const moved = mayMove(facts, 'draft', 'confirmed');
    if (moved !== true) return moved;
    const { number } = facts;
    if (some(facts, 'picked') || some(facts, 'packed'))
      return refusal('orders.picked-so-not-withdrawn', { number });
    if (some(facts, 'shipped')) return refusal('orders.shipped-so-not-withdrawn', { number });
    if (some(facts, 'invoiced')) return refusal('orders.invoiced-so-not-withdrawn', { number });
    return !facts.isSent || refusal('orders.sent-so-not-withdrawn', { number });
  },

  /** Never after something was packed or shipped: lines that have not left are cancelled instead. */
  cancel(facts: ProgressFacts): May {
    const moved = mayMove(facts, 'cancelled', null);
    if (moved !== true) return moved;
    const left = facts.lines.find(({ progress }) => progress.packed > 0 || progress.shipped > 0);
    return !left || refusal('orders.shipped-so-not-cancelled', { number: facts.number, line: left.position });
  },

  /** Lines with something missing are short-closed, and that needs a reason. */
  close(facts: ProgressFacts, why: string | null): May {
    const moved = mayMove(facts, 'closed', 'confirmed');
    if (moved !== true) return moved;
    const open = facts.lines.filter(({ status, isGoods }) => status === 'open' && isGoods);
    return (
      open.length === 0 ||
      why !== null ||
      refusal('orders.close-needs-reason', { number: facts.number, lines: open.length })
    );
  },

  /** The document as a whole; {@link afterConfirmCan.amendLine} looks at each line. */
  amend(facts: OrderFacts): May {
    if (facts.origin === 'imported') return importedOrder(facts);
    return facts.status === 'confirmed' || standsOtherwise(facts);
  },

  amendLine({ line, quantity, changesItem, changesPrice }: AskedChange): May {
    const { position, progress } = line;
    if (line.status === 'cancelled' || line.status === 'short-closed') {
      return refusal('orders.line-ended', { line: position, status: line.status });
    }
    const least = leastAmendable(progress);
    if (quantity < least) {
      return refusal('orders.less-than-shipped', { line: position, least: formatQuantity(least) });
    }
    if (changesItem && least > 0) return refusal('orders.item-left', { line: position });
    return !changesPrice || progress.invoiced === 0 || refusal('orders.price-invoiced', { line: position });
  },

  /** A line of which nothing has left. What has left is short-closed. */
  removeLine(facts: OrderFacts, line: ProgressLine): May {
    const open = openLine(facts, line);
    if (open !== true) return open;
    return (
      leastAmendable(line.progress) === 0 ||
      refusal('orders.line-left', { line: line.position, shipped: formatQuantity(line.progress.shipped) })
    );
  },

  /** The last line is not cancelled alone: the order is. */
  cancelLine(facts: ProgressFacts, line: ProgressLine): May {
    const removable = afterConfirmCan.removeLine(facts, line);
    if (removable !== true) return removable;
    const others = facts.lines.some(({ id, status }) => id !== line.id && status !== 'cancelled');
    return others || refusal('orders.last-line', { number: facts.number, line: line.position });
  },

  /** A line that got less than ordered, or nothing: by decision. */
  shortCloseLine(facts: OrderFacts, line: ProgressLine): May {
    return openLine(facts, line);
  },

  /** Any order of a customer we know, history included. */
  copy(facts: OrderFacts, customer: 'active' | 'inactive' | null): May {
    if (customer === null || facts.kind !== 'order') {
      return refusal('orders.cannot-copy', { number: facts.number });
    }
    return customer === 'active' || refusal('orders.customer-inactive');
  },

  /** Holds first, each by name, then what stands in the way of the goods. */
  ship(facts: ProgressFacts, asked: readonly AskedShipment[]): May {
    return shipTroubles(facts, asked)[0] ?? true;
  },
} as const;

/** Everything that keeps these goods here, for a screen that shows all of it at once. */
export function shipTroubles(facts: ProgressFacts, asked: readonly AskedShipment[]): readonly Refusal[] {
  const { number } = facts;
  const confirmed = afterConfirmCan.amend(facts);
  if (confirmed !== true) return [confirmed];
  const troubles: Refusal[] = [...new Set(facts.holds)].map((kind) => refusal(HELD[kind], { number }));
  if (facts.overCredit && !facts.holds.includes('credit')) {
    troubles.push(refusal('orders.over-credit-now', { number }));
  } else if (facts.overdue && !facts.holds.includes('credit')) {
    troubles.push(refusal('orders.overdue-now', { number }));
  }
  if (!asked.some(({ quantity }) => quantity > 0))
    troubles.push(refusal('orders.nothing-to-ship', { number }));
  for (const shipment of asked) troubles.push(...shipmentTroubles(shipment));
  if (facts.shipComplete) {
    const left = facts.lines.find((line) => line.status === 'open' && line.isGoods && !isWhole(line, asked));
    if (left)
      troubles.push(
        refusal('orders.ship-complete-needs-all', { number, line: left.position, item: left.item }),
      );
  }
  return troubles;
}

function shipmentTroubles({ line, quantity, there }: AskedShipment): readonly Refusal[] {
  const { position, item, status, progress, tolerance } = line;
  if (!line.isGoods) return [refusal('orders.charge-not-shipped', { line: position, item })];
  if (status === 'cancelled' || status === 'short-closed') {
    return [refusal('orders.line-ended', { line: position, status })];
  }
  const most = mostShippable(progress.ordered, tolerance);
  const params = { line: position, item, wanted: formatQuantity(quantity) };
  if (addQuantity(progress.shipped, quantity) > most) {
    const left = formatQuantity(Math.max(0, most - progress.shipped));
    return [refusal('orders.over-shipment', { ...params, left })];
  }
  return quantity > there
    ? [refusal('orders.ship-not-there', { ...params, there: formatQuantity(there) })]
    : [];
}

function isWhole(line: ProgressLine, asked: readonly AskedShipment[]): boolean {
  const now = asked.filter((each) => each.line.id === line.id);
  const shipped = now.reduce((sum, { quantity }) => addQuantity(sum, quantity), line.progress.shipped);
  return shipped >= leastComplete(line.progress.ordered, line.tolerance);
}

function openLine(facts: OrderFacts, line: ProgressLine): May {
  const amendable = afterConfirmCan.amend(facts);
  if (amendable !== true) return amendable;
  if (line.status === 'open' && !(line.isGoods && isShippedComplete(line))) return true;
  return refusal('orders.line-ended', { line: line.position, status: line.status });
}

function some({ lines }: ProgressFacts, axis: 'picked' | 'packed' | 'shipped' | 'invoiced'): boolean {
  return lines.some(({ progress }) => progress[axis] > 0);
}

const HELD: Readonly<Record<HoldKind, string>> = {
  credit: 'orders.held-for-credit',
  price: 'orders.held-for-price',
  export: 'orders.held-for-export',
  address: 'orders.held-for-address',
  manual: 'orders.held-by-hand',
};
