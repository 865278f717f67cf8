import type { OrderCheck } from '../../../shared/orders/order-check.ts';
import { say, sentenceOf } from '../../platform/strings.ts';

/** An order that has no number yet cannot be told by it. */
export function sentenceOfCheck({ refusal: { code, params } }: OrderCheck): string {
  if (params.number !== '' && params.number !== null) return sentenceOf({ code, params });
  if (code === 'orders.no-lines') return say('entry.nothing-on-it');
  const sentence = sentenceOf({ code, params: { ...params, number: say('entry.this-order') } });
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
