import { ActionIcon } from '@mantine/core';
import { IconQuestionMark } from '@tabler/icons-react';
import { useLocal } from '../../platform/query-cache.ts';
import { say } from '../../platform/strings.ts';
import { KeyCaps } from '../KeyCaps.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import classes from './TopBar.module.css';

export function TopBar({ onFind, onKeys }: { readonly onFind: () => void; readonly onKeys: () => void }) {
  const company = useLocal('local.status', {}).data?.company ?? '';
  return (
    <header className={classes.top}>
      <span className={classes.name}>
        <strong>Daybook</strong>
        <span className={classes.company}>{company}</span>
      </span>
      <button type="button" className={classes.find} onClick={onFind} aria-keyshortcuts="Control+K Meta+K">
        <span>{say('frame.find-hint')}</span>
        <KeyCaps chord="Mod+K" />
      </button>
      <span className={classes.end}>
        <PersonMenu />
        <ActionIcon variant="default" size={24} onClick={onKeys} aria-label={say('frame.keys')}>
          <IconQuestionMark size={14} />
        </ActionIcon>
      </span>
    </header>
  );
}
