import { creditCommands } from '../../shared/credit/credit-commands.ts';
import { creditAllowance, holdFromOf } from '../../shared/credit/credit-exposure.ts';
import { FINANCE } from '../../shared/people/scope-label.ts';
import { parties } from '../parties/party-tables.ts';
import { bindCommands, type CommandContext } from '../platform/command-handler.ts';
import type { RowOf } from '../platform/table.ts';
import { creditAllowances, customerCredit } from './credit-tables.ts';

export const creditHandlers = bindCommands(creditCommands, {
  setCreditLimit: (ctx, { customer, limit }) => {
    const stood = creditOf(ctx, customer);
    write(ctx, { ...stood, creditLimit: limit });
    return { before: stood.creditLimit };
  },

  setReceivable: (ctx, { customer, receivable, asOf, overdue = null, overdueDays = null }) => {
    const stood = creditOf(ctx, customer);
    if ((overdue ?? 0) > 0 && overdueDays === null) ctx.refuse('credit.overdue-since-when');
    if ((overdue ?? 0) > Math.max(0, receivable)) ctx.refuse('credit.overdue-over-receivable');
    write(ctx, { ...stood, receivable, receivableAsOf: asOf, overdue, overdueDays });
    if (stood.receivableAsOf === null) return { before: null };
    const before = { receivable: stood.receivable, asOf: stood.receivableAsOf };
    return { before: { ...before, overdue: stood.overdue, overdueDays: stood.overdueDays } };
  },

  setGraceDays: (ctx, { customer, graceDays }) => {
    const stood = creditOf(ctx, customer);
    write(ctx, { ...stood, graceDays });
    return { before: stood.graceDays };
  },
});

type Credit = RowOf<typeof customerCredit>;

/** Refusals: `credit.not-held-here`, `credit.no-such-customer`. */
function creditOf(ctx: CommandContext, customer: string): Credit {
  if (!ctx.sees(FINANCE)) ctx.refuse('credit.not-held-here');
  const party = ctx.read.get(parties, customer);
  if (!party || party.customerState === 'none') ctx.refuse('credit.no-such-customer', { customer });
  return (
    ctx.read.get(customerCredit, customer) ?? {
      id: customer,
      creditLimit: null,
      receivable: 0,
      receivableAsOf: null,
      overdue: null,
      overdueDays: null,
      graceDays: null,
    }
  );
}

/** The secret and the fact published from it change together. */
function write(ctx: CommandContext, { id, ...credit }: Credit): void {
  const { creditLimit, receivable, receivableAsOf: asOf } = credit;
  const published = {
    allowance: creditAllowance(creditLimit, receivable),
    asOf,
    holdFrom: holdFromOf({ ...credit, asOf }),
  };
  if (ctx.read.get(customerCredit, id)) {
    ctx.write.update(customerCredit, id, credit);
    ctx.write.update(creditAllowances, id, published);
  } else {
    ctx.write.insert(customerCredit, { id, ...credit });
    ctx.write.insert(creditAllowances, { id, ...published });
  }
}
