/**
 * `npm start [-- --browser] [--no-open] [--port N] [--data DIR] [--demo]`: the workstation with its screens, in the
 * desktop where Electron is installed or can be had, otherwise (and with any of the first three) in the browser. Without
 * `--data` the demo company in a folder of its own; an empty `--data` asks what should be there.
 */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sentenceOf } from '../src/cli/refusal-sentences.ts';
import type { Result } from '../src/shared/kernel/result.ts';
import { startRpcHost } from '../src/workstation/rpc-host.ts';
import { takenSeat, type WorkstationSeat } from '../src/workstation/workstation-seat.ts';
import { makeDemo, openSeat } from '../src/world/demo-seat.ts';
import { openAddress } from './open-address.ts';
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
const port = Number(values.port ?? 0);
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`${values.port} is no port: 0 to 65535.`);

try {
  await start();
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

async function start(): Promise<void> {
  const wantsWindow = !values.browser && !values['no-open'] && values.port === undefined;
  if (wantsWindow && (await inDesktop())) return;
  buildScreens();
  const seat = await seatIn(folder);
  seat.onTaken((workstation) => {
    workstation.sync.start();
    workstation.backups.start();
  });
  const host = await startRpcHost({ seat, pages: SCREENS, port, alarm: (bug) => console.error(bug) });
  const address = `http://127.0.0.1:${host.port}/?token=${host.issueToken()}`;
  console.log(`workstation: ${address}`);
  if (!values['no-open']) openAddress(address);
  const stop = async () => {
    await host.close();
    await seat.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

async function inDesktop(): Promise<boolean> {
  // Bundler and installer are read only where they are wanted: a start in the browser is quicker without.
  const { startInDesktop } = await import('./desktop/desktop-start.ts');
  if (isNewDemo(folder)) await must(await makeDemo({ folder })).close();
  return startInDesktop(folder);
}

function isNewDemo(place: string): boolean {
  return !existsSync(join(place, 'daybook.db')) && (values.data === undefined || Boolean(values.demo));
}

async function seatIn(place: string): Promise<WorkstationSeat> {
  if (isNewDemo(place)) return takenSeat(must(await makeDemo({ folder: place })));
  return must(await openSeat({ folder: place }));
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(sentenceOf(result.refusal));
  return result.value;
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
