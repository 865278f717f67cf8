import type { ReactNode } from 'react';
import { say } from '../../platform/strings.ts';
import classes from './EntryFields.module.css';

export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly trouble: { readonly level: 'red' | 'amber'; readonly sentence: string } | null;
  /** Number of the customer’s last order, where it said otherwise. */
  readonly unlike: string | null;
  readonly grow?: number;
  readonly onEnter: () => void;
}

export function Cell({
  grow = 1,
  label,
  trouble,
  unlike,
  children,
}: {
  readonly grow?: number;
  readonly label: string;
  readonly trouble: FieldProps['trouble'];
  readonly unlike?: string | null;
  readonly children: ReactNode;
}) {
  const hint = trouble?.sentence ?? (unlike ? say('entry.unlike-last', { number: unlike }) : undefined);
  const tone = trouble?.level ?? (unlike ? 'amber' : undefined);
  return (
    <div className={classes.cell} style={{ flexGrow: grow }} data-tone={tone} title={hint}>
      <span className={classes.label} aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}
