import type { PersonSession, Workstation } from '../workstation/workstation.ts';

/** The id of the order that has this number; what is no order's number is taken for an id as it is. */
export function orderNamed(workstation: Workstation, text: string, as: PersonSession | undefined): string {
  const found = workstation.query({ query: 'order.find', input: { text } }, as);
  if (!found.ok) return text;
  const { orders } = found.output as {
    readonly orders: readonly { readonly id: string; readonly number: string }[];
  };
  return orders.find(({ number }) => number.toUpperCase() === text.toUpperCase())?.id ?? text;
}
