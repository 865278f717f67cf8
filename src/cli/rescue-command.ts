import { exportNewer } from '../workstation/newer-export.ts';
import { cliCommand } from './cli-command.ts';
import { ownCore } from './own-core.ts';

export const rescueCommand = cliCommand({
  name: 'rescue',
  summary: 'Write every table of a workstation that a newer Daybook wrote as CSV files.',
  details: `For the day on which an older Daybook meets a newer database and there is no newer one at hand. It reads only. Values are as
they are stored: amounts in the smallest unit, instants in milliseconds, waiting changes in “pending”.`,
  arguments: { DIR: { help: 'a folder that is not there yet' } },
  options: {},
  async run(call) {
    const written = await exportNewer(call.folder, call.arguments.DIR, ownCore().migrations.length);
    return written.ok ? { document: written.value } : written;
  },
});
