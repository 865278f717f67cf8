import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LogLine } from '../../src/shared/sync/workstation-views.ts';
import { environment } from './daybook-process.ts';
import type { JobStory } from './job-story.ts';
import type { Site } from './site.ts';

const ORDER_PROCESS = fileURLToPath(new URL('./order-process.ts', import.meta.url));

/** What an order process writes: one line of `item` for `customer` each. */
export interface OrderSubject {
  readonly customer: string;
  readonly item: string;
  readonly today: string;
}

/** A process that writes orders, and the change sets it has acknowledged so far. */
export interface OrderProcess {
  readonly child: ChildProcess;
  readonly acknowledged: readonly string[];
  /** When the first was acknowledged. Rejects if the process ends before. */
  readonly started: Promise<void>;
  readonly ended: Promise<number | null>;
}

export function startOrders(
  site: Site,
  { customer, item, today }: OrderSubject,
  count: number,
): OrderProcess {
  const words = [ORDER_PROCESS, site.folder, customer, item, today, String(count)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'], env: environment });
  const acknowledged: string[] = [];
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const started = new Promise<void>((resolve, reject) => {
    let rest = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      acknowledged.push(...lines);
      if (acknowledged.length > 0) resolve();
    });
    void ended.then((code) => reject(new Error(`the order process ended with ${code} before it wrote any`)));
  });
  return { child, acknowledged, started, ended };
}

/** Writes `count` orders to the end. */
export async function writeOrders(
  site: Site,
  subject: OrderSubject,
  count: number,
): Promise<readonly string[]> {
  const orders = startOrders(site, subject, count);
  await orders.started;
  const code = await orders.ended;
  if (code !== 0) throw new Error(`the order process ended with ${code}`);
  return orders.acknowledged;
}

/** Kills a process that commits, again and again: what it had acknowledged is there. Answers all acknowledged. */
export async function killWorkstation(
  story: JobStory,
  site: Site,
  subject: OrderSubject,
  times: number,
): Promise<readonly string[]> {
  const all: string[] = [];
  for (let n = 0; n < times; n++) {
    const orders = startOrders(site, subject, MANY);
    await orders.started;
    await pause(FIRST_MS + n * STEP_MS);
    orders.child.kill('SIGKILL');
    await orders.ended;
    all.push(...orders.acknowledged);
    const log = await site.must<LogLine[]>(['log', '--limit', '10000']);
    const there = new Set(log.map(({ id }) => id));
    const missing = all.filter((id) => !there.has(id));
    story.expect(
      `Kill ${n + 1} of the workstation: all ${all.length} acknowledged change sets are there`,
      missing,
      [],
    );
  }
  const { sound } = await site.must<{ sound: boolean }>(['verify']);
  story.expect('After the kills the workstation’s database proves itself', sound, true);
  story.count('workstationKills', times);
  story.count('acknowledgedBetweenWorkstationKills', all.length);
  return all;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** More than it will come to before it is killed. */
const MANY = 1_000_000;
/** Kills come at different places of the commits: a step is no multiple of how long one takes. */
const FIRST_MS = 30;
const STEP_MS = 37;
