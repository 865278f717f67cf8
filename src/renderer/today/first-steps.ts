import { stockQueries } from '../../shared/inventory/stock-queries.ts';
import { partyQueries } from '../../shared/parties/party-queries.ts';
import { pricingQueries } from '../../shared/pricing/pricing-queries.ts';
import type { Go } from '../orders/order-actions.ts';
import { today } from '../platform/date-format.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { useMay } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import type { TodayQueue } from './today-queues.ts';

/** What a company needs before its first order; a step is gone once it is done, however that came. */
export function useFirstSteps(go: Go): TodayQueue {
  const may = useMay('imports.run');
  const asked = { enabled: may };
  const parties = useAnswer(
    partyQueries.listParties,
    { side: 'customer', today: today(), limit: 1 },
    asked,
  ).data;
  const items = useAnswer(stockQueries.listItemStock, { today: today(), limit: 1 }, asked).data;
  const lists = useAnswer(pricingQueries.listPriceLists, {}, asked).data;
  const stock = useAnswer(stockQueries.listStock, { limit: 1 }, asked).data;
  const steps: readonly (readonly [string, string, number | undefined])[] = [
    ['customers', '/customers', parties?.total],
    ['items', '/items', items?.total],
    ['prices', '/prices', lists?.lists.length],
    ['stock', '/stock', stock?.total],
  ];
  const isRead = !may || steps.every(([, , total]) => total !== undefined);
  const missing = may && isRead ? steps.filter(([, , total]) => total === 0) : [];
  return {
    id: 'first-steps',
    title: say('today.first-steps'),
    count: isRead ? missing.length : undefined,
    path: null,
    rows: missing.map(([step, path]) => ({
      id: step,
      title: say(`today.step-${step}`),
      detail: say(`today.step-${step}-help`),
      time: null,
      path,
      action: { id: `today.step:${step}`, title: say('today.begin'), run: () => go(path) },
    })),
  };
}
