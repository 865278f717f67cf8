import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { itemQueries } from '../../shared/items/item-queries.ts';
import { availabilityQueries } from '../../shared/orders/availability-queries.ts';
import { today } from '../platform/date-format.ts';
import { showQuantity } from '../platform/number-format.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import { StockOutlookPicture } from './StockOutlookPicture.tsx';

/** What can be promised of goods when, on the page of the item; its reasons are one key away. */
export function StockItemSection({ record }: { readonly record: string }) {
  const isGoods = useAnswer(itemQueries.showItem, { item: record }).data?.kind === 'goods';
  const { data } = useAnswer(availabilityQueries.stockAvailability, { item: record, today: today() });
  const navigate = useNavigate();
  const path = pagePath('items', record, 'availability');
  const actions = useMemo(
    (): readonly PageAction[] => [
      {
        id: 'stock.availability',
        title: say('stock-promise.why-so'),
        key: 'why',
        run: () => void navigate({ to: path }),
      },
    ],
    [navigate, path],
  );
  usePageActions(isGoods ? actions : []);
  if (!data || !isGoods) return null;
  const { rows, unit } = data;
  return (
    <RecordSection
      title={say('stock-promise.promisable-when')}
      actions={<Link to={path as string}>{say('stock-promise.why-so')}</Link>}
    >
      {rows.length > 1 ? (
        <StockOutlookPicture rows={rows} unit={unit} today={data.today} />
      ) : (
        <p>{say('stock-promise.nothing-else', { quantity: showQuantity(data.availableNow), unit })}</p>
      )}
    </RecordSection>
  );
}
