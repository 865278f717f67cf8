import { resolve } from 'node:path';
import { backupsView } from '../workstation/backup-calls.ts';
import { restoreBackup } from '../workstation/restore.ts';
import { cliCommand } from './cli-command.ts';
import { hostOptions, onOpened, onWorkstation } from './workstation-host.ts';

export const backupCommand = cliCommand({
  name: 'backup',
  summary:
    'Write everything of this workstation into one file, keys included: keep it as safe as the folder itself.',
  arguments: { FILE: { help: 'the file; it must not be there yet' } },
  options: {},
  run: (call) =>
    onWorkstation(call, async (workstation) => {
      const file = resolve(call.arguments.FILE);
      const written = await workstation.backup(file);
      return written.ok ? { document: { file, ...written.value } } : written;
    }),
});

export const restoreCommand = cliCommand({
  name: 'restore',
  summary: 'Open a backup in a new data folder.',
  details: `What was made after the backup is not in it. A member of a server syncs it again from history and keeps what had not
been sent; a company on one computer begins a new epoch.`,
  arguments: { FILE: { help: 'the backup' } },
  options: {},
  async run(call) {
    const restored = await restoreBackup({ ...hostOptions(call), file: call.arguments.FILE });
    return onOpened(restored, (workstation) => ({ document: workstation.status() }));
  },
});

export const backupsListCommand = cliCommand({
  name: 'backups list',
  summary:
    'List the daily backups, newest first, where they are kept, and what was set aside when a folder went back to one.',
  details: `One a day is taken while “sync” or the screens run, checked page by page, and kept for 14 days; the last one for ever.
Files of documents lie beside them, each once: copy the whole folder where you copy one. “restore” opens one of them.`,
  arguments: {},
  options: {},
  run: (call) => onWorkstation(call, (workstation) => ({ document: { ...backupsView(workstation) } })),
});

export const backupsNowCommand = cliCommand({
  name: 'backups now',
  summary: 'Take the daily backup, unless there is one of today.',
  arguments: {},
  options: {},
  run: (call) =>
    onWorkstation(call, async ({ backups }) => {
      const taken = await backups.takeIfDue();
      return taken.ok ? { document: taken.value } : taken;
    }),
});

export const backupsGoBackCommand = cliCommand({
  name: 'backups go-back',
  summary:
    'Go back to a backup in this data folder: what stands in it now is set aside, and everybody signs in again.',
  details: `FILE is a backup, or the day of a daily one (2026-11-20). No other Daybook may have the folder open. Answers where what
stood here is kept: a data folder of its own, which “--data” opens. A member of a server gets from it what was made since.`,
  arguments: { FILE: { help: 'the backup, or the day of one' } },
  options: {},
  run: (call) =>
    onWorkstation(call, async (workstation, person) => {
      const { FILE } = call.arguments;
      const ofDay = workstation.backups.list().find(({ day }) => day === FILE)?.file;
      const gone = await workstation.goBack(ofDay ?? resolve(FILE), person);
      return gone.ok ? { document: gone.value } : gone;
    }),
});

export const backupsToCommand = cliCommand({
  name: 'backups to',
  summary: 'Choose where daily backups are kept; without a folder, in the data folder.',
  details: 'Better is another disk: a disk that breaks takes along what lies on it.',
  arguments: { DIR: { help: 'a folder that is there', optional: true } },
  options: {},
  run: (call) =>
    onWorkstation(call, ({ backups }) => {
      const { DIR } = call.arguments;
      const kept = backups.keepIn(DIR === undefined ? null : resolve(DIR));
      return kept.ok ? { document: kept.value } : kept;
    }),
});
