import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { pricingCommands } from '../../shared/pricing/pricing-commands.ts';
import { pricingQueries } from '../../shared/pricing/pricing-queries.ts';
import { runAndSay } from '../platform/command-runs.ts';
import { showCount, showQuantity, showRate } from '../platform/number-format.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { RowAction } from '../ui/list/RowAction.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import { PriceForm } from './PriceForm.tsx';
import type { PriceList } from './PriceListList.tsx';
import { daysText } from './price-words.ts';

export type ListPrice = QueryOutput<typeof pricingQueries.showPriceList>['prices'][number];

const STEP = 100;
const MOST = 500;

/** The prices of a list by item, unit, quantity and day; found by the beginning of the item number. */
export function PriceSection({ list }: { readonly list: PriceList }) {
  const [text, setText] = useState('');
  const [limit, setLimit] = useState(STEP);
  const [acting, setActing] = useState<{ readonly price: ListPrice; readonly how: 'change' | 'end' } | null>(
    null,
  );
  const answer = useAnswer(pricingQueries.showPriceList, {
    list: list.id,
    limit,
    ...(text.trim() === '' ? {} : { text: text.trim() }),
  }).data;
  const close = () => setActing(null);
  const remove = (price: ListPrice) =>
    void runAndSay(
      pricingCommands.removePrice,
      { price: price.id },
      say('pricing.removed-price', { item: price.itemNumber }),
    );
  return (
    <RecordSection
      title={say('pricing.prices', { total: showCount(answer?.total ?? 0) })}
      actions={
        <TextInput
          aria-label={say('pricing.find-item')}
          placeholder={say('pricing.find-item')}
          w={200}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      }
    >
      <PlainTable
        label={say('pricing.prices-label')}
        rows={answer?.prices ?? []}
        rowId={({ id }) => id}
        empty={say(text.trim() === '' ? 'pricing.no-prices' : 'pricing.no-price-matches', {
          text: text.trim(),
        })}
        columns={[
          { id: 'item', title: say('pricing.item'), render: ({ itemNumber }) => itemNumber },
          { id: 'what', title: say('pricing.description'), render: ({ description }) => description },
          {
            id: 'from',
            title: say('pricing.from'),
            align: 'end',
            render: ({ fromQuantity }) => (fromQuantity === 0 ? '' : showQuantity(fromQuantity)),
          },
          { id: 'unit', title: say('pricing.unit'), render: ({ unit }) => unit },
          {
            id: 'price',
            title: say('pricing.price-in', { currency: list.currency }),
            align: 'end',
            render: ({ price }) => showRate(price, list.currency),
          },
          { id: 'days', title: say('pricing.days'), render: (price) => daysText(price) },
          {
            id: 'acts',
            title: '',
            align: 'end',
            render: (price) => (
              <>
                <RowAction
                  title={say('pricing.change-of', { item: price.itemNumber })}
                  command="price.set"
                  label={say('pricing.change')}
                  onRun={() => setActing({ price, how: 'change' })}
                />
                <RowAction
                  title={say('pricing.end-of', { item: price.itemNumber })}
                  command="price.end"
                  label={say('pricing.end')}
                  onRun={() => setActing({ price, how: 'end' })}
                />
                <RowAction
                  title={say('pricing.remove-of', { item: price.itemNumber })}
                  command="price.remove"
                  label={say('pricing.remove')}
                  onRun={() => remove(price)}
                />
              </>
            ),
          },
        ]}
      />
      {answer?.next && limit < MOST ? (
        <ActionButton
          look="quiet"
          action={{
            id: 'price-list.more',
            title: say('pricing.more'),
            run: () => setLimit(Math.min(MOST, limit + STEP * 2)),
          }}
        />
      ) : null}
      {acting?.how === 'change' ? <PriceForm list={list} price={acting.price} onClose={close} /> : null}
      {acting?.how === 'end' ? <EndForm price={acting.price} onClose={close} /> : null}
    </RecordSection>
  );
}

function EndForm({ price, onClose }: { readonly price: ListPrice; readonly onClose: () => void }) {
  return (
    <CommandDialog
      title={say('pricing.end-of', { item: price.itemNumber })}
      command={pricingCommands.endPrice}
      fields={[
        {
          name: 'validUntil',
          label: say('pricing.last-day'),
          kind: 'date',
          help: say('pricing.last-day-help'),
        },
      ]}
      values={price}
      fixed={{ price: price.id }}
      said={() => say('pricing.ended-price', { item: price.itemNumber })}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
