import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { runAction } from '../platform/key-listener.ts';
import { useNarrowWindow } from '../platform/narrow-window.ts';
import { mayDo, type PageAction } from '../platform/page-actions.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { ActionButton } from './ActionButton.tsx';
import classes from './WorkHeader.module.css';

export interface WorkHeaderProps {
  readonly title: ReactNode;
  /** State words, view chips: what stands beside the title. */
  readonly beside?: ReactNode;
  /** At most one grey fact. */
  readonly fact?: ReactNode;
  /** At most two are buttons, none in a narrow window; the rest stand under *More*. */
  readonly actions?: readonly PageAction[];
  readonly primary?: PageAction | undefined;
  readonly primaryLabel?: string | undefined;
}

/** The 48 px above every page: what it is, how it stands, what can be done. */
export function WorkHeader({ title, beside, fact, actions = [], primary, primaryLabel }: WorkHeaderProps) {
  const isNarrow = useNarrowWindow();
  const most = isNarrow ? 0 : 2;
  const offered = actions.filter(({ hidden }) => !hidden);
  const [buttons, more] = [offered.slice(0, most), offered.slice(most)];
  return (
    <header className={classes.header}>
      <h1 className={classes.title}>{title}</h1>
      <div className={classes.beside}>{beside}</div>
      {fact === undefined ? null : <span className={classes.fact}>{fact}</span>}
      <div className={classes.actions}>
        {buttons.map((action) => (
          <ActionButton key={action.id} action={action} />
        ))}
        {more.length === 0 ? null : <MoreMenu actions={more} />}
        {primary ? (
          <ActionButton
            action={primary}
            look="primary"
            {...(primaryLabel === undefined ? {} : { label: primaryLabel })}
          />
        ) : null}
      </div>
    </header>
  );
}

export interface MoreMenuProps {
  readonly actions: readonly PageAction[];
  /** In place of “More”, with a name for whoever cannot see where it stands. */
  readonly label?: string;
  readonly name?: string;
}

/** What does not fit as a button; what cannot be done is listed with its reason. */
export function MoreMenu({ actions, label, name }: MoreMenuProps) {
  return (
    <Menu position="bottom-end" shadow="md" width={320}>
      <Menu.Target>
        <button
          type="button"
          className={classes.more}
          data-look={label === undefined ? undefined : 'quiet'}
          aria-label={name}
        >
          {label ?? say('more')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => {
          const may = mayDo(action);
          return (
            <Menu.Item key={action.id} aria-disabled={may !== true} onClick={() => runAction(action)}>
              <span className={may === true ? undefined : classes.cannot}>{action.title}</span>
              {may === true ? null : <span className={classes.why}>{sentenceOf(may)}</span>}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
