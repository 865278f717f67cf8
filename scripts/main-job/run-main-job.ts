import { stockCommands } from '../../src/shared/inventory/stock-commands.ts';
import { quantityOf } from '../../src/shared/kernel/quantity.ts';
import { personCommands } from '../../src/shared/people/person-commands.ts';
import type { DemoCompany } from '../../src/world/demo-company.ts';
import { LAST_UNITS, SHACKLE } from '../../src/world/demo-items.ts';
import { CASCADE } from '../../src/world/demo-parties.ts';
import { bootstrapStep, findStep } from './bootstrap-step.ts';
import { type CompanySites, DANA, type Desk, setUpCompany, signInOwner } from './company-setup.ts';
import { importStep } from './import-step.ts';
import type { JobStory } from './job-story.ts';
import { expectEachOnce, killServer } from './kill-server.ts';
import { killWorkstation } from './kill-workstation.ts';
import { expectSameDigests } from './offline-checks.ts';
import { type OfflineScene, offlineScenario } from './offline-scenario.ts';
import { restoreStep } from './restore-step.ts';

export interface JobSize {
  /** The folder of real data; null: the job goes without step 1 and what step 2 finds of it. */
  readonly data: string | null;
  readonly isReduced: boolean;
  readonly ordersEach: number;
  /** Who reconnects first, run by run. */
  readonly firstBack: readonly ('A' | 'B')[];
  readonly kills: number;
  /** Change sets per push into a kill. */
  readonly batch: number;
}

export const wholeJob: Omit<JobSize, 'data'> = {
  isReduced: false,
  ordersEach: 10,
  firstBack: ['A', 'B'],
  kills: 10,
  batch: 300,
};

export const reducedJob: Omit<JobSize, 'data'> = {
  isReduced: true,
  ordersEach: 2,
  firstBack: ['B'],
  kills: 2,
  batch: 60,
};

/** The main job of issue 2 below `root`, a new folder. Throws at the first expectation that does not hold. */
export async function runMainJob(story: JobStory, root: string, size: JobSize): Promise<void> {
  const sites = await story.step('A company on a server', () => setUpCompany(root));
  try {
    const { company } = sites;
    const a = await sites.openDesk('A', 'owner', company.people.dana, DANA);
    const b = await importAndBootstrap(story, sites, a, size);
    for (const [n, first] of size.firstBack.entries()) {
      await story.step(`3. Two desks without the server; ${first} comes back first`, async () => {
        if (n > 0) await makeReady(sites, [a, b]);
        await offlineScenario(story, sceneOf(sites, a, b, n, size), first);
      });
    }
    await killAndRestore(story, sites, a, b, size);
  } finally {
    await sites.stop();
  }
}

async function importAndBootstrap(
  story: JobStory,
  sites: CompanySites,
  a: Desk,
  size: JobSize,
): Promise<Desk> {
  const { data, isReduced } = size;
  if (data !== null) {
    await story.step('1. A imports the real data, cut off from the server', async () => {
      await signInOwner(a.site, sites.root);
      await a.link.cut();
      await importStep(story, a.site, data, { isReduced });
      await a.link.mend();
      await a.site.must(['switch', DANA]);
    });
  }
  return story.step('2. A syncs, B begins with a snapshot', async () => {
    const b = await bootstrapStep(story, sites, a);
    if (data !== null) await findStep(story, a, b);
    return b;
  });
}

/** A second time round: Dana may override prices again, and the last units are there again. */
async function makeReady({ office, company }: CompanySites, desks: readonly Desk[]): Promise<void> {
  const { people, priceDesk, items } = company;
  await office.do(personCommands.assignRole, { person: people.dana, role: priceDesk });
  await office.do(stockCommands.receiveStock, {
    item: named(items, LAST_UNITS),
    quantity: quantityOf(LAST_COUNT),
    businessDate: today(),
    place: named(company.places, 'MAIN'),
  });
  await office.sync();
  for (const { site } of desks) await site.sync();
}

function sceneOf(
  { company, office }: CompanySites,
  a: Desk,
  b: Desk,
  run: number,
  { ordersEach }: JobSize,
): OfflineScene {
  const { customers, items, people, priceDesk } = company;
  return {
    a,
    b,
    office,
    today: today(),
    personAtA: people.dana,
    priceDesk,
    buyer: named(customers, 'FAIRWAY'),
    // Another one each time: who had the last word on the first must not matter.
    edited: named(customers, run % 2 === 0 ? CASCADE : 'EASTPORT'),
    plenty: [SHACKLE, 'SKU-101', 'SKU-107', 'SKU-111'].map((number) => named(items, number)),
    last: { item: named(items, LAST_UNITS), count: LAST_COUNT },
    offListPrice: 6_000_000,
    ordersEach,
  };
}

async function killAndRestore(
  story: JobStory,
  sites: CompanySites,
  a: Desk,
  b: Desk,
  { kills: times, batch }: JobSize,
): Promise<void> {
  const { server, office, company, root } = sites;
  const subject = {
    customer: named(company.customers, 'FAIRWAY'),
    item: named(company.items, SHACKLE),
    today: today(),
  };
  await story.step(`4. kill -9 of the server during pushes, ${times} times`, () =>
    killServer(story, { server, site: b.site, link: b.link, office, subject, times, batch }),
  );
  await story.step(`4. kill -9 of a workstation during commits, ${times} times`, async () => {
    const written = await killWorkstation(story, a.site, subject, times);
    await a.site.sync();
    await office.sync();
    await expectEachOnce(story, office, written);
  });
  const all = { A: a.site, B: b.site, office };
  await story.step('4. The server is restored from a backup', async () => {
    await b.site.sync();
    await expectSameDigests(story, all);
    await restoreStep(story, { root, server, sites: all, subject, orders: 5 });
    const verified = await Promise.all(
      Object.entries(all).map(async ([name, site]) => ({
        name,
        ...(await site.must<{ sound: boolean }>(['verify'])),
      })),
    );
    for (const { name, sound } of verified) {
      story.expect(`The database of ${name} proves itself`, sound, true);
    }
  });
}

/** As many as the demo company has of {@link LAST_UNITS}. */
const LAST_COUNT = 3;

function named(ids: DemoCompany['items'], name: string): string {
  const id = ids[name];
  if (id === undefined) throw new Error(`the demo company has no ${name}`);
  return id;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
