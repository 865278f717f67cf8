import { useCallback, useEffect, useRef, useState } from 'react';
import type { TimelineEvent } from '../../../shared/sync/workstation-views.ts';
import { showTime } from '../../platform/date-format.ts';
import { useNameOf } from '../../platform/people-names.ts';
import { keepStill, showHeld } from '../../platform/query-cache.ts';
import { useSession } from '../../platform/session.ts';
import { doneOf, say } from '../../platform/strings.ts';
import { askLocal } from '../../platform/workstation-calls.ts';
import classes from './RecordNews.module.css';
import type { RecordTimelineProps } from './RecordTimeline.tsx';

/** Events looked at for news; more than these at once are news all the same. */
const LOOKED_AT = 50;

/** What others did to the record while it is looked at. The page stands still until its person wants to see it. */
export function RecordNews({ record, sentence }: Pick<RecordTimelineProps, 'record' | 'sentence'>) {
  const { events, show } = useRecordNews(record);
  const nameOf = useNameOf();
  const [newest, ...more] = events;
  if (!newest) return null;
  const said = sentence?.(newest) ?? doneOf(newest);
  const what = typeof said === 'string' ? said : (said[0] ?? doneOf(newest));
  return (
    <div className={classes.strip} role="status">
      <button type="button" onClick={show}>
        {say('record.show-changes')}
      </button>
      <span>
        {say('record.changed', { name: nameOf(newest.person), what, time: showTime(newest.now) })}
        {more.length === 0 ? '' : ` ${say('record.changed-more', { count: more.length })}`}
      </span>
    </div>
  );
}

/** Events by others that the page does not show yet, newest first. */
function useRecordNews(record: string): {
  readonly events: readonly TimelineEvent[];
  readonly show: () => void;
} {
  const me = useSession()?.id;
  const known = useRef<ReadonlySet<string>>(new Set());
  const [events, setEvents] = useState<readonly TimelineEvent[]>([]);
  const take = useCallback((all: readonly TimelineEvent[]) => {
    known.current = new Set([...known.current, ...all.map(({ id }) => id)]);
    setEvents([]);
  }, []);
  useEffect(() => {
    const begun = newestOf(record).then(take);
    return keepStill(async () => {
      await begun;
      const all = await newestOf(record);
      const news = all.filter(({ id }) => !known.current.has(id));
      // What its person does here or elsewhere is shown at once, and all else with it.
      const isHeld = news[0] !== undefined && news[0].person !== me;
      if (isHeld) setEvents(news);
      else take(all);
      return !isHeld;
    });
  }, [record, me, take]);
  const show = () => {
    void newestOf(record).then(take);
    showHeld();
  };
  return { events, show };
}

/** None where the line is down: what it brings then is looked at anew. */
async function newestOf(record: string): Promise<readonly TimelineEvent[]> {
  try {
    const answer = await askLocal('local.timeline', { record, limit: LOOKED_AT });
    return answer.ok ? answer.value : [];
  } catch {
    return [];
  }
}
