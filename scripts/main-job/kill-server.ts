import type { LogLine } from '../../src/workstation/workstation.ts';
import type { JobStory } from './job-story.ts';
import { type OrderSubject, pause, writeOrders } from './kill-workstation.ts';
import type { ServerProcess } from './server-process.ts';
import type { Site } from './site.ts';

const LOG = ['log', '--limit', '10000'] as const;

export interface ServerKills {
  readonly server: ServerProcess;
  /** Pushes; the link to the server stands all the time. */
  readonly site: Site;
  /** Looks on from elsewhere. */
  readonly office: Site;
  readonly subject: OrderSubject;
  readonly times: number;
  /** Change sets per push. */
  readonly batch: number;
}

/**
 * Kills the server while a workstation pushes, again and again, at another moment each time: what it had acknowledged is
 * in its history when it stands up, and in the end everything is there once. Answers all change sets written.
 */
export async function killServer(story: JobStory, kills: ServerKills): Promise<readonly string[]> {
  const { server, site, office, subject, times, batch } = kills;
  const all = [...(await writeOrders(site, subject, batch))];
  const whole = await timed(() => site.sync());
  let cutShort = 0;
  let heard = 0;
  for (let n = 0; n < times; n++) {
    const written = await writeOrders(site, subject, batch);
    all.push(...written);
    const syncing = site.cli(['sync', '--once']);
    await pause(whole * (EARLIEST + ((LATEST - EARLIEST) * (n + 0.5)) / times));
    await server.kill();
    const { exitCode } = await syncing;
    if (exitCode !== 0) cutShort++;
    const acknowledged = decided(await site.must<LogLine[]>(LOG), written);
    heard += acknowledged.length;
    await server.start();
    await office.sync();
    const there = new Set((await office.must<LogLine[]>(LOG)).map(({ id }) => id));
    const missing = acknowledged.filter((id) => !there.has(id));
    story.expect(
      `Kill ${n + 1} of the server: all ${acknowledged.length} of ${written.length} change sets it had acknowledged are there`,
      missing,
      [],
    );
  }
  story.say(`${cutShort} of ${times} kills cut a sync short`);
  await site.sync();
  await office.sync();
  await expectEachOnce(story, office, all);
  story.count('serverKills', times);
  story.count('serverKillsThatCutASync', cutShort);
  story.count('acknowledgedBetweenServerKills', heard);
  story.count('pushedAroundServerKills', all.length);
  return all;
}

/** Every change set stands in history exactly once, as somebody else sees it. */
export async function expectEachOnce(story: JobStory, site: Site, ids: readonly string[]): Promise<void> {
  const lines = new Map<string, number>();
  const log = await wholeLog(site);
  for (const { id, state } of log) if (state === 'accepted') lines.set(id, (lines.get(id) ?? 0) + 1);
  const wrong = ids.filter((id) => lines.get(id) !== 1);
  story.expect(`All ${ids.length} change sets stand in the history of ${site.folder}, each once`, wrong, []);
}

async function wholeLog(site: Site): Promise<readonly LogLine[]> {
  const all: LogLine[] = [];
  for (let before: number | null = null; ; ) {
    const words: string[] = before === null ? [] : ['--before', String(before)];
    const page = await site.must<LogLine[]>([...LOG, ...words]);
    all.push(...page);
    before = page.at(-1)?.seq ?? null;
    if (page.length === 0 || before === null || before <= 1) return all;
  }
}

/** Of those change sets, the ones the workstation has the server's word for. */
function decided(log: readonly LogLine[], ids: readonly string[]): readonly string[] {
  const states = new Map(log.map(({ id, state }) => [id, state]));
  return ids.filter((id) => ['on-server', 'accepted', 'refused'].includes(states.get(id) ?? ''));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Parts of the time a whole sync takes between which the server is killed: before that the process is still starting. */
const EARLIEST = 0.4;
const LATEST = 1;
