import type { May } from '../kernel/may.ts';
import { refusal } from '../kernel/refusal.ts';
import { afterConfirmCan } from './after-confirm-can.ts';
import type { ConfirmFacts } from './confirm-facts.ts';
import { isInTheWay } from './order-check.ts';
import { orderChecks } from './order-checks.ts';
import { orderLifecycle } from './order-lifecycle.ts';
import { importedOrder, mayMove, type OrderFacts, standsOtherwise } from './order-moves.ts';

/** "May I?" for buttons, commands and tests alike. */
export const orderCan = {
  /** Lines, header, prices: of a draft only. A confirmed order is withdrawn first, and the next confirmation is a revision. */
  change(facts: OrderFacts): May {
    if (facts.origin === 'imported') return importedOrder(facts);
    if (facts.status === 'draft') return true;
    return facts.status === 'confirmed'
      ? refusal('orders.not-a-draft', { number: facts.number, status: facts.status })
      : standsOtherwise(facts);
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
    return !orderLifecycle.isTerminal(facts.status) || standsOtherwise(facts);
  },
} as const;

function andChecks(moved: May, facts: ConfirmFacts): May {
  if (moved !== true) return moved;
  return orderChecks(facts).find(isInTheWay)?.refusal ?? true;
}
