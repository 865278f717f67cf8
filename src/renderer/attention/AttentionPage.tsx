import { useState } from 'react';
import type { AttentionView } from '../../shared/sync/workstation-views.ts';
import { showTime } from '../platform/date-format.ts';
import { useNameOf } from '../platform/people-names.ts';
import { useLocal } from '../platform/query-cache.ts';
import { say, sentenceOf, titleOf } from '../platform/strings.ts';
import { CannotRead, EmptyPlace, Reading } from '../ui/NoticeLine.tsx';
import { QueuePage } from '../ui/page/QueuePage.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import classes from './AttentionPage.module.css';
import { AttentionWays } from './AttentionWays.tsx';

const TONES = { refused: 'red', 'probably-refused': 'amber', changed: 'amber' } as const;

/** One’s own work that the server did not take, or took otherwise than it was shown. */
export function AttentionPage() {
  const answer = useLocal('local.attention', {});
  const [selected, setSelected] = useState<string | null>(null);
  if (answer.error) return <CannotRead problem={answer.error} onTryAgain={() => void answer.refetch()} />;
  if (!answer.data) return <Reading />;
  return (
    <QueuePage<AttentionView>
      title={say('place.attention')}
      order={say('attention.order')}
      items={answer.data}
      itemId={({ id }) => id}
      selected={selected}
      onSelect={setSelected}
      card={(item) => <AttentionCard item={item} />}
      detail={(item) => <AttentionDetail key={item.id} item={item} />}
      empty={<EmptyPlace sentence={say('attention.nothing')} />}
    />
  );
}

function AttentionCard({ item }: { readonly item: AttentionView }) {
  return (
    <span className={classes.card}>
      <span className={classes.head}>
        <strong>{titleOf(item)}</strong>
        <StateWord tone={TONES[item.kind]}>{say(`attention.kind-${item.kind}`)}</StateWord>
      </span>
      <span className={classes.reason}>{item.reason ? sentenceOf(item.reason) : ''}</span>
      <span className={classes.fact}>{say('attention.since', { time: showTime(item.now) })}</span>
    </span>
  );
}

function AttentionDetail({ item }: { readonly item: AttentionView }) {
  const nameOf = useNameOf();
  return (
    <>
      <h2 className={classes.heading}>{titleOf(item)}</h2>
      <dl className={classes.parts}>
        <dt>{say('attention.what-i-did')}</dt>
        <dd>
          {say('attention.did', {
            person: nameOf(item.person),
            title: titleOf(item),
            time: showTime(item.now),
          })}
        </dd>
        <dt>{say(item.kind === 'probably-refused' ? 'attention.expected' : 'attention.server-says')}</dt>
        <dd>{item.reason ? sentenceOf(item.reason) : say('attention.otherwise')}</dd>
        <dt>{say('attention.depends')}</dt>
        <dd>
          {item.dependents.length === 0
            ? say('attention.nothing-depends')
            : say('attention.dependents', { count: item.dependents.length })}
        </dd>
        {item.note === null ? null : (
          <>
            <dt>{say('attention.note')}</dt>
            <dd>{item.note}</dd>
          </>
        )}
      </dl>
      <AttentionWays item={item} />
    </>
  );
}
