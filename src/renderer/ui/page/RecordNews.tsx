import { useLocation } from '@tanstack/react-router';
import { useContext, useEffect, useRef, useState } from 'react';
import type { NamedEvent } from '../../../shared/sync/workstation-views.ts';
import { showTime } from '../../platform/date-format.ts';
import { usePageActions } from '../../platform/page-actions.ts';
import { useNameOf } from '../../platform/people-names.ts';
import { beforeChanges } from '../../platform/query-cache.ts';
import { useSessionState } from '../../platform/session.ts';
import { StillPartContext } from '../../platform/still-part.ts';
import { say } from '../../platform/strings.ts';
import { askLocal } from '../../platform/workstation-calls.ts';
import { ActionButton } from '../ActionButton.tsx';
import { useEventSentences } from './event-sentences.ts';
import classes from './RecordNews.module.css';
import type { RecordTimelineProps } from './RecordTimeline.tsx';

/** Events looked at for news; more than these at once are news all the same. */
const LOOKED_AT = 50;

/** What others did to the record while it is looked at. Its part of the window stands still until its person wants it. */
export function RecordNews(props: NewsProps) {
  // Whoever opens it once more wants to see it as it is.
  const opening = useLocation({ select: ({ state }) => state.__TSR_key });
  return <NewsStrip key={`${props.record} ${opening}`} {...props} />;
}

type NewsProps = Pick<RecordTimelineProps, 'record' | 'sentence'>;

function NewsStrip({ record, sentence }: NewsProps) {
  const { news, show } = useRecordNews(record);
  const nameOf = useNameOf();
  const sentencesFor = useEventSentences(sentence);
  const action = { id: 'record.show-changes', title: say('record.show-changes'), run: show };
  usePageActions(news.length === 0 ? [] : [action]);
  const [newest, ...more] = news;
  if (!newest) return null;
  const [what = ''] = sentencesFor(newest);
  return (
    <div className={classes.strip} role="status">
      <ActionButton action={action} label={say('record.show')} />
      <span>
        {say('record.changed', { name: nameOf(newest.person), what, time: showTime(newest.now) })}
        {more.length === 0 ? '' : ` ${say('record.changed-more', { count: more.length })}`}
      </span>
    </div>
  );
}

/** Events by others that do not stand on the page yet, newest first. */
function useRecordNews(record: string): {
  readonly news: readonly NamedEvent[];
  readonly show: () => void;
} {
  const part = useContext(StillPartContext);
  const [news, setNews] = useState<readonly NamedEvent[]>([]);
  const showNow = useRef(() => {});
  useEffect(() => {
    let known: ReadonlySet<string> = new Set();
    let asked = 0;
    /** Only the answer to the last change counts: it holds what the ones before it told. */
    const look = async (decide: (all: readonly NamedEvent[]) => void) => {
      const own = ++asked;
      const all = await newestOf(record);
      if (own === asked) decide(all);
    };
    const show = (all: readonly NamedEvent[]) => {
      known = new Set([...known, ...all.map(({ id }) => id)]);
      setNews([]);
      part.release();
    };
    const holdOrShow = (all: readonly NamedEvent[]) => {
      const fresh = all.filter(({ id }) => !known.has(id));
      // What its person does, here or elsewhere, stands there at once, and all else with it.
      const isByOthers = fresh[0] !== undefined && fresh[0].person !== useSessionState.getState().session?.id;
      if (isByOthers) setNews(fresh);
      else show(all);
    };
    let isBegun = false;
    void look((all) => {
      isBegun = true;
      show(all);
    });
    showNow.current = () => void look(show);
    const forget = beforeChanges(() => {
      part.hold();
      void look(isBegun ? holdOrShow : show);
    });
    return () => {
      asked++;
      forget();
      part.release();
    };
  }, [record, part]);
  return { news, show: () => showNow.current() };
}

/** None where the line is down: what it brings then is looked at anew. */
async function newestOf(record: string): Promise<readonly NamedEvent[]> {
  try {
    const answer = await askLocal('local.timeline', { record, limit: LOOKED_AT });
    return answer.ok ? answer.value : [];
  } catch {
    return [];
  }
}
