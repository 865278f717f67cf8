import { useMemo } from 'react';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { priceConflicts } from '../../shared/pricing/price-conflicts.ts';
import { today } from '../platform/date-format.ts';
import { showRate } from '../platform/number-format.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import { RowAction } from '../ui/list/RowAction.tsx';
import { rowsAtHand } from '../ui/list/row-source.ts';
import { stepAction } from '../ui/list/step-action.ts';
import { EmptyPlace } from '../ui/NoticeLine.tsx';
import { ListPage } from '../ui/page/ListPage.tsx';
import { RecordPreview } from '../ui/page/RecordPreview.tsx';
import type { PricesFrame } from './PricesPage.tsx';
import { bandText } from './price-words.ts';

type Conflict = QueryOutput<typeof priceConflicts>['conflicts'][number];

/** Prices of equal standing that disagree: orders ask for a choice until one of them ends or outranks the other. */
export function ConflictList({ frame }: { readonly frame: PricesFrame }) {
  const { address, ...page } = frame;
  const answer = useAnswer(priceConflicts, { date: today() }).data;
  const source = useMemo(() => rowsAtHand(answer?.conflicts), [answer]);
  const columns: readonly ListColumn<Conflict>[] = [
    { id: 'item', title: say('pricing.item'), width: 100, render: ({ itemNumber }) => itemNumber },
    {
      id: 'what',
      title: say('pricing.description'),
      width: 120,
      grow: true,
      render: ({ description }) => description,
    },
    { id: 'for', title: say('pricing.for'), width: 130, leaves: 1, render: audience },
    {
      id: 'from',
      title: say('pricing.unit'),
      width: 90,
      render: (row) => bandText(row) || row.unit,
    },
    {
      id: 'prices',
      title: say('pricing.disagree'),
      width: 290,
      render: ({ between, currency }) =>
        between.map(({ price, listName }) => `${showRate(price, currency)} ${listName}`).join(' / '),
    },
  ];
  return (
    <ListPage<Conflict>
      {...page}
      kind="price-conflicts"
      label={say('place.prices')}
      columns={columns}
      source={source}
      cursor={address.cursor}
      selectable={false}
      rowId={({ item, unit, fromQuantity, customer, customerGroup }) =>
        [item, unit, fromQuantity, customer, customerGroup].join(' ')
      }
      onOpen={({ between }) => between[0] && address.open(pagePath('prices', between[0].list))}
      next={(row) =>
        stepAction(row.nextStep, [row.item, row.unit, row.fromQuantity].join(' '), {
          title: say('pricing.next-settle'),
          run: () => row.between[0] && address.open(pagePath('prices', row.between[0].list)),
        })
      }
      preview={(row) => (
        <RecordPreview title={row.itemNumber} fact={row.description}>
          <p>{say('pricing.conflict-for', { who: audience(row) })}</p>
          {row.between.map(({ list, listName, price }) => (
            <p key={list}>
              <strong>{showRate(price, row.currency)}</strong> {listName}{' '}
              <RowAction
                title={say('pricing.open-named', { name: listName })}
                label={say('pricing.open')}
                onRun={() => address.open(pagePath('prices', list))}
              />
            </p>
          ))}
          <p>{say('pricing.conflict-way-out')}</p>
        </RecordPreview>
      )}
      empty={<EmptyPlace sentence={say('pricing.no-conflicts')} />}
    />
  );
}

function audience({ customerName, customerGroup }: Conflict): string {
  if (customerGroup !== null) return say('pricing.group-named', { group: customerGroup });
  return customerName ?? say('pricing.for-everyone');
}
