import { Link } from '@tanstack/react-router';
import { itemQueries } from '../../shared/items/item-queries.ts';
import { useCompanyCurrency } from '../company/company-currency.ts';
import { showQuantity, showRate } from '../platform/number-format.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { FactList, RecordSection } from '../ui/page/RecordPage.tsx';
import type { Item } from './item-record.ts';

const NONE = '–';

export function ItemFacts({ item }: { readonly item: Item }) {
  const currency = useCompanyCurrency();
  const floor = item.floorPrice === null ? NONE : `${currency} ${showRate(item.floorPrice, currency)}`;
  return (
    <RecordSection title={say('items.facts')}>
      <FactList
        facts={[
          [say('items.description'), item.description],
          [say('items.group'), item.itemGroup ?? NONE],
          [say('items.kind'), say(`items.kind-${item.kind}`)],
          [say('items.base-unit'), item.baseUnit],
          [
            say('items.lead-time'),
            item.leadTimeDays === null
              ? say('items.not-known')
              : say('items.days', { count: item.leadTimeDays }),
          ],
          [
            say('items.weight'),
            item.weight === null
              ? say('items.not-known')
              : say('items.weight-of', { weight: showQuantity(item.weight), unit: item.baseUnit }),
          ],
          [say('items.tax-group'), item.taxGroup ?? NONE],
          [say('items.floor-price'), floor],
          ...(item.successor === null
            ? []
            : [[say('items.successor'), <Successor key="successor" item={item.successor} />] as const]),
          ...item.externalKeys.map(({ system, key }) => [say('items.known-in', { system }), key] as const),
          ...(item.note ? [[say('items.note'), item.note] as const] : []),
        ]}
      />
    </RecordSection>
  );
}

function Successor({ item }: { readonly item: string }) {
  const { data } = useAnswer(itemQueries.showItem, { item });
  if (!data) return null;
  return (
    <Link to={pagePath('items', item)}>
      {data.number}, {data.description}
    </Link>
  );
}
