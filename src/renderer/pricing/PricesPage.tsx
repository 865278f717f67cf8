import { useState } from 'react';
import { exchangeRateQueries } from '../../shared/company/exchange-rate-commands.ts';
import { priceConflicts } from '../../shared/pricing/price-conflicts.ts';
import { pricingQueries } from '../../shared/pricing/pricing-queries.ts';
import { today } from '../platform/date-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { type ListAddress, useListAddress } from '../ui/list/list-address.ts';
import { ConflictList } from './ConflictList.tsx';
import { ExchangeRateList } from './ExchangeRateList.tsx';
import { PriceListList } from './PriceListList.tsx';
import { PromotionList } from './PromotionList.tsx';
import { WhyPriceDialog } from './WhyPriceDialog.tsx';

const VIEWS = ['lists', 'promotions', 'conflicts', 'rates'] as const;

/** What each list of the prices page shows around its rows. */
export interface PricesFrame {
  readonly address: ListAddress;
  readonly views: readonly { readonly id: string; readonly title: string; readonly count?: number | null }[];
  readonly view: string;
  readonly onView: (view: string) => void;
  readonly actions: readonly PageAction[];
}

/** Price lists, promotions, conflicts and exchange rates: one place, four views. */
export function PricesPage() {
  const address = useListAddress({ view: 'lists', sort: 'name' });
  const [asking, setAsking] = useState(false);
  const counts = usePriceCounts();
  const why: PageAction = {
    id: 'price.explain',
    title: say('pricing.why'),
    key: 'why',
    run: () => setAsking(true),
  };
  const frame: PricesFrame = {
    address,
    view: address.view,
    onView: address.setView,
    views: VIEWS.map((id) => ({ id, title: say(`pricing.view-${id}`), count: counts[id] ?? null })),
    actions: [why],
  };
  return (
    <>
      <PricesView frame={frame} />
      {asking ? <WhyPriceDialog onClose={() => setAsking(false)} /> : null}
    </>
  );
}

/** How many rows each view holds; they are the answers the views read, so that counting asks nothing more. */
function usePriceCounts(): Readonly<Record<(typeof VIEWS)[number], number | undefined>> {
  return {
    lists: useAnswer(pricingQueries.listPriceLists, { today: today() }).data?.lists.length,
    promotions: useAnswer(pricingQueries.listPromotions, { today: today() }).data?.promotions.length,
    conflicts: useAnswer(priceConflicts, { date: today() }).data?.conflicts.length,
    rates: useAnswer(exchangeRateQueries.listExchangeRates, { today: today() }).data?.rates.length,
  };
}

function PricesView({ frame }: { readonly frame: PricesFrame }) {
  switch (frame.view) {
    case 'promotions':
      return <PromotionList frame={frame} />;
    case 'conflicts':
      return <ConflictList frame={frame} />;
    case 'rates':
      return <ExchangeRateList frame={frame} />;
    default:
      return <PriceListList frame={frame} />;
  }
}
