import { creditCommands } from '../../shared/credit/credit-commands.ts';
import { creditAllowance } from '../../shared/credit/credit-exposure.ts';
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

  setReceivable: (ctx, { customer, receivable, asOf }) => {
    const stood = creditOf(ctx, customer);
    write(ctx, { ...stood, receivable, receivableAsOf: asOf });
    const before =
      stood.receivableAsOf === null ? null : { receivable: stood.receivable, asOf: stood.receivableAsOf };
    return { before };
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
    }
  );
}

/** The secret and the fact published from it change together. */
function write(ctx: CommandContext, credit: Credit): void {
  const { id, creditLimit, receivable, receivableAsOf } = credit;
  const fact = { id, allowance: creditAllowance(creditLimit, receivable), asOf: receivableAsOf };
  if (ctx.read.get(customerCredit, id)) {
    ctx.write.update(customerCredit, id, { creditLimit, receivable, receivableAsOf });
    ctx.write.update(creditAllowances, id, { allowance: fact.allowance, asOf: fact.asOf });
  } else {
    ctx.write.insert(customerCredit, credit);
    ctx.write.insert(creditAllowances, fact);
  }
}
