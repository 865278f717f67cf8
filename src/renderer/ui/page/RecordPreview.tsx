import type { ReactNode } from 'react';
import classes from './RecordPreview.module.css';

export interface RecordPreviewProps {
  readonly title: ReactNode;
  /** A quiet second line: its number, its state. */
  readonly fact?: ReactNode;
  readonly children: ReactNode;
}

/** The record at the cursor of a list: what it is, three facts, what can be done, what happened. */
export function RecordPreview({ title, fact, children }: RecordPreviewProps) {
  return (
    <div className={classes.preview}>
      <header>
        <h2 className={classes.title}>{title}</h2>
        {fact === undefined ? null : <p className={classes.fact}>{fact}</p>}
      </header>
      {children}
    </div>
  );
}
