import { resolve } from 'node:path';
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
  summary: 'List the daily backups, newest first, and where they are kept.',
  details: `One a day is taken while “sync” or the screens run, checked page by page, and kept for 14 days; the last one for ever.
Files of documents lie beside them, each once: copy the whole folder where you copy one. “restore” opens one of them.`,
  arguments: {},
  options: {},
  run: (call) =>
    onWorkstation(call, ({ backups, status }) => ({
      document: { folder: backups.folder(), ...status().backup, backups: backups.list() },
    })),
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
