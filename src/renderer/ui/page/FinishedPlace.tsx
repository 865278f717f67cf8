import { useState } from 'react';
import { say } from '../../platform/strings.ts';
import { EmptyPlace, Reading } from '../NoticeLine.tsx';

export interface FinishedPlaceProps {
  /** How much was done today; undefined while it is not known. */
  readonly done: number | undefined;
  /** Whether a newer number is on its way. */
  readonly isAsking: boolean;
  /** What is said where nothing was done. */
  readonly nothing: string;
}

/**
 * A queue in which nothing waits: how much was done today, where something was. Nothing is said before that is known: an
 * older number of before the last deed would be taken back at once.
 */
export function FinishedPlace({ done, isAsking, nothing }: FinishedPlaceProps) {
  const isKnown = done !== undefined && !isAsking;
  const [wasKnown, setWasKnown] = useState(isKnown);
  if (isKnown && !wasKnown) setWasKnown(true);
  if (done === undefined || !(isKnown || wasKnown)) return <Reading />;
  return <EmptyPlace sentence={done > 0 ? say('queue.finished', { count: done }) : nothing} />;
}
