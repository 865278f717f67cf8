import { explainCredit } from '../../shared/credit/credit-queries.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { today } from '../platform/date-format.ts';
import { useAnswer } from '../platform/query-cache.ts';

export type CreditExplained = QueryOutput<typeof explainCredit>;

/** The section of a customer’s page in which the figures of the strip have their rows. */
export const CREDIT_SECTION = 'credit';

/** A customer's credit today and the rows it is made of; undefined until it is read. */
export function useCredit(customer: string): CreditExplained | undefined {
  const { data } = useAnswer(explainCredit, { customer, today: today() });
  return data?.customer === customer ? data : undefined;
}

/** Why a new order would be held. The answer is without one, and an order of nothing is never over the limit. */
export function holdsOfNext({ left, holds }: CreditExplained): CreditExplained['holds'] {
  return left !== null && left < 0 && !holds.includes('over-limit') ? ['over-limit', ...holds] : holds;
}
