import type { LogLine } from '../../src/shared/sync/workstation-views.ts';
import type { JobStory } from './job-story.ts';
import { type OrderSubject, pause, writeOrders } from './kill-workstation.ts';
import type { Link } from './link.ts';
import type { ServerProcess } from './server-process.ts';
import type { Site } from './site.ts';

const LOG = ['log', '--limit', '10000'] as const;

export interface ServerKills {
  readonly server: ServerProcess;
  /** Pushes, over this link. */
  readonly site: Site;
  readonly link: Link;
  /** Looks on from elsewhere. */
  readonly office: Site;
  readonly subject: OrderSubject;
  readonly times: number;
  /** Change sets per push. */
  readonly batch: number;
}

/**
 * Kills the server while a workstation pushes, again and again: after it has committed and before its answer has arrived
 * (the link keeps it back), before it has committed, just after, and in the end after the answer. What it had acknowledged
 * is in its history when it stands up, and in the end everything is there once.
 */
export async function killServer(story: JobStory, kills: ServerKills): Promise<void> {
  const { server, site, link, office, subject, times, batch } = kills;
  const all = [...(await writeOrders(site, subject, batch))];
  const untilCommit = await measured(server, site);
  const counts = { cutShort: 0, heard: 0 };
  for (let n = 0; n < times; n++) {
    const written = await writeOrders(site, subject, batch);
    all.push(...written);
    const part = (n + 1) / times;
    const head = await headOf(server);
    const isUnheard = n % 4 === 0;
    if (isUnheard) await link.deafen();
    const syncing = site.cli(['sync', '--once']);
    if (n === times - 1) await syncing;
    else if (isUnheard) await grown(server, head);
    else if (n % 2 === 0) await pause(untilCommit * (1 - part / 2));
    else await grown(server, head).then(() => pause(part * AFTER_MS));
    await server.kill();
    await link.mend();
    if ((await syncing).exitCode !== 0) counts.cutShort++;
    const acknowledged = decided(await site.must<LogLine[]>(LOG), written);
    counts.heard += acknowledged.length;
    await server.start();
    await office.sync();
    const there = new Set((await office.must<LogLine[]>(LOG)).map(({ id }) => id));
    const missing = acknowledged.filter((id) => !there.has(id));
    const heard = `${acknowledged.length} of ${written.length}`;
    story.expect(`Kill ${n + 1} of the server: the ${heard} it had acknowledged are there`, missing, []);
  }
  story.say(`${counts.cutShort} of ${times} kills cut a sync short`);
  story.expect(
    'Some kills came before the server had answered, some after',
    [counts.cutShort > 0, counts.heard > 0],
    [true, true],
  );
  await site.sync();
  await office.sync();
  await expectEachOnce(story, office, all);
  story.count('serverKills', times);
  story.count('serverKillsThatCutASync', counts.cutShort);
  story.count('acknowledgedBetweenServerKills', counts.heard);
  story.count('pushedAroundServerKills', all.length);
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

/** Milliseconds from the start of a sync to the server's commit. */
async function measured(server: ServerProcess, site: Site): Promise<number> {
  const head = await headOf(server);
  const start = performance.now();
  const syncing = site.sync();
  await grown(server, head);
  const ms = performance.now() - start;
  await syncing;
  return ms;
}

async function grown(server: ServerProcess, head: number): Promise<void> {
  while ((await headOf(server)) <= head) await pause(LOOK_MS);
}

async function headOf({ url }: ServerProcess): Promise<number> {
  const health = await fetch(`${url}/v1/health`);
  return ((await health.json()) as { head: number }).head;
}

const LOOK_MS = 2;
/** The latest a kill comes after the commit. */
const AFTER_MS = 40;
