import type { ReactNode } from 'react';
import { say } from '../platform/strings.ts';
import { EmptyPlace } from '../ui/NoticeLine.tsx';
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

/** Where no card is: nothing at all, or nothing that this person may decide. */
export function QueueEmpty({ all, nothing }: { readonly all: number; readonly nothing: string }) {
  return <EmptyPlace sentence={all === 0 ? nothing : say('order.none-for-you', { count: all })} />;
}
