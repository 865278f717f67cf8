import { useCallback, useMemo, useState } from 'react';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { pricingQueries } from '../../shared/pricing/pricing-queries.ts';
import { today } from '../platform/date-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import { NeverUsed } from '../ui/list/NeverUsed.tsx';
import { RowActions } from '../ui/list/RowActions.tsx';
import { rowsAtHand } from '../ui/list/row-source.ts';
import { nextFirst, stepAction } from '../ui/list/step-action.ts';
import { ListPage } from '../ui/page/ListPage.tsx';
import { FactList } from '../ui/page/RecordPage.tsx';
import { RecordPreview } from '../ui/page/RecordPreview.tsx';
import { StillTimeline } from '../ui/page/RecordTimeline.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { PriceForm } from './PriceForm.tsx';
import { PriceListChange, PriceListForm } from './PriceListForm.tsx';
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
  const [acting, setActing] = useState<{ readonly how: 'price' | 'renew'; readonly list: PriceList } | null>(
    null,
  );
  const close = () => setActing(null);
  const { open } = address;
  const next = useCallback(
    (list: PriceList) => listStepAction(list, (how) => setActing({ how, list }), open),
    [open],
  );
  const answer = useAnswer(pricingQueries.listPriceLists, { today: today() }).data;
  const source = useMemo(() => rowsAtHand(answer?.lists), [answer]);
  const create: PageAction = {
    id: 'price-list.create',
    title: say('pricing.new-list'),
    key: 'create',
    run: () => setAdding(true),
  };
  return (
    <>
      <ListPage<PriceList>
        {...page}
        kind="price-lists"
        label={say('place.prices')}
        primary={create}
        columns={columns}
        source={source}
        cursor={address.cursor}
        selectable={false}
        rowId={({ id }) => id}
        onOpen={({ id }) => address.open(pagePath('prices', id))}
        next={next}
        preview={(list, step) => (
          <RecordPreview
            title={list.name}
            actions={
              <RowActions
                actions={nextFirst(step, [
                  {
                    id: 'price-list.open',
                    title: say('pricing.open'),
                    run: () => open(pagePath('prices', list.id)),
                  },
                ])}
              />
            }
          >
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
            <StillTimeline record={list.id} first={5} />
          </RecordPreview>
        )}
        empty={<NeverUsed sentence={say('pricing.no-lists')} create={create} imports="prices" />}
      />
      {acting?.how === 'price' ? <PriceForm list={acting.list} onClose={close} /> : null}
      {acting?.how === 'renew' ? <PriceListChange list={acting.list} onClose={close} /> : null}
      {adding ? (
        <PriceListForm
          onClose={() => setAdding(false)}
          onMade={(id) => address.open(pagePath('prices', id))}
        />
      ) : null}
    </>
  );
}

const LETTERS: Readonly<Partial<Record<string, PageAction['key']>>> = { renew: 'edit', assign: 'assign' };

/** What is next for a list, as a button: it asks for a price or a last day, or leads to whom the list is for. */
function listStepAction(
  { id, nextStep }: PriceList,
  begin: (how: 'price' | 'renew') => void,
  open: (path: string) => void,
): PageAction | null {
  if (nextStep === null) return null;
  const { action } = nextStep;
  return stepAction(nextStep, id, {
    title: say(`pricing.next-${action}`),
    key: LETTERS[action],
    run() {
      if (action === 'assign') open(pagePath('prices', id));
      else begin(action === 'renew' ? 'renew' : 'price');
    },
  });
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
