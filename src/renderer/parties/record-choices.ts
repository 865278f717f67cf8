import { customerQueries } from '../../shared/parties/customer-queries.ts';
import { askQuery } from '../platform/workstation-calls.ts';
import type { FieldChoice } from '../ui/form/field-spec.ts';

/** Customers for a field, as they are typed: number, name or email. */
export async function customerChoices(text: string): Promise<readonly FieldChoice[]> {
  const answer = await askQuery(customerQueries.lookUpCustomer, { text });
  if (!answer.ok) return [];
  return answer.value.customers.map(({ id, name, code, city }) => ({
    value: id,
    title: name,
    detail: [code, city].filter(Boolean).join(', '),
  }));
}
