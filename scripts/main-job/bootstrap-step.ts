import { join } from 'node:path';
import { openDatabase } from '../../src/core/platform/database.ts';
import { orderQueries } from '../../src/shared/orders/order-queries.ts';
import { type CompanySites, type Desk, MIKE } from './company-setup.ts';
import type { JobStory } from './job-story.ts';
import { expectSameDigests } from './offline-checks.ts';

/** A sends everything; B begins with a snapshot and finds in it what A imported. */
export async function bootstrapStep(story: JobStory, sites: CompanySites, a: Desk): Promise<Desk> {
  const { company, office } = sites;
  const before = await a.site.status();
  const sending = performance.now();
  const report = await a.site.sync();
  const seconds = (performance.now() - sending) / 1000;
  story.say(`A sent ${before.pending} change sets and has all of history in ${seconds.toFixed(1)} s`);
  story.count('firstSync.seconds', Math.round(seconds * 10) / 10);
  story.expect('A is in sync', [report.complete, report.pending, report.stopped], [true, 0, null]);
  const arriving = performance.now();
  const b = await sites.openDesk('B', 'order desk', company.people.mike, MIKE);
  const took = (performance.now() - arriving) / 1000;
  story.say(`B enrolled, downloaded its snapshot and signed in within ${took.toFixed(1)} s`);
  story.count('bootstrap.seconds', Math.round(took * 10) / 10);
  await b.site.sync();
  await office.sync();
  await a.site.sync();
  await expectSameDigests(story, { A: a.site, B: b.site, office });
  return b;
}

/** B finds an order another system numbered, by that number and by an item in it. */
export async function findStep(story: JobStory, a: Desk, b: Desk): Promise<void> {
  const { number, item, itemNumber } = importedOrder(a.site.folder);
  const byNumber = await b.site.ask(orderQueries.findOrders, { text: number });
  story.expect(`B finds order ${number} by its own number`, byNumber.orders[0]?.number, number);
  const [found] = byNumber.orders;
  if (!found) return;
  const shown = await b.site.ask(orderQueries.showOrder, { order: found.id });
  story.expect(
    `It has item ${itemNumber} in it`,
    shown.lines.some((line) => line.itemNumber === itemNumber),
    true,
  );
  const byItem = await b.site.ask(orderQueries.listOrders, { item, limit: 200 });
  story.expect(
    `B finds order ${number} by item ${itemNumber}`,
    byItem.orders.some(({ id }) => id === found.id),
    true,
  );
  const byBoth = await b.site.ask(orderQueries.findOrders, { text: `${number} ${itemNumber}` });
  story.expect(`… and by typing both`, byBoth.orders[0]?.id, found.id);
}

/** The newest imported order of goods, with an item that only it and few others have. */
function importedOrder(folder: string) {
  const db = openDatabase(join(folder, 'daybook.db'), { readonly: true });
  try {
    return db
      .q(
        `SELECT o.number, l.item, i.number AS itemNumber FROM orders o JOIN orderLines l ON l."order" = o.id
         JOIN items i ON i.id = l.item
         WHERE o.origin = 'imported' AND o.kind = 'order' AND l.notGoods = 0
         ORDER BY o.placedAt DESC, o.number DESC, l.position LIMIT 1`,
      )
      .get() as { readonly number: string; readonly item: string; readonly itemNumber: string };
  } finally {
    db.sqlite.close();
  }
}
