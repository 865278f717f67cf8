import { writeSync } from 'node:fs';
import { daybookCore } from '../../src/core/daybook-core.ts';
import { readMigrations } from '../../src/node/migration-files.ts';
import { serverClient } from '../../src/node/server-client.ts';
import { quantityOf } from '../../src/shared/kernel/quantity.ts';
import { openWorkstation } from '../../src/workstation/workstation-open.ts';

/**
 * Writes orders on a workstation, one commit each, and says the id of each on a line of its own as soon as it is saved:
 * what stands on stdout was acknowledged, whatever becomes of this process. `node order-process.ts FOLDER CUSTOMER ITEM
 * DAY COUNT`.
 */
const [folder = '', customer = '', item = '', placedOn = '', count = ''] = process.argv.slice(2);

const opened = await openWorkstation({ folder, core: daybookCore(readMigrations()), connect: serverClient });
if (!opened.ok) throw new Error(opened.refusal.code);
const workstation = opened.value;
for (let n = 0; n < Number(count); n++) {
  const answer = workstation.run({
    command: 'order.create',
    input: { customer, placedOn, lines: [{ item, quantity: quantityOf(1) }] },
  });
  if (!answer.ok) throw new Error(`${answer.refusal.code} ${JSON.stringify(answer.refusal.params)}`);
  writeSync(1, `${answer.id}\n`);
}
await workstation.close();
