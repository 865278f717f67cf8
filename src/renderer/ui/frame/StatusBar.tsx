import { Switch } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { WorkstationStatus } from '../../../shared/sync/workstation-views.ts';
import { showTime } from '../../platform/date-format.ts';
import { useFrameActions } from '../../platform/page-actions.ts';
import { useLocal } from '../../platform/query-cache.ts';
import { useLine } from '../../platform/rpc-line.ts';
import { sentenceOf as refusalSentence, say } from '../../platform/strings.ts';
import { runLocal } from '../../platform/workstation-calls.ts';
import { useStatusParts } from '../status-parts.ts';
import classes from './StatusBar.module.css';

/** Always honest about where work is. */
export function StatusBar() {
  const status = useLocal('local.status', {}).data;
  const line = useLine();
  const { mode, keys } = useStatusParts();
  useMinutes();
  const isOffline = status?.offline ?? false;
  const setOffline = (offline: boolean) => void runLocal('local.set-offline', { offline });
  useFrameActions(
    status && !status.authority
      ? [
          {
            id: 'frame.offline',
            title: say(isOffline ? 'status.work-online' : 'status.work-offline'),
            run: () => setOffline(!isOffline),
          },
        ]
      : [],
  );
  return (
    <footer className={classes.status}>
      <span className={classes.sync} role="status">
        <span className={classes.dot} data-state={line.up ? stateOf(status) : 'down'} aria-hidden="true" />
        {line.up ? textOf(status) : say('status.line-down', { time: showTime(line.since) })}
      </span>
      {/* At the other end: what is said of the server is longer and shorter, and moves nothing. */}
      <span className={classes.end}>
        {status && !status.authority ? (
          <Switch
            size="xs"
            label={say('status.work-offline')}
            checked={status.offline}
            onChange={({ currentTarget }) => setOffline(currentTarget.checked)}
          />
        ) : null}
        {mode === null ? null : <span className={classes.mode}>{mode}</span>}
        {status ? <BackupAge backup={status.backup} /> : null}
        {status ? <span>{say('status.workstation', { code: status.code })}</span> : null}
        <span className={classes.keys}>{keys}</span>
      </span>
    </footer>
  );
}

/** Older than this, somebody should look, in ms. */
const OLD_BACKUP = 2 * 24 * 3_600_000;

/** When the last backup was taken; amber where that is too long ago, or where the last try came to nothing. */
function BackupAge({ backup: { takenAt, problem } }: { readonly backup: WorkstationStatus['backup'] }) {
  const isOld = takenAt !== null && Date.now() - takenAt > OLD_BACKUP;
  return (
    <Link to="/backups" className={classes.backup} data-look={problem !== null || isOld || undefined}>
      {takenAt === null ? say('status.no-backup') : say('status.backup', { time: showTime(takenAt) })}
    </Link>
  );
}

function stateOf(status: WorkstationStatus | undefined): 'fine' | 'look' | 'plain' {
  if (status?.storage) return 'look';
  if (!status || status.authority) return 'plain';
  return status.offline || status.lastError || status.pending > 0 ? 'look' : 'fine';
}

/** One text: what comes and goes in it moves nothing beside it. */
function textOf(status: WorkstationStatus | undefined): string {
  const isCutOff = status && !status.authority && (status.offline || status.lastError !== null);
  const waiting = isCutOff && status.pending > 0 ? say('status.waiting', { count: status.pending }) : '';
  return `${sentenceOf(status)} ${waiting}`.trim();
}

function sentenceOf(status: WorkstationStatus | undefined): string {
  if (!status) return '';
  if (status.storage) return refusalSentence(status.storage);
  if (status.authority) return say('status.saved-here');
  const time = status.lastSync === null ? '' : showTime(status.lastSync);
  if (status.offline) return say('status.offline-by-choice', { time });
  if (status.lastError) return say('status.no-answer', { time });
  if (status.pending > 0) return say('status.sending', { count: status.pending });
  if (status.lastSync === null) return say('status.not-heard');
  return say('status.all-on-server', { time });
}

/** Times are told to the minute: the bar looks again as often. */
function useMinutes(): void {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 30_000);
    return () => clearInterval(timer);
  }, []);
}
