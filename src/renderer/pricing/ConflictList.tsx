import { useMemo, useState } from 'react';
import { priceConflicts } from '../../shared/pricing/price-conflicts.ts';
import { today } from '../platform/date-format.ts';
import { showRate } from '../platform/number-format.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import { rowsAtHand } from '../ui/list/row-source.ts';
import { stepAction } from '../ui/list/step-action.ts';
import { EmptyPlace } from '../ui/NoticeLine.tsx';
import { ListPage } from '../ui/page/ListPage.tsx';
import { RecordPreview } from '../ui/page/RecordPreview.tsx';
import { audienceOf, type Conflict, ConflictChoices, SettleDialog } from './ConflictChoices.tsx';
import type { PricesFrame } from './PricesPage.tsx';
import { bandText } from './price-words.ts';

/** Prices of equal standing that disagree: orders ask for a choice until one of them ends or outranks the other. */
export function ConflictList({ frame }: { readonly frame: PricesFrame }) {
  const { address, ...page } = frame;
  const [settling, setSettling] = useState<Conflict | null>(null);
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
    { id: 'for', title: say('pricing.for'), width: 130, leaves: 1, render: audienceOf },
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
  const openList = (list: string) => address.open(pagePath('prices', list));
  return (
    <>
      <ListPage<Conflict>
        {...page}
        kind="price-conflicts"
        label={say('place.prices')}
        columns={columns}
        source={source}
        cursor={address.cursor}
        selectable={false}
        rowId={keyOf}
        onOpen={setSettling}
        next={(row) =>
          stepAction(row.nextStep, keyOf(row), {
            title: say('pricing.next-settle'),
            run: () => setSettling(row),
          })
        }
        preview={(row) => (
          <RecordPreview title={row.itemNumber} fact={row.description}>
            <p>{say('pricing.conflict-for', { who: audienceOf(row) })}</p>
            <ConflictChoices key={keyOf(row)} conflict={row} onOpen={openList} />
          </RecordPreview>
        )}
        empty={<EmptyPlace sentence={say('pricing.no-conflicts')} />}
      />
      {settling ? (
        <SettleDialog conflict={settling} onOpen={openList} onClose={() => setSettling(null)} />
      ) : null}
    </>
  );
}

function keyOf({ item, unit, fromQuantity, customer, customerGroup }: Conflict): string {
  return [item, unit, fromQuantity, customer, customerGroup].join(' ');
}
