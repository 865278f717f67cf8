import { useState } from 'react';
import type { TimelineEvent } from '../../../shared/sync/workstation-views.ts';
import { showTime } from '../../platform/date-format.ts';
import { useNameOf } from '../../platform/people-names.ts';
import { useLocal } from '../../platform/query-cache.ts';
import { say } from '../../platform/strings.ts';
import classes from './RecordTimeline.module.css';

const FIRST = 20;

export interface RecordTimelineProps {
  readonly record: string;
  /** How many there are at first. */
  readonly first?: number;
  /** What an event was, in a sentence, where the domain has better words than the command's title. */
  readonly sentence?: (event: TimelineEvent) => string | null;
}

/** What happened to a record, newest first. A hollow dot: saved here, not on the server. */
export function RecordTimeline({ record, first = FIRST, sentence }: RecordTimelineProps) {
  const [limit, setLimit] = useState(first);
  const events = useLocal('local.timeline', { record, limit }).data ?? [];
  const nameOf = useNameOf();
  return (
    <section aria-label={say('timeline.title')}>
      <h2 className={classes.title}>{say('timeline.title')}</h2>
      <ol className={classes.events}>
        {events.map((event) => (
          <li key={event.id} className={classes.event} data-state={event.state}>
            <span className={classes.what}>{sentence?.(event) ?? event.title}</span>{' '}
            <span className={classes.fact}>
              {nameOf(event.person)}, {showTime(event.now)}
              {event.state === 'accepted' ? '' : `, ${say(`timeline.${event.state}`)}`}
            </span>
          </li>
        ))}
      </ol>
      {events.length < limit ? null : (
        <button type="button" className={classes.more} onClick={() => setLimit(limit + 100)}>
          {say('timeline.older')}
        </button>
      )}
    </section>
  );
}
