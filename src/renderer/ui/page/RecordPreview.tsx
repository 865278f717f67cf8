import type { ReactNode } from 'react';
import classes from './RecordPreview.module.css';

export interface RecordPreviewProps {
  readonly title: ReactNode;
  /** A quiet second line: its number, its state. */
  readonly fact?: ReactNode;
  /** Its buttons. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The record at the cursor of a list: what it is, three facts, what can be done, what happened. */
export function RecordPreview({ title, fact, actions, children }: RecordPreviewProps) {
  return (
    <div className={classes.preview}>
      <header>
        <h2 className={classes.title}>{title}</h2>
        {fact === undefined ? null : <p className={classes.fact}>{fact}</p>}
      </header>
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
      {children}
    </div>
  );
}
