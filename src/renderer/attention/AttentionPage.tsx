import { useState } from 'react';
import type { AttentionView } from '../../shared/sync/workstation-views.ts';
import { QueueCard } from '../orders/QueueCard.tsx';
import { showTime, startOfToday } from '../platform/date-format.ts';
import { useLocal } from '../platform/query-cache.ts';
import { say, titleOf } from '../platform/strings.ts';
import { CannotRead, Reading } from '../ui/NoticeLine.tsx';
import { FinishedPlace } from '../ui/page/FinishedPlace.tsx';
import { QueuePage } from '../ui/page/QueuePage.tsx';
import { StillTimeline } from '../ui/page/RecordTimeline.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { AttentionDetail } from './AttentionDetail.tsx';
import { useAttentionItems } from './attention-items.ts';
import { useAttentionWay } from './attention-ways.ts';
import { reasonText, useConflictWords } from './attention-words.ts';

const TONES = { refused: 'red', 'probably-refused': 'amber', changed: 'amber', handed: 'amber' } as const;

/** One’s own work that the server did not take, or took otherwise than it was shown; and that of others, handed over. */
export function AttentionPage() {
  const { items, error, refetch } = useAttentionItems();
  const [selected, setSelected] = useState<string | null>(null);
  if (error) return <CannotRead problem={error} onTryAgain={refetch} />;
  if (!items) return <Reading />;
  const next = ({ id }: AttentionView) => {
    const at = items.findIndex((each) => each.id === id);
    setSelected((items[at + 1] ?? items[at - 1])?.id ?? null);
  };
  return (
    <QueuePage<AttentionView>
      title={say('place.attention')}
      order={say('attention.order')}
      items={items}
      itemId={({ id }) => id}
      selected={selected}
      onSelect={setSelected}
      card={(item) => <AttentionCard item={item} />}
      detail={(item) => <AttentionDetail key={item.id} item={item} onSettled={() => next(item)} />}
      right={(item) => <AttentionHistory key={item.id} item={item} />}
      rightLabel={say('timeline.title')}
      empty={<NothingWaits />}
    />
  );
}

function NothingWaits() {
  const { data, isFetching } = useLocal('local.attention-settled', { since: startOfToday() });
  return <FinishedPlace done={data?.count} isAsking={isFetching} nothing={say('attention.nothing')} />;
}

/** The record in question: what happened to it, whoever did it. */
function AttentionHistory({ item }: { readonly item: AttentionView }) {
  const { record } = useAttentionWay(item);
  if (!record) return null;
  const { id, sentence } = record;
  return <StillTimeline record={id} first={10} {...(sentence ? { sentence } : {})} />;
}

function AttentionCard({ item }: { readonly item: AttentionView }) {
  const { record, says = [] } = useAttentionWay(item);
  const conflict = useConflictWords()(item);
  return (
    <QueueCard
      title={titleOf(item)}
      who={record?.title ?? null}
      state={<StateWord tone={TONES[item.kind]}>{say(`attention.kind-${item.kind}`)}</StateWord>}
      reason={says[0] ?? reasonText(item, conflict)}
      fact={say('attention.waiting-since', { time: showTime(item.now) })}
      value={record?.value ?? ''}
    />
  );
}
