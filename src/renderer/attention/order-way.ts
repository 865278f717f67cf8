import type { QueryOutput } from '../../shared/kernel/query.ts';
import { hasGivenPrice } from '../../shared/orders/given-price.ts';
import { showOrder } from '../../shared/orders/order-queries.ts';
import type { AttentionView } from '../../shared/sync/workstation-views.ts';
import { orderSentenceOf } from '../orders/order-sentences.ts';
import { showMoney } from '../platform/number-format.ts';
import { pagePath } from '../platform/page-path.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { askQuery } from '../platform/workstation-calls.ts';
import type { AttentionResend, AttentionWay } from './attention-ways.ts';

type Order = QueryOutput<typeof showOrder>;

/** Refusals that a person with the right to override prices would not have met. */
const PRICE_REASONS: ReadonlySet<string> = new Set([
  'orders.over-ceiling',
  'orders.below-floor',
  'orders.price-needs-approval',
  'orders.document-discount',
]);

/** What is about an order leads to it; a confirmation refused for its prices can go at those of the list. */
export async function orderWay(item: AttentionView): Promise<AttentionWay | null> {
  const { order: id } = (item.input ?? {}) as { readonly order?: unknown };
  if (!item.command.startsWith('order.') || typeof id !== 'string') return null;
  const answer = await askQuery(showOrder, { order: id });
  if (!answer.ok) return null;
  const order = answer.value;
  const isPrice = item.reason !== null && PRICE_REASONS.has(item.reason.code);
  return {
    record: {
      id,
      title: order.number,
      path: pagePath('orders', id),
      of: order.customerName ?? '',
      value: showMoney(order.total, order.currency),
      sentence: orderSentenceOf(order),
    },
    says: item.kind === 'changed' ? shortages(order) : [],
    resends: isPrice && item.command === 'order.confirm' ? atListPrices(order) : [],
    ...(isPrice ? { permission: 'pricing.override' } : {}),
  };
}

function shortages({ lines }: Order): readonly string[] {
  return lines.flatMap(({ position, itemNumber, backordered, backorderWhy }) => {
    if (backordered <= 0 || !backorderWhy) return [];
    const line = say('order.line-item', { line: position, item: itemNumber });
    return [`${line}. ${sentenceOf(backorderWhy)}`];
  });
}

function atListPrices({ id: order, status, lines }: Order): readonly AttentionResend[] {
  if (status !== 'draft' || !lines.some(hasGivenPrice)) return [];
  const title = say('attention.use-list-price');
  return [{ title, input: { order, atListPrices: true }, note: title }];
}
