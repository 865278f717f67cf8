import { writeSync } from 'node:fs';
import { openWorkstation } from '../../src/workstation/workstation-open.ts';
import { ANNA, must, shelfCompanyCore } from './shelf-workstation.ts';

/**
 * A workstation process of its own: `FOLDER COUNT`. Adds shelves and tells the id of each on stdout the instant it is
 * saved; with COUNT 0 it never ends.
 */
const [folder = '', count = '0'] = process.argv.slice(2);
const workstation = must(
  await openWorkstation({
    folder,
    core: shelfCompanyCore(),
    machine: 'this-machine',
    connect: () => {
      throw new Error('this process has no server');
    },
  }),
);
for (let n = 1; count === '0' || n <= Number(count); n++) {
  const answer = workstation.run({ command: 'shelf.add', input: { name: `shelf ${n}` } }, ANNA);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  writeSync(1, `${answer.id}\n`);
  if (n % 20 === 0) await new Promise(setImmediate);
}
await workstation.close();
