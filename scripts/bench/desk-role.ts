import { join } from 'node:path';
import { openWorkstation } from '../../src/workstation/workstation-open.ts';
import { measureLists } from './desk-lists.ts';
import { makeDesk } from './desk-made.ts';
import { openDesk } from './desk-questions.ts';
import { measureFind, measureLookUps } from './desk-search.ts';
import { DESK_TODAY, type DeskSizes } from './desk-sizes.ts';

/** `make FOLDER SIZES`; `start FOLDER`: from nothing to the first page; `lists|find|look-ups FOLDER ROUNDS`. */
const [role = '', folder = '', rest = ''] = process.argv.slice(2);

switch (role) {
  case 'make':
    await makeDesk(folder, JSON.parse(rest) as DeskSizes);
    tell({ made: true });
    break;
  case 'start':
    await start();
    break;
  default: {
    const measure = { lists: measureLists, find: measureFind, 'look-ups': measureLookUps }[role];
    if (!measure) throw new Error(`there is no role ${role}`);
    const desk = openDesk(join(folder, 'daybook.db'));
    tell(measure(desk, Number(rest)));
    desk.close();
  }
}

/** `performance.now()` counts from the beginning of the process. */
async function start(): Promise<void> {
  const opened = await openWorkstation({ folder });
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  const asked = { query: 'order.rows', input: { today: DESK_TODAY } };
  const answer = opened.value.query(asked);
  const ms = performance.now();
  const { user, system } = process.cpuUsage();
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  await opened.value.close();
  tell({ ms, cpu: (user + system) / 1000 });
}

function tell(message: object): void {
  process.send?.(message);
}
