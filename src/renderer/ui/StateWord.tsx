import type { ReactNode } from 'react';
import classes from './StateWord.module.css';

/** Red: cannot go on. Amber: look. Green: just became fine. Plain: nothing to say by colour. */
export type Tone = 'red' | 'amber' | 'green' | 'plain' | 'muted';

/** A word of state. Only red, amber and green stand on a ground; what is fine is plain text. */
export function StateWord({
  tone = 'plain',
  children,
}: {
  readonly tone?: Tone;
  readonly children: ReactNode;
}) {
  return (
    <span className={classes.word} data-tone={tone}>
      {children}
    </span>
  );
}
