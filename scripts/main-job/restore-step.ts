import { join } from 'node:path';
import type { SyncReport } from '../../src/shared/sync/workstation-views.ts';
import { mustDaybook } from './daybook-process.ts';
import type { JobStory } from './job-story.ts';
import { expectEachOnce } from './kill-server.ts';
import { type OrderSubject, writeOrders } from './kill-workstation.ts';
import { expectSameDigests } from './offline-checks.ts';
import type { ServerProcess } from './server-process.ts';
import type { Site } from './site.ts';

/** A fleet comes together again in a few rounds: each has to report before any can go on. */
const MOST_ROUNDS = 6;

export interface RestoreScene {
  readonly root: string;
  readonly server: ServerProcess;
  /** Every workstation the server knows; the first two write orders. */
  readonly sites: Readonly<Record<string, Site>>;
  readonly subject: OrderSubject;
  readonly orders: number;
}

/** The server's disk is lost and a backup takes its place: what was entered since comes back from the workstations. */
export async function restoreStep(story: JobStory, scene: RestoreScene): Promise<void> {
  const { root, server, subject, orders } = scene;
  const sites = Object.values(scene.sites);
  const [first, second] = sites;
  if (!first || !second) throw new Error('two workstations write orders');
  const backup = join(root, 'server-backup');
  await mustDaybook(['--data', server.folder, 'server', 'backup', backup]);
  const since = [
    ...(await writeOrders(first, subject, orders)),
    ...(await writeOrders(second, subject, orders)),
  ];
  for (const site of [first, second, ...sites]) await site.sync();
  const { epoch, head } = await first.status();
  story.say(`${since.length} orders came after the backup and reached the server (history ends at ${head})`);
  const unsent = await writeOrders(second, subject, orders);

  await server.stop();
  const restored = join(root, 'server-restored');
  await mustDaybook(['--data', restored, 'server', 'restore', backup]);
  await server.start(restored);
  const rounds = await comeTogether(sites);
  story.say(`The fleet came together in ${rounds} rounds`);
  const status = await first.status();
  story.expect('The restored server began a new epoch', status.epoch === epoch, false);
  story.expect(
    'History is as long as it was, and what waited has joined it',
    status.cursor >= head + unsent.length,
    true,
  );
  for (const site of sites) await expectEachOnce(story, site, [...since, ...unsent]);
  await expectSameDigests(story, scene.sites);
  story.count('enteredSinceBackup', since.length);
}

/** Lets every workstation sync until all stand at the head. Answers how many rounds it took. */
async function comeTogether(sites: readonly Site[]): Promise<number> {
  for (let round = 1; ; round++) {
    const reports: SyncReport[] = [];
    for (const site of sites) reports.push((await site.cli(['sync', '--once'])).document as SyncReport);
    const heads = new Set(reports.map((report) => report?.cursor));
    if (reports.every((report) => report?.complete) && heads.size === 1) return round;
    if (round === MOST_ROUNDS)
      throw new Error(`the fleet does not come together: ${JSON.stringify(reports)}`);
  }
}
