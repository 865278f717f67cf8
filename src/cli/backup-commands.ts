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
