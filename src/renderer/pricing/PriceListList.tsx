import { useMemo, useState } from 'react';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { pricingQueries } from '../../shared/pricing/pricing-queries.ts';
import { today } from '../platform/date-format.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import { NeverUsed } from '../ui/list/NeverUsed.tsx';
import { rowsAtHand } from '../ui/list/row-source.ts';
import { ListPage } from '../ui/page/ListPage.tsx';
import { FactList } from '../ui/page/RecordPage.tsx';
import { RecordPreview } from '../ui/page/RecordPreview.tsx';
import { StillTimeline } from '../ui/page/RecordTimeline.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { PriceListForm } from './PriceListForm.tsx';
import type { PricesFrame } from './PricesPage.tsx';
import { daysText } from './price-words.ts';

export type PriceList = QueryOutput<typeof pricingQueries.listPriceLists>['lists'][number];

const columns: readonly ListColumn<PriceList>[] = [
  { id: 'name', title: say('pricing.name'), width: 200, grow: true, render: ({ name }) => name },
  { id: 'kind', title: say('pricing.kind'), width: 150, render: ({ kind }) => say(`pricing.kind-${kind}`) },
  { id: 'for', title: say('pricing.for'), width: 190, render: (list) => audienceText(list) },
  { id: 'currency', title: say('pricing.currency'), width: 80, render: ({ currency }) => currency },
  { id: 'days', title: say('pricing.days'), width: 180, render: (list) => <Days list={list} /> },
];

export function PriceListList({ frame }: { readonly frame: PricesFrame }) {
  const { address, ...page } = frame;
  const [adding, setAdding] = useState(false);
  const answer = useAnswer(pricingQueries.listPriceLists, {}).data;
  const source = useMemo(() => rowsAtHand(answer?.lists), [answer]);
  return (
    <>
      <ListPage<PriceList>
        {...page}
        kind="price-lists"
        label={say('place.prices')}
        primary={{
          id: 'price-list.create',
          title: say('pricing.new-list'),
          key: 'create',
          run: () => setAdding(true),
        }}
        columns={columns}
        source={source}
        cursor={address.cursor}
        selectable={false}
        rowId={({ id }) => id}
        onOpen={({ id }) => address.open(pagePath('prices', id))}
        preview={(list) => (
          <RecordPreview title={list.name}>
            <FactList
              facts={[
                [say('pricing.kind'), say(`pricing.kind-${list.kind}`)],
                [say('pricing.for'), audienceText(list)],
                [say('pricing.days'), daysText(list)],
                ...(list.contractNumber === null
                  ? []
                  : [[say('pricing.contract-number'), list.contractNumber] as const]),
              ]}
            />
            <p>
              <ActionButton
                action={{
                  id: 'price-list.open',
                  title: say('pricing.open'),
                  run: () => address.open(pagePath('prices', list.id)),
                }}
              />
            </p>
            <StillTimeline record={list.id} first={5} />
          </RecordPreview>
        )}
        empty={<NeverUsed sentence={say('pricing.no-lists')} imports="prices" />}
      />
      {adding ? (
        <PriceListForm
          onClose={() => setAdding(false)}
          onMade={(id) => address.open(pagePath('prices', id))}
        />
      ) : null}
    </>
  );
}

/** Everybody, or the customers and groups it is assigned to. */
export function audienceText({ kind, assignments }: PriceList): string {
  if (kind === 'base') return say('pricing.for-everyone');
  const names = assignments.map(({ customerName, customerGroup }) =>
    customerGroup === null ? (customerName ?? '') : say('pricing.group-named', { group: customerGroup }),
  );
  return names.length === 0 ? say('pricing.for-nobody') : names.join(', ');
}

function Days({ list }: { readonly list: PriceList }) {
  if (list.validUntil !== null && list.validUntil < today()) {
    return <StateWord tone="muted">{say('pricing.ended', { days: daysText(list) })}</StateWord>;
  }
  return daysText(list);
}
