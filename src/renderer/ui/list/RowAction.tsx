import classes from './RowAction.module.css';

export interface RowActionProps {
  /** Verb and object with its name, for whoever does not see the row: “Change Kim”. */
  readonly title: string;
  /** What stands on it: “Change”. */
  readonly label: string;
  readonly onRun: () => void;
}

/** A quiet button in a row of a short table. */
export function RowAction({ title, label, onRun }: RowActionProps) {
  return (
    <button type="button" className={classes.button} aria-label={title} title={title} onClick={onRun}>
      {label}
    </button>
  );
}
