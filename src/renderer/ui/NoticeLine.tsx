import { Loader } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import { showTime } from '../platform/date-format.ts';
import { RefusedQuery } from '../platform/query-cache.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import classes from './NoticeLine.module.css';

/** A refusal at the place it concerns, with the ways out beside it. */
export function RefusalLine({
  refusal,
  children,
}: {
  readonly refusal: Refusal | null;
  readonly children?: ReactNode;
}) {
  if (refusal === null) return null;
  return (
    <div className={classes.refusal} role="alert">
      <span>{sentenceOf(refusal)}</span>
      {children}
    </div>
  );
}

/** Where rows would be: what cannot be read, since when, and trying again. The rest of the page works. */
export function CannotRead({
  problem,
  onTryAgain,
}: {
  readonly problem: Error;
  readonly onTryAgain: () => void;
}) {
  const [since] = useState(() => showTime(Date.now()));
  const text = problem instanceof RefusedQuery ? sentenceOf(problem.refusal) : say('cannot-read', { since });
  return (
    <div className={classes.cannotRead} role="alert">
      <p>{text}</p>
      <p className={classes.ways}>
        <button type="button" className={classes.way} onClick={onTryAgain}>
          {say('try-again')}
        </button>
        <button
          type="button"
          className={classes.way}
          onClick={() => void navigator.clipboard.writeText(`${text}\n${problem.message}`)}
        >
          {say('copy-details')}
        </button>
      </p>
    </div>
  );
}

/** Nothing for 300 ms, then a sign that something is being read. */
export function Reading() {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return shown ? <Loader size="sm" type="dots" m="md" role="status" aria-label={say('reading')} /> : null;
}

/** One sentence what belongs here, or what came to an end. No picture, no applause. */
export function EmptyPlace({
  sentence,
  children,
}: {
  readonly sentence: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={classes.empty}>
      <p>{sentence}</p>
      <p className={classes.ways}>{children}</p>
    </div>
  );
}
