import { Tooltip } from '@mantine/core';
import { runAction } from '../../platform/key-listener.ts';
import { mayDo, type PageAction } from '../../platform/page-actions.ts';
import { sentenceOf } from '../../platform/strings.ts';
import classes from './RowAction.module.css';

export interface RowActionProps {
  /** Verb and object with its name, for whoever does not see the row: “Change Kim”. */
  readonly title: string;
  /** What stands on it: “Change”. */
  readonly label: string;
  /** The command it runs or begins; absent where it only leads somewhere. */
  readonly command?: string;
  readonly onRun: () => void;
  /** Of a dialog: it has the focus when that opens. */
  readonly autoFocus?: boolean;
}

/** A quiet button in a row of a short table. What cannot be done keeps its place and focus, and says why. */
export function RowAction({ title, label, command, onRun, autoFocus = false }: RowActionProps) {
  const action: PageAction = { id: command ?? 'row.open', title, run: onRun };
  const may = mayDo(action);
  const why = may === true ? undefined : sentenceOf(may);
  const button = (
    <button
      type="button"
      data-autofocus={autoFocus || undefined}
      className={classes.button}
      aria-label={title}
      aria-disabled={may !== true}
      aria-description={why}
      title={why === undefined ? title : undefined}
      onClick={() => runAction(action)}
    >
      {label}
    </button>
  );
  return why === undefined ? button : <Tooltip label={why}>{button}</Tooltip>;
}
