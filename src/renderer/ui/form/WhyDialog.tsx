import type { ReactNode } from 'react';
import { RefusedQuery } from '../../platform/query-cache.ts';
import { Dialog } from '../Dialog.tsx';
import { RefusalLine } from '../NoticeLine.tsx';
import classes from './WhyDialog.module.css';

export interface WhyDialogProps<T> {
  readonly title: string;
  readonly onClose: () => void;
  /** How many fields stand side by side. */
  readonly columns: number;
  readonly fields: ReactNode;
  /** Said while not enough is typed to ask; null once it is. */
  readonly hint: string | null;
  readonly answer: { readonly data: T | undefined; readonly error: Error | null };
  readonly children: (data: T) => ReactNode;
}

/** Asks the rules what holds, and why: fields, and beneath them the answer to what is typed. */
export function WhyDialog<T>(props: WhyDialogProps<T>) {
  const { title, onClose, columns, fields, hint, answer, children } = props;
  return (
    <Dialog opened onClose={onClose} title={title} size={620}>
      <div className={classes.fields} style={{ gridTemplateColumns: `repeat(${columns}, 1fr)` }}>
        {fields}
      </div>
      <div className={classes.answer} aria-live="polite">
        {hint === null && answer.data !== undefined ? children(answer.data) : null}
        {hint === null && answer.error instanceof RefusedQuery ? (
          <RefusalLine refusal={answer.error.refusal} />
        ) : null}
        {hint === null ? null : <p className={classes.hint}>{hint}</p>}
      </div>
    </Dialog>
  );
}
