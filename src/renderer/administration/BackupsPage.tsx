import { useState } from 'react';
import { refusal } from '../../shared/kernel/refusal.ts';
import type { BackupLine, SetAside } from '../../shared/sync/workstation-views.ts';
import { announce } from '../platform/announcements.ts';
import { showDate, showShortDate, showTime } from '../platform/date-format.ts';
import { isDesktop } from '../platform/desktop-line.ts';
import { showCount } from '../platform/number-format.ts';
import { useOpenedBackup } from '../platform/opened-backup.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { queryCache, useLocal } from '../platform/query-cache.ts';
import { useMay } from '../platform/session.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { CopyLine } from '../ui/CopyLine.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { CannotRead, Reading, RefusalLine } from '../ui/NoticeLine.tsx';
import { FactList, RecordPage, RecordSection } from '../ui/page/RecordPage.tsx';
import classes from './BackupsPage.module.css';
import { GoBackDialog } from './GoBackDialog.tsx';

/** Where the company's data lives, its daily backups, and how to come back from one. */
export function BackupsPage() {
  const answer = useLocal('local.backups', {});
  const folder = useLocal('local.status', {}).data?.folder;
  const [busy, setBusy] = useState(false);
  const [returning, setReturning] = useState<string | null>(null);
  const goBack = useGoBack(answer.data?.backups, setReturning);
  const opened = useOpenedBackup();
  if (answer.error) return <CannotRead problem={answer.error} onTryAgain={() => void answer.refetch()} />;
  if (!answer.data) return <Reading />;
  const { backups, takenAt, problem, setAside } = answer.data;
  const take = async () => {
    setBusy(true);
    const taken = await runLocal('local.backup-now', {});
    setBusy(false);
    announce(
      taken.ok ? say('backups.taken', { day: showDate(taken.value.day) }) : sentenceOf(taken.refusal),
      taken.ok ? 'polite' : 'assertive',
    );
    await queryCache.invalidateQueries({
      predicate: ({ queryKey: [name] }) => String(name).startsWith('local.'),
    });
  };
  const save: PageAction = {
    id: 'backups.save',
    title: say('backups.save'),
    may: !busy || { code: 'backup.under-way', params: {} },
    run: () => {
      setBusy(true);
      void saved().finally(() => setBusy(false));
    },
  };
  const now: PageAction = {
    id: 'backups.now',
    title: say(busy ? 'backups.being-taken' : 'backups.take-now'),
    key: 'primary',
    may: !busy || { code: 'backup.under-way', params: {} },
    run: () => void take(),
  };
  return (
    <RecordPage
      kind="backups"
      title={say('place.backups')}
      actions={isDesktop() ? [save] : []}
      primary={now}
      figures={[
        { title: say('backups.last'), value: takenAt === null ? say('backups.none-yet') : showTime(takenAt) },
        { title: say('backups.kept'), value: showCount(backups.length) },
        { title: say('backups.size'), value: sizeOf(backups.reduce((sum, { bytes }) => sum + bytes, 0)) },
      ]}
    >
      <RefusalLine refusal={problem} />
      {opened ? (
        <RecordSection title={say('backups.opened', { name: opened.name })}>
          <p className={classes.fact}>{say('backups.opened-help')}</p>
        </RecordSection>
      ) : null}
      <RecordSection title={say('backups.where')}>
        <FactList
          facts={[
            [say('backups.data'), folder ?? ''],
            [say('backups.folder'), answer.data.folder],
          ]}
        />
        <p className={classes.fact}>{say('backups.other-disk')}</p>
        <CopyLine text={say('backups.line-folder')} />
      </RecordSection>
      <RecordSection title={say('backups.daily')}>
        <p className={classes.fact}>{say('backups.how-often')}</p>
        <PlainTable<BackupLine>
          label={say('backups.daily')}
          rows={backups}
          rowId={({ file }) => file}
          empty={say('backups.none-yet')}
          columns={[
            { id: 'day', title: say('backups.day'), render: ({ day }) => showDate(day) },
            { id: 'bytes', title: say('backups.size'), align: 'end', render: ({ bytes }) => sizeOf(bytes) },
            { id: 'file', title: say('backups.file'), render: ({ file }) => file },
            {
              id: 'go-back',
              title: '',
              render: ({ day }) => <ActionButton look="quiet" action={goBack(day)} />,
            },
          ]}
        />
      </RecordSection>
      <RecordSection title={say('backups.restore')}>
        <p className={classes.fact}>{say('backups.restore-help')}</p>
        <CopyLine
          text={say('backups.line-restore', { file: backups[0]?.file ?? say('backups.line-file') })}
        />
      </RecordSection>
      {setAside.length === 0 ? null : (
        <RecordSection title={say('backups.set-aside')}>
          <p className={classes.fact}>{say('backups.set-aside-help')}</p>
          <PlainTable<SetAside>
            label={say('backups.set-aside')}
            rows={setAside}
            rowId={({ folder }) => folder}
            columns={[
              { id: 'at', title: say('backups.set-aside-at'), render: ({ at }) => showTime(at) },
              { id: 'folder', title: say('backups.set-aside-folder'), render: (aside) => aside.folder },
            ]}
          />
        </RecordSection>
      )}
      {returning === null ? null : <GoBackDialog day={returning} onClose={() => setReturning(null)} />}
    </RecordPage>
  );
}

/** The way back to each day, in the table and in the palette. It undoes the work of everybody here. */
function useGoBack(
  backups: readonly BackupLine[] | undefined,
  ask: (day: string) => void,
): (day: string) => PageAction {
  const permission = 'administration.server';
  const may = useMay(permission) || refusal('people.no-permission', { permission, command: 'local.go-back' });
  const action = (day: string): PageAction => ({
    id: `backups.go-back:${day}`,
    title: say('backups.go-back-to', { day: showShortDate(day) }),
    may,
    run: () => ask(day),
  });
  usePageActions((backups ?? []).map(({ day }) => action(day)));
  return action;
}

/** Asks for a place and writes everything there. */
async function saved(): Promise<void> {
  const answer = await runLocal('local.save-backup', {});
  if (!answer.ok) announce(sentenceOf(answer.refusal), 'assertive');
  else if (answer.value.file !== null) announce(say('backups.saved', { file: answer.value.file }));
}

const MEGABYTE = 1_000_000;

function sizeOf(bytes: number): string {
  return say('backups.megabytes', { size: showCount(Math.ceil(bytes / MEGABYTE)) });
}
