import { creditAllowance, creditExposure, creditPosition } from '../../shared/credit/credit-exposure.ts';
import { creditQueries } from '../../shared/credit/credit-queries.ts';
import { FINANCE } from '../../shared/people/scope-label.ts';
import { bindQueries } from '../platform/command-handler.ts';
import { rowReader } from '../platform/row-reader.ts';
import { explainCredit } from './credit-explanation.ts';
import { customerCredit } from './credit-tables.ts';

export const creditAnswers = bindQueries(creditQueries, {
  creditOfCustomer: (ctx, { customer }) => {
    if (!ctx.labels.has(FINANCE)) ctx.refuse('credit.not-held-here');
    const credit = rowReader(ctx.db).get(customerCredit, customer);
    // The ledger of commitments is kept by the orders, a later domain.
    const committed = (ctx.db
      .q('SELECT amount FROM creditCommitments WHERE customer = ?')
      .pluck()
      .get(customer) ?? 0) as number;
    const limit = credit?.creditLimit ?? null;
    const receivable = credit?.receivable ?? 0;
    const demand = { committed, document: 0 };
    return {
      customer,
      limit,
      receivable,
      receivableAsOf: credit?.receivableAsOf ?? null,
      overdue: credit?.overdue ?? null,
      overdueDays: credit?.overdueDays ?? null,
      graceDays: credit?.graceDays ?? null,
      committed,
      exposure: creditExposure(receivable, demand),
      left: creditPosition(creditAllowance(limit, receivable), demand).left,
    };
  },

  explainCredit,
});
