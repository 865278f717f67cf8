import { showTime } from '../platform/date-format.ts';
import { useNameOf } from '../platform/people-names.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { holdReason } from './HoldFacts.tsx';
import { askDeed } from './order-deeds.ts';
import { openHolds, type ShownOrder } from './order-record.ts';

/** Holds, those that stand first: who placed them and why, who lifted them and why. */
export function OrderHolds({ order }: { readonly order: ShownOrder }) {
  const nameOf = useNameOf();
  const first = openHolds(order)[0];
  const rows = order.holds.toSorted(
    (a, b) => Number(a.releasedAt !== null) - Number(b.releasedAt !== null) || b.placedAt - a.placedAt,
  );
  const release = {
    id: 'hold.release',
    title: say('order.release'),
    run: () => askDeed({ kind: 'release', order }),
  };
  return (
    <RecordSection
      title={say('order.holds-section')}
      actions={first === undefined ? undefined : <ActionButton action={release} look="quiet" />}
    >
      <PlainTable
        label={say('order.holds-section')}
        rows={rows}
        rowId={({ id }) => id}
        columns={[
          {
            id: 'kind',
            title: say('order.hold-kind'),
            render: ({ kind, releasedAt }) => (
              <StateWord tone={releasedAt !== null ? 'muted' : kind === 'credit' ? 'red' : 'amber'}>
                {say(`order.hold-${kind}`)}
              </StateWord>
            ),
          },
          { id: 'why', title: say('order.why'), render: (hold) => holdReason(hold) },
          {
            id: 'placed',
            title: say('order.placed'),
            render: ({ placedBy, placedAt }) => `${nameOf(placedBy)}, ${showTime(placedAt)}`,
          },
          {
            id: 'released',
            title: say('order.released'),
            render: ({ releasedBy, releasedAt, releasedWhy }) =>
              releasedAt === null
                ? null
                : [releasedWhy, nameOf(releasedBy ?? ''), showTime(releasedAt)].filter(Boolean).join(', '),
          },
        ]}
      />
    </RecordSection>
  );
}
