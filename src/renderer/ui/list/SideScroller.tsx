import type { ReactNode } from 'react';
import classes from './PlainTable.module.css';

/** Scrolls what is too wide inside itself, by keyboard too; the page never scrolls sideways. */
export function SideScroller({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes.scroller} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
