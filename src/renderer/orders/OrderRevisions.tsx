import { useState } from 'react';
import { orderRevisionQueries } from '../../shared/orders/order-revisions.ts';
import { showTime } from '../platform/date-format.ts';
import { showMoney } from '../platform/number-format.ts';
import { useNameOf } from '../platform/people-names.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { Reading } from '../ui/NoticeLine.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import classes from './OrderLines.module.css';
import type { ShownOrder } from './order-record.ts';
import { diffSentences } from './revision-sentences.ts';

/** How the order was promised, each time; and what each revision says otherwise than the one before. */
export function OrderRevisions({ order }: { readonly order: ShownOrder }) {
  const nameOf = useNameOf();
  const answer = useAnswer(orderRevisionQueries.listRevisions, { order: order.id }).data;
  const [compared, setCompared] = useState<number | null>(null);
  const rows = answer?.revisions ?? [];
  const before = (revision: number) => rows.find((row) => row.revision < revision)?.revision;
  return (
    <RecordSection title={say('order.revisions')}>
      <PlainTable
        label={say('order.revisions')}
        rows={rows}
        rowId={({ revision }) => String(revision)}
        columns={[
          { id: 'revision', title: say('order.revision'), render: ({ revision }) => revision },
          { id: 'cause', title: say('order.cause'), render: ({ cause }) => say(`order.cause-${cause}`) },
          { id: 'why', title: say('order.why'), render: ({ why }) => why },
          {
            id: 'by',
            title: say('order.by'),
            render: ({ madeBy, madeAt }) => `${nameOf(madeBy)}, ${showTime(madeAt)}`,
          },
          {
            id: 'total',
            title: say('order.amount'),
            align: 'end',
            render: ({ total, currency }) => showMoney(total, currency),
          },
          {
            id: 'compare',
            title: '',
            align: 'end',
            render: ({ revision }) => {
              const older = before(revision);
              if (older === undefined) return null;
              const isOpen = compared === revision;
              return (
                <ActionButton
                  look="quiet"
                  label={say(isOpen ? 'order.compare-shut' : 'order.compare')}
                  action={{
                    id: `order.compare:${revision}`,
                    title: say('order.compare-with', { revision, older }),
                    run: () => setCompared(isOpen ? null : revision),
                  }}
                />
              );
            },
          },
        ]}
      />
      {compared === null ? null : (
        <RevisionDiff order={order} from={before(compared) ?? compared} to={compared} />
      )}
    </RecordSection>
  );
}

function RevisionDiff(props: { readonly order: ShownOrder; readonly from: number; readonly to: number }) {
  const { order, from, to } = props;
  const diff = useAnswer(orderRevisionQueries.diffRevisions, { order: order.id, from, to }).data;
  if (diff?.to !== to) return <Reading />;
  const sentences = diffSentences(diff, order.currency);
  return (
    <section aria-label={say('order.compare-with', { revision: to, older: from })}>
      <ul className={classes.diff}>
        {sentences.length === 0 ? <li>{say('order.compare-same')}</li> : null}
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
