import { orderQueries } from '../../src/shared/orders/order-queries.ts';
import { partyQueries } from '../../src/shared/parties/party-queries.ts';
import type { LogLine, TimelineEvent } from '../../src/shared/sync/workstation-views.ts';
import type { Desk } from './company-setup.ts';
import type { JobStory } from './job-story.ts';
import type { TakenOrder } from './offline-orders.ts';
import type { OfflineScene } from './offline-scenario.ts';
import type { Site } from './site.ts';

const LOG_PAGE = '10000';

/**
 * Every order is on every workstation once, under the number read out on the phone, and confirmed; `except` is still a
 * draft, because its confirmation was refused.
 */
export async function expectNothingLost(
  story: JobStory,
  sites: readonly Site[],
  orders: readonly TakenOrder[],
  except: TakenOrder | null,
): Promise<void> {
  const expected = orders.map(({ order, number }) => [
    number,
    order,
    order === except?.order ? 'draft' : 'confirmed',
  ]);
  const seen = await Promise.all(sites.map(async (site) => ({ site, ...(await standing(site, orders)) })));
  for (const { site, changeSets, found } of seen) {
    story.expect(`${site.folder}: every order stands once, under the number that was told`, found, expected);
    const written = orders.map(({ written: id }) => changeSets.filter((line) => line === id).length);
    story.expect(
      `${site.folder}: every order was written once`,
      written,
      orders.map(() => 1),
    );
  }
}

async function standing(site: Site, orders: readonly TakenOrder[]) {
  const [log, newest] = await Promise.all([
    site.must<LogLine[]>(['log', '--limit', LOG_PAGE]),
    site.ask(orderQueries.listOrders, { limit: 200 }),
  ]);
  const found = orders.flatMap(({ number }) =>
    newest.orders.filter((order) => order.number === number).map(({ id, status }) => [number, id, status]),
  );
  return { changeSets: log.filter(({ state }) => state === 'accepted').map(({ id }) => id), found };
}

/** The one who came back first has the stock; the other's order shows its backorder, and who has what it lacks. */
export async function expectBackorderExplained(
  story: JobStory,
  { early, late }: { readonly early: Desk; readonly late: Desk },
  earlyOrder: TakenOrder | undefined,
  lateOrder: TakenOrder | undefined,
): Promise<void> {
  if (!earlyOrder || !lateOrder) throw new Error('each desk promised the last units');
  for (const { site } of [early, late]) {
    const [had] = (await site.ask(orderQueries.showOrder, { order: earlyOrder.order })).lines;
    const [lacks] = (await site.ask(orderQueries.showOrder, { order: lateOrder.order })).lines;
    story.expect(
      `${site.folder}: ${early.name} has the last units`,
      [had?.backordered, had?.allocated],
      [0, had?.quantity],
    );
    story.expect(
      `${site.folder}: ${late.name}’s order is a backorder`,
      [lacks?.backordered, lacks?.allocated],
      [lacks?.quantity, 0],
    );
    const why = [lacks?.backorderWhy?.code, lacks?.backorderWhy?.params.order];
    story.expect(`${site.folder}: it says who has them`, why, ['orders.short-allocated', earlyOrder.number]);
  }
}

/** The later text stands; both are in the history of the customer, wherever one looks. */
export async function expectBothNotes(
  story: JobStory,
  { a, b, office, edited }: OfflineScene,
  earlier: string,
  later: string,
): Promise<void> {
  const seen = await Promise.all(
    [a.site, b.site, office].map(async (site) => {
      const { note } = await site.ask(partyQueries.showParty, { party: edited });
      return { site, note, timeline: await site.must<TimelineEvent[]>(['log', '--record', edited]) };
    }),
  );
  for (const { site, note, timeline } of seen) {
    story.expect(`${site.folder}: the later note stands`, note, later);
    const texts = timeline.flatMap(({ changes }) =>
      changes.flatMap(({ values }) => values.note?.after ?? []),
    );
    story.expect(`${site.folder}: both notes are in its history`, texts.slice(0, 2), [later, earlier]);
  }
}

export interface DigestDocument {
  readonly cursor: number;
  readonly pending: number;
  readonly digests: Readonly<Record<string, string>>;
}

/** Workstations at one place in history hold the same in every scope they share. */
export async function expectSameDigests(
  story: JobStory,
  sites: Readonly<Record<string, Site>>,
): Promise<DigestDocument> {
  const names = Object.keys(sites);
  const found = await Promise.all(Object.values(sites).map((site) => site.must<DigestDocument>(['digest'])));
  const [first] = found;
  if (!first) throw new Error('there is nothing to compare');
  const shared = Object.keys(first.digests).filter((label) => found.every(({ digests }) => label in digests));
  story.expect(`${names.join(', ')} share a scope`, shared.length > 0, true);
  const facts = found.map(({ cursor, pending, digests }) => [
    cursor,
    pending,
    ...shared.map((label) => digests[label]),
  ]);
  story.expect(
    `${names.join(', ')} stand at one place with equal digests (${shared.join(', ')})`,
    facts,
    names.map(() => facts[0]),
  );
  return first;
}
