import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type PageAction, usePageActions } from '../../platform/page-actions.ts';
import { say } from '../../platform/strings.ts';
import { ActionButton } from '../ActionButton.tsx';
import { WorkHeader } from '../WorkHeader.tsx';
import classes from './WizardPage.module.css';

export interface WizardStep {
  readonly id: string;
  readonly title: string;
  /** Where it can be gone back to. */
  readonly path?: string | undefined;
}

export interface WizardPageProps {
  readonly title: string;
  /** At most seven, in their order. */
  readonly steps: readonly WizardStep[];
  readonly step: string;
  readonly children: ReactNode;
  readonly back?: PageAction;
  readonly leave: PageAction;
  /** Named by what it does: “Check 312 rows”. */
  readonly primary: PageAction;
}

/** Where order is forced: steps at the left, one column, what comes next at the foot. */
export function WizardPage({ title, steps, step, children, back, leave, primary }: WizardPageProps) {
  usePageActions([primary, leave, ...(back ? [back] : [])]);
  const at = steps.findIndex(({ id }) => id === step);
  return (
    <>
      <WorkHeader title={title} fact={say('wizard.step', { step: at + 1, steps: steps.length })} />
      <div className={classes.body}>
        <ol className={classes.steps} aria-label={say('wizard.steps')}>
          {steps.map(({ id, title: name, path }, index) => (
            <li key={id} aria-current={id === step ? 'step' : undefined} data-done={index < at || undefined}>
              {path === undefined ? name : <Link to={path}>{name}</Link>}
            </li>
          ))}
        </ol>
        <div className={classes.column}>{children}</div>
      </div>
      <footer className={classes.foot}>
        {back ? <ActionButton action={back} /> : null}
        <ActionButton action={leave} look="quiet" />
        <span className={classes.next}>
          <ActionButton action={primary} look="primary" />
        </span>
      </footer>
    </>
  );
}
