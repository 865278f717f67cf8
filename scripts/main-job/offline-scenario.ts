import { customerCommands } from '../../src/shared/parties/customer-commands.ts';
import { noteParty } from '../../src/shared/parties/party-note.ts';
import { personCommands } from '../../src/shared/people/person-commands.ts';
import type { AttentionView } from '../../src/shared/sync/workstation-views.ts';
import type { Desk } from './company-setup.ts';
import type { JobStory } from './job-story.ts';
import {
  expectBackorderExplained,
  expectBothNotes,
  expectNothingLost,
  expectSameDigests,
} from './offline-checks.ts';
import { type OrderPlan, type TakenOrder, takeOrders } from './offline-orders.ts';
import { correctOverride, expectConflict, resolveRest } from './offline-resolution.ts';
import type { Site } from './site.ts';

export interface OfflineScene {
  readonly a: Desk;
  readonly b: Desk;
  /** A third workstation, connected all the time; the owner is signed in. */
  readonly office: Site;
  readonly today: string;
  /** Who works at A, and the role without which no price may be off the list. */
  readonly personAtA: string;
  readonly priceDesk: string;
  /** Whom the orders are for, and whose record both desks edit. */
  readonly buyer: string;
  readonly edited: string;
  /** Enough of these for everybody. */
  readonly plenty: readonly string[];
  /** Of these there are so few that only one desk can have them. */
  readonly last: { readonly item: string; readonly count: number };
  /** Price below the list, in millionths. */
  readonly offListPrice: number;
  readonly ordersEach: number;
}

/** Both desks work without the server, then come back one after the other: `first` first. */
export async function offlineScenario(
  story: JobStory,
  scene: OfflineScene,
  first: 'A' | 'B',
): Promise<readonly TakenOrder[]> {
  const { a, b, office } = scene;
  const [early, late] = first === 'A' ? [a, b] : [b, a];
  await Promise.all([a.link.cut(), b.link.cut()]);
  const cut = await a.site.cli(['sync', '--once']);
  story.expect('With the link cut a sync ends with a reason and exit code 1', cut.exitCode, 1);

  const [atA, atB] = await Promise.all([
    takeOrders(a.site, plansOf(scene, a), scene.today),
    takeOrders(b.site, plansOf(scene, b), scene.today),
  ]);
  const numbers = [...atA, ...atB].map(({ number }) => number);
  story.say(`A and B confirmed ${numbers.length} orders without the server: ${numbers.join(' ')}`);
  story.expect('No two orders have one number', new Set(numbers).size, numbers.length);
  const promised = [atA[0]?.shortHere, atB[0]?.shortHere];
  story.expect('Both desks promised the last units of one item', promised, [0, 0]);
  await edit(scene, early, late);
  const withdrawn = await office.do(personCommands.withdrawRole, {
    person: scene.personAtA,
    role: scene.priceDesk,
  });
  await office.sync();
  story.say(`Meanwhile the office took the right to override prices away (${withdrawn.id})`);

  for (const desk of [early, late, early]) {
    await desk.link.mend();
    const report = await desk.site.sync();
    story.expect(`${desk.name} is in sync again`, [report.complete, report.pending], [true, 0]);
  }
  await office.sync();
  const [override] = atA.slice(1);
  if (!override) throw new Error('A takes at least two orders');
  await expectNothingLost(story, [a.site, b.site, office], [...atA, ...atB], override);
  const [earlyOrders, lateOrders] = early === a ? [atA, atB] : [atB, atA];
  await expectBackorderExplained(story, { early, late }, earlyOrders[0], lateOrders[0]);
  await expectBothNotes(story, scene, noteOf(early), noteOf(late));
  await expectSameDigests(story, { A: a.site, B: b.site, office });

  const lateItems = await late.site.must<AttentionView[]>(['attention', 'list']);
  await expectConflict(story, late, lateItems, websiteOf(early), websiteOf(late));
  await correctOverride(story, scene, override);
  for (const desk of [early, late]) await resolveRest(story, desk);
  for (const site of [a.site, b.site, office, a.site, b.site]) await site.sync();
  await expectNothingLost(story, [a.site, b.site, office], [...atA, ...atB], null);
  await expectSameDigests(story, { A: a.site, B: b.site, office });
  return [...atA, ...atB];
}

/** The first order wants all of the last units; A's second is off the list. */
function plansOf(scene: OfflineScene, desk: Desk): readonly OrderPlan[] {
  const { buyer: customer, plenty, last, offListPrice, ordersEach } = scene;
  return Array.from({ length: ordersEach }, (_, i) => {
    if (i === 0) return { customer, ...last };
    const item = plenty[i % plenty.length];
    if (item === undefined) throw new Error('a scene needs items');
    const plan = { customer, item, count: i };
    const why = 'A dent in the box.';
    return i === 1 && desk.name === 'A' ? { ...plan, offList: { unitPrice: offListPrice, why } } : plan;
  });
}

/** A text and a guarded field of one customer, on both desks. */
async function edit(scene: OfflineScene, early: Desk, late: Desk): Promise<void> {
  const customer = scene.edited;
  for (const desk of [early, late]) {
    await desk.site.do(noteParty, { party: customer, note: noteOf(desk) });
    await desk.site.do(customerCommands.changeCustomer, { customer, changes: { website: websiteOf(desk) } });
  }
}

function noteOf({ name }: Desk): string {
  return `What desk ${name} was told on the phone.`;
}

function websiteOf({ name }: Desk): string {
  return `https://desk-${name.toLowerCase()}.example`;
}
