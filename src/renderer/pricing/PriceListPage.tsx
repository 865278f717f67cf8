import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { pricingQueries } from '../../shared/pricing/pricing-queries.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { CannotRead, EmptyPlace, Reading } from '../ui/NoticeLine.tsx';
import { RecordPage } from '../ui/page/RecordPage.tsx';
import { AssignmentSection } from './AssignmentSection.tsx';
import { PriceForm } from './PriceForm.tsx';
import { PriceListChange } from './PriceListForm.tsx';
import { audienceText, type PriceList } from './PriceListList.tsx';
import { PriceSection } from './PriceSection.tsx';
import { daysText } from './price-words.ts';
import { WhyPriceDialog } from './WhyPriceDialog.tsx';

/** A price list: whom it is for and what it says. */
export function PriceListPage() {
  const { list: id } = useParams({ strict: false }) as { readonly list: string };
  const answer = useAnswer(pricingQueries.listPriceLists, {});
  if (answer.error) return <CannotRead problem={answer.error} onTryAgain={() => void answer.refetch()} />;
  if (!answer.data) return <Reading />;
  const list = answer.data.lists.find((each) => each.id === id);
  return list ? (
    <PriceListRecord key={id} list={list} />
  ) : (
    <EmptyPlace sentence={say('pricing.no-such-list-here')} />
  );
}

function PriceListRecord({ list }: { readonly list: PriceList }) {
  const [open, setOpen] = useState<'change' | 'price' | 'why' | null>(null);
  const edit: PageAction = {
    id: 'price-list.change',
    title: say('pricing.change-list'),
    key: 'edit',
    run: () => setOpen('change'),
  };
  const why: PageAction = {
    id: 'price.explain',
    title: say('pricing.why'),
    key: 'why',
    run: () => setOpen('why'),
  };
  const close = () => setOpen(null);
  return (
    <>
      <RecordPage
        kind="price-list"
        title={list.name}
        fact={say(`pricing.kind-${list.kind}`)}
        actions={[edit, why]}
        primary={{
          id: 'price.set',
          title: say('pricing.set-price'),
          key: 'create',
          run: () => setOpen('price'),
        }}
        figures={[
          { title: say('pricing.for'), value: audienceText(list) },
          { title: say('pricing.currency'), value: list.currency },
          { title: say('pricing.days'), value: daysText(list) },
          ...(list.contractNumber === null
            ? []
            : [{ title: say('pricing.contract-number'), value: list.contractNumber }]),
        ]}
        history={{ record: list.id }}
      >
        {list.kind === 'base' ? null : <AssignmentSection list={list} />}
        <PriceSection list={list} />
      </RecordPage>
      {open === 'change' ? <PriceListChange list={list} onClose={close} /> : null}
      {open === 'price' ? <PriceForm list={list} onClose={close} /> : null}
      {open === 'why' ? <WhyPriceDialog onClose={close} /> : null}
    </>
  );
}
