import type { ReactNode } from 'react';
import { queueDoneQueries } from '../../shared/orders/queue-done.ts';
import { startOfToday } from '../platform/date-format.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { EmptyPlace } from '../ui/NoticeLine.tsx';
import { FinishedPlace } from '../ui/page/FinishedPlace.tsx';
import classes from './QueueCard.module.css';

export interface QueueCardProps {
  readonly title: string;
  readonly who: string | null;
  readonly state: ReactNode;
  readonly reason: string;
  /** How long it waits. */
  readonly fact: string;
  readonly value: string;
}

/** One thing that wants a decision: what, whose, why, since when, how much. */
export function QueueCard({ title, who, state, reason, fact, value }: QueueCardProps) {
  return (
    <span className={classes.card}>
      <span className={classes.head}>
        <strong>{title}</strong>
        <span className={classes.who}>{who}</span>
        {state}
      </span>
      <span className={classes.reason}>{reason}</span>
      <span className={classes.foot}>
        <span>{fact}</span>
        <span>{value}</span>
      </span>
    </span>
  );
}

/** Where no card is: nothing that this person may decide, nothing any more today, or nothing at all. */
export function QueueEmpty(props: {
  readonly all: number;
  readonly nothing: string;
  readonly done: 'released' | 'answered';
}) {
  const { all, nothing, done } = props;
  const { data, isFetching } = useAnswer(queueDoneQueries.queueDone, { since: startOfToday() });
  if (all > 0) return <EmptyPlace sentence={say('order.none-for-you', { count: all })} />;
  return <FinishedPlace done={data?.[done]} isAsking={isFetching} nothing={nothing} />;
}
