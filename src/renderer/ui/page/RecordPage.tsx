import type { ReactNode } from 'react';
import { type PageAction, usePageActions } from '../../platform/page-actions.ts';
import { WorkHeader, type WorkHeaderProps } from '../WorkHeader.tsx';
import classes from './RecordPage.module.css';
import { RightRegion } from './RightRegion.tsx';

export interface Figure {
  readonly title: string;
  readonly value: ReactNode;
  /** A second, quiet line: “as of 13:41”. */
  readonly fact?: ReactNode;
}

export interface RecordPageProps extends Omit<WorkHeaderProps, 'actions'> {
  readonly kind: string;
  readonly actions: readonly PageAction[];
  /** At most five. */
  readonly figures: readonly Figure[];
  /** `FigureFact`s that other domains add. */
  readonly moreFigures?: ReactNode;
  /** Sections on one page, not tabs. */
  readonly children: ReactNode;
  /** What stands in the way, then the timeline. */
  readonly right?: ReactNode;
  readonly rightLabel?: string;
  /** Said above everything while it matters: changed by others. */
  readonly strip?: ReactNode;
}

/** A record page answers what the state is, what can be done and what happened. */
export function RecordPage(props: RecordPageProps) {
  const { kind, figures, moreFigures, children, right, rightLabel, strip, actions, primary, ...header } =
    props;
  usePageActions(primary ? [primary, ...actions] : actions);
  return (
    <>
      <WorkHeader {...header} actions={actions} primary={primary} />
      {strip}
      <div className={classes.body}>
        <div className={classes.sections}>
          {figures.length === 0 && moreFigures === undefined ? null : (
            <dl className={classes.figures}>
              {figures.map((figure) => (
                <FigureFact key={figure.title} {...figure} />
              ))}
              {moreFigures}
            </dl>
          )}
          {children}
        </div>
        {right === undefined ? null : (
          <RightRegion kind={kind} label={rightLabel ?? ''}>
            {right}
          </RightRegion>
        )}
      </div>
    </>
  );
}

/** One figure of the strip. */
export function FigureFact({ title, value, fact }: Figure) {
  return (
    <div className={classes.figure}>
      <dt>{title}</dt>
      <dd>
        {value}
        {fact === undefined ? null : <span className={classes.fact}>{fact}</span>}
      </dd>
    </div>
  );
}

export function RecordSection({
  title,
  actions,
  children,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={classes.section} aria-label={title}>
      <header className={classes.sectionHeader}>
        <h2>{title}</h2>
        <div className={classes.sectionActions}>{actions}</div>
      </header>
      {children}
    </section>
  );
}

/** Facts as term and value, two columns where there is room. */
export function FactList({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([term, value]) => (
        <div key={term} className={classes.factLine}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
