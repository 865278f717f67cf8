import type { May } from '../kernel/may.ts';
import { refusal } from '../kernel/refusal.ts';
import { afterConfirmCan } from './after-confirm-can.ts';
import type { ConfirmFacts } from './confirm-facts.ts';
import { isInTheWay } from './order-check.ts';
import { orderChecks } from './order-checks.ts';
import { orderLifecycle } from './order-lifecycle.ts';
import { importedOrder, mayMove, type OrderFacts } from './order-moves.ts';

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

function andChecks(moved: May, facts: ConfirmFacts): May {
  if (moved !== true) return moved;
  return orderChecks(facts).find(isInTheWay)?.refusal ?? true;
}
