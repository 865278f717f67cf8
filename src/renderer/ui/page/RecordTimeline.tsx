import { useState } from 'react';
import { showTime } from '../../platform/date-format.ts';
import { useNameOf } from '../../platform/people-names.ts';
import { useLocal } from '../../platform/query-cache.ts';
import { say } from '../../platform/strings.ts';
import { type EventSentence, useEventSentences } from './event-sentences.ts';
import { RecordNews } from './RecordNews.tsx';
import classes from './RecordTimeline.module.css';

const FIRST = 20;

export interface RecordTimelineProps {
  readonly record: string;
  /** Events shown at first; the rest come on demand. */
  readonly first?: number;
  /** What an event was, where the domain tells it as a whole; else its changes are told one by one. */
  readonly sentence?: EventSentence;
}

/** The same beside a list or a queue, where what others do meanwhile waits too until it is asked for. */
export function StillTimeline(props: RecordTimelineProps) {
  return (
    <>
      <RecordTimeline {...props} />
      <RecordNews {...props} />
    </>
  );
}

/** What happened to a record, newest first. A hollow dot: saved here, not on the server. */
export function RecordTimeline({ record, first = FIRST, sentence }: RecordTimelineProps) {
  const [limit, setLimit] = useState(first);
  const events = useLocal('local.timeline', { record, limit }).data ?? [];
  const nameOf = useNameOf();
  const sentencesFor = useEventSentences(sentence);
  return (
    <section aria-label={say('timeline.title')}>
      <h2 className={classes.title}>{say('timeline.title')}</h2>
      <ol className={classes.events}>
        {events.map((event) => {
          const [what, ...more] = sentencesFor(event);
          return (
            <li key={event.id} className={classes.event} data-state={event.state}>
              <span className={classes.what}>{what}</span>{' '}
              <span className={classes.fact}>
                {nameOf(event.person)}, {showTime(event.now)}
                {event.state === 'accepted' ? '' : `, ${say(`timeline.${event.state}`)}`}
              </span>
              {more.length === 0 ? null : (
                <ul className={classes.more}>
                  {more.map((text) => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
      {events.length < limit ? null : (
        <button type="button" className={classes.older} onClick={() => setLimit(limit + 100)}>
          {say('timeline.older')}
        </button>
      )}
    </section>
  );
}
