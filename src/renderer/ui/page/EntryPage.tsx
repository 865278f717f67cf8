import type { ReactNode } from 'react';
import { type PageAction, usePageActions } from '../../platform/page-actions.ts';
import { WorkHeader, type WorkHeaderProps } from '../WorkHeader.tsx';
import classes from './EntryPage.module.css';
import { RightRegion } from './RightRegion.tsx';

export interface EntryPageProps extends Omit<WorkHeaderProps, 'actions'> {
  readonly kind: string;
  readonly actions: readonly PageAction[];
  /** At most two rows of 27 px fields. */
  readonly fields: ReactNode;
  /** The grid, to the foot. */
  readonly children: ReactNode;
  /** 40 px, always visible. */
  readonly totals: ReactNode;
  /** Checks by line, limits, habits, rules; why. */
  readonly right: ReactNode;
  readonly rightLabel: string;
  readonly strip?: ReactNode;
  /** Done by keys and from the palette only. */
  readonly hiddenActions?: readonly PageAction[];
}

/** Typing a document: header fields, lines, totals; what stands in the way at the right. */
export function EntryPage(props: EntryPageProps) {
  const {
    kind,
    actions,
    fields,
    children,
    totals,
    right,
    rightLabel,
    strip,
    primary,
    hiddenActions = [],
    ...header
  } = props;
  usePageActions([...(primary ? [primary] : []), ...actions, ...hiddenActions]);
  return (
    <>
      <WorkHeader {...header} actions={actions} primary={primary} />
      {strip}
      <div className={classes.body}>
        <div className={classes.entry}>
          <div className={classes.fields}>{fields}</div>
          <div className={classes.grid}>{children}</div>
          <div className={classes.totals}>{totals}</div>
        </div>
        <RightRegion kind={kind} label={rightLabel}>
          {right}
        </RightRegion>
      </div>
    </>
  );
}
