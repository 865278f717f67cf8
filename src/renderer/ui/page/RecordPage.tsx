import type { ReactNode } from 'react';
import { type PageAction, usePageActions } from '../../platform/page-actions.ts';
import { say } from '../../platform/strings.ts';
import { figureMark } from '../figure-marks.ts';
import { WorkHeader, type WorkHeaderProps } from '../WorkHeader.tsx';
import { RecordNews } from './RecordNews.tsx';
import classes from './RecordPage.module.css';
import { RecordTimeline, type RecordTimelineProps } from './RecordTimeline.tsx';
import { RightRegion } from './RightRegion.tsx';

/** The section of the page that holds the rows of a figure, and what they add up to. */
export interface FigureRows {
  readonly section: string;
  readonly figure: string;
  readonly value: number;
}

export interface Figure {
  readonly title: string;
  readonly value: ReactNode;
  /** A second, quiet line: “as of 13:41”. */
  readonly fact?: ReactNode;
  readonly opens?: FigureRows;
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
  /** What stands in the way; the timeline comes below it. */
  readonly right?: ReactNode;
  /** Of the record: its timeline at the right, and what others do to it meanwhile waits at the foot. */
  readonly history?: RecordTimelineProps;
  /** Default: that of the timeline. */
  readonly rightLabel?: string;
  /** Said above everything while it matters. */
  readonly strip?: ReactNode;
}

/** A record page answers what the state is, what can be done and what happened. */
export function RecordPage(props: RecordPageProps) {
  const { kind, figures, moreFigures, children, right, history, strip, actions, primary, ...rest } = props;
  const { rightLabel = say('timeline.title'), ...header } = rest;
  usePageActions(primary ? [primary, ...actions] : actions);
  return (
    <>
      <WorkHeader {...header} actions={actions} primary={primary} />
      {strip}
      <div className={classes.body}>
        <div className={classes.work}>
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
          {history ? <RecordNews {...history} /> : null}
        </div>
        {right === undefined && history === undefined ? null : (
          <RightRegion kind={kind} label={rightLabel}>
            {right}
            {history ? <RecordTimeline {...history} /> : null}
          </RightRegion>
        )}
      </div>
    </>
  );
}

/** One figure of the strip. */
export function FigureFact({ title, value, fact, opens }: Figure) {
  return (
    <div className={classes.figure}>
      <dt>{title}</dt>
      <dd>
        {opens === undefined ? value : <OpensRows opens={opens}>{value}</OpensRows>}
        {fact === undefined ? null : <span className={classes.fact}>{fact}</span>}
      </dd>
    </div>
  );
}

/** A number, wherever it stands, that goes to the rows it is made of. */
export function OpensRows({ opens, children }: { readonly opens: FigureRows; readonly children: ReactNode }) {
  return (
    <button
      type="button"
      className={classes.opens}
      {...figureMark(opens.figure, opens.value)}
      onClick={() => goToSection(opens.section)}
    >
      {children}
    </button>
  );
}

function goToSection(id: string): void {
  const section = document.getElementById(id);
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
}

export function RecordSection({
  id,
  title,
  actions,
  children,
}: {
  /** By which a figure of the strip opens it. */
  readonly id?: string;
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section
      className={classes.section}
      aria-label={title}
      {...(id === undefined ? {} : { id, tabIndex: -1 })}
    >
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
