import type { ReactNode } from 'react';
import { type PageAction, usePageActions } from '../../platform/page-actions.ts';
import { ActionButton } from '../ActionButton.tsx';
import { FactList } from './RecordPage.tsx';
import { StillTimeline } from './RecordTimeline.tsx';
import classes from './RowPreview.module.css';

export interface RowPreviewProps {
  readonly title: ReactNode;
  /** State words. */
  readonly beside?: ReactNode;
  /** A second line under the title: a name, a description. */
  readonly line?: ReactNode;
  /** Three. */
  readonly facts: readonly (readonly [string, ReactNode])[];
  /** What is short, late or in the way; nothing where all is fine. */
  readonly trouble?: ReactNode;
  /** The next actions, with their keys. */
  readonly actions?: readonly PageAction[];
  /** Whose last events stand below. */
  readonly record?: string;
  readonly children?: ReactNode;
}

/** The row at the cursor: number and state, three facts, what is short, next actions, last five events. */
export function RowPreview(props: RowPreviewProps) {
  const { title, beside, line, facts, trouble, actions = [], record, children } = props;
  usePageActions(actions);
  return (
    <>
      <header className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {beside}
      </header>
      {line ? <p className={classes.line}>{line}</p> : null}
      <div className={classes.facts}>
        <FactList facts={facts} />
      </div>
      {trouble ? <p className={classes.trouble}>{trouble}</p> : null}
      {actions.length === 0 ? null : (
        <div className={classes.actions}>
          {actions.map((action) => (
            <ActionButton key={action.id} action={action} />
          ))}
        </div>
      )}
      {children}
      {record === undefined ? null : <StillTimeline record={record} first={5} />}
    </>
  );
}
