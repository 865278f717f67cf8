import { Tooltip } from '@mantine/core';
import { bindingOf } from '../../shared/kernel/key-table.ts';
import { runAction } from '../platform/key-listener.ts';
import { ariaKeys } from '../platform/key-matching.ts';
import { mayDo, type PageAction } from '../platform/page-actions.ts';
import { sentenceOf } from '../platform/strings.ts';
import classes from './ActionButton.module.css';
import { KeyCaps } from './KeyCaps.tsx';

export interface ActionButtonProps {
  readonly action: PageAction;
  /** `row`: in a row of a list, which is one stop for Tab; without its key, which acts on the row at the cursor. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'row';
  /** In place of the action's title: “Confirm, 2 to fix”. */
  readonly label?: string;
}

/** A button of an action. What cannot be done keeps its place and focus, and says why. */
export function ActionButton({ action, look = 'plain', label }: ActionButtonProps) {
  const may = mayDo(action);
  const keys = action.key ? bindingOf(action.key).keys : [];
  const chord = look === 'row' ? undefined : keys[0];
  const why = may === true ? undefined : sentenceOf(may);
  const button = (
    <button
      type="button"
      className={classes.button}
      data-look={look}
      tabIndex={look === 'row' ? -1 : undefined}
      aria-disabled={may !== true}
      aria-description={why}
      aria-keyshortcuts={keys.length > 0 ? ariaKeys(keys) || undefined : undefined}
      onClick={() => runAction(action)}
      onDoubleClick={look === 'row' ? (event) => event.stopPropagation() : undefined}
    >
      {label ?? action.title}
      {chord === undefined ? null : <KeyCaps chord={chord} />}
    </button>
  );
  return why === undefined ? button : <Tooltip label={why}>{button}</Tooltip>;
}
