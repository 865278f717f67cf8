/**
 * `npm start [-- --browser] [--no-open] [--port N] [--data DIR] [--demo]`: the workstation with its screens. Without
 * `--data` the demo company in a folder of its own.
 */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sentenceOf } from '../src/cli/refusal-sentences.ts';
import { systemClock } from '../src/node/clock-and-chance.ts';
import { createCompany } from '../src/workstation/company-create.ts';
import { startRpcHost } from '../src/workstation/rpc-host.ts';
import { openWorkstation } from '../src/workstation/workstation-open.ts';
import { demoFounding, makeDemoCompany } from '../src/world/demo-company.ts';
import { buildScreens, SCREENS } from './screens-build.ts';

const { values } = parseArgs({
  options: {
    browser: { type: 'boolean' },
    'no-open': { type: 'boolean' },
    port: { type: 'string' },
    data: { type: 'string' },
    demo: { type: 'boolean' },
  },
});
const folder = resolve(values.data ?? join(homedir(), '.daybook-demo'));

buildScreens();
const workstation = await openOrMake();
workstation.sync.start();
const host = await startRpcHost({
  workstation,
  pages: SCREENS,
  ...(values.port === undefined ? {} : { port: Number(values.port) }),
  alarm: (bug) => console.error(bug),
});
console.log(`workstation: http://127.0.0.1:${host.port}/?token=${host.issueToken()}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

async function openOrMake() {
  if (existsSync(join(folder, 'daybook.db'))) {
    const opened = await openWorkstation({ folder });
    if (!opened.ok) throw new Error(sentenceOf(opened.refusal));
    return opened.value;
  }
  const { companyName, currency, ownerName } = demoFounding;
  const created = await createCompany({
    folder,
    company: { name: companyName, currency, owner: { name: ownerName, password: 'harbor-demo' } },
  });
  if (!created.ok) throw new Error(sentenceOf(created.refusal));
  const owner = created.value.people.current()?.person;
  if (owner === undefined) throw new Error('the founder is signed in');
  makeDemoCompany(created.value, { clock: systemClock, owner });
  return created.value;
}

async function stop(): Promise<void> {
  await host.close();
  await workstation.close();
  process.exit(0);
}
