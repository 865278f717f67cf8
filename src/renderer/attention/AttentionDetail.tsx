import type { AttentionView } from '../../shared/sync/workstation-views.ts';
import { showTime } from '../platform/date-format.ts';
import { useNameOf } from '../platform/people-names.ts';
import { useSession } from '../platform/session.ts';
import { say, sentenceOf, titleOf } from '../platform/strings.ts';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import classes from './AttentionDetail.module.css';
import { AttentionWays } from './AttentionWays.tsx';
import { useHandedFrom } from './attention-items.ts';
import { useAttentionWay } from './attention-ways.ts';
import { type ConflictWords, useConflictWords } from './attention-words.ts';

/** One item: what I did, what the server says, what depends on it, and the ways out. */
export function AttentionDetail(props: { readonly item: AttentionView; readonly onSettled: () => void }) {
  const { item, onSettled } = props;
  const way = useAttentionWay(item);
  const conflict = useConflictWords()(item);
  const nameOf = useNameOf();
  const me = useSession()?.id;
  const handed = useHandedFrom(item);
  const { record, says = [] } = way;
  return (
    <>
      <h2 className={classes.heading}>{[titleOf(item), record?.title].filter(Boolean).join(', ')}</h2>
      <dl className={classes.parts}>
        <dt>{say(item.kind === 'handed' ? 'attention.what-was-done' : 'attention.what-i-did')}</dt>
        <dd>
          {say('attention.did', {
            person: item.person === me ? say('attention.you') : nameOf(item.person),
            title: titleOf(item),
            time: showTime(item.now),
          })}
        </dd>
        <dt>{say(item.kind === 'probably-refused' ? 'attention.expected' : 'attention.server-says')}</dt>
        <dd>
          {conflict ? (
            <>
              <p>{conflict.sentence}</p>
              <BothValues conflict={conflict} />
            </>
          ) : (
            <p>{item.reason ? sentenceOf(item.reason) : say('attention.otherwise')}</p>
          )}
          {says.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </dd>
        <dt>{say('attention.depends')}</dt>
        <dd>
          {item.dependents.length === 0
            ? say('attention.nothing-depends')
            : say('attention.dependents', { count: item.dependents.length })}
        </dd>
        {handed ? (
          <>
            <dt>{say('attention.handed-to', { name: nameOf(handed.toPerson) })}</dt>
            <dd>
              {say(`attention.handed-${handed.settled ?? 'open'}`, {
                time: showTime(handed.settledAt ?? handed.handedAt),
                note: handed.settled ? (handed.settledNote ?? '') : handed.note,
              })}
            </dd>
          </>
        ) : null}
        {item.note === null ? null : (
          <>
            <dt>{say('attention.note')}</dt>
            <dd>{item.note}</dd>
          </>
        )}
      </dl>
      <AttentionWays item={item} way={way} conflict={conflict} handed={handed} onSettled={onSettled} />
    </>
  );
}

function BothValues({ conflict }: { readonly conflict: ConflictWords }) {
  const [before, mine, stands] = conflict.values;
  if (mine === null || stands === null) {
    const times = [`${conflict.mine} ${conflict.mineAt}`];
    if (conflict.theirsAt !== null) times.push(`${conflict.theirs} ${conflict.theirsAt}`);
    return <p>{times.join('; ')}</p>;
  }
  const rows = [
    { whose: conflict.mine, value: mine, time: conflict.mineAt },
    { whose: conflict.theirs, value: stands, time: conflict.theirsAt },
    { whose: say('attention.before'), value: before, time: null },
  ];
  return (
    <PlainTable
      label={say('attention.both-values')}
      rows={rows}
      rowId={({ whose }) => whose}
      columns={[
        { id: 'whose', title: '', render: ({ whose }) => whose },
        { id: 'value', title: say('attention.value'), render: ({ value }) => value },
        { id: 'time', title: say('attention.changed-at'), render: ({ time }) => time },
      ]}
    />
  );
}
