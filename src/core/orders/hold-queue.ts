import type { Refusal } from '../../shared/kernel/refusal.ts';
import { mayRelease } from '../../shared/orders/hold-can.ts';
import { holdQueueQueries } from '../../shared/orders/hold-queue.ts';
import { releasePermission } from '../../shared/parties/party-steps.ts';
import { utcDay } from '../company/utc-day.ts';
import { parties } from '../parties/party-tables.ts';
import { personMay } from '../people/person-may.ts';
import { bindQueries, type QueryContext } from '../platform/command-handler.ts';
import { askingOnce, rowReader } from '../platform/row-reader.ts';
import type { RowOf } from '../platform/table.ts';
import { holdFacts } from './hold-release.ts';
import { nothingSaid, situationOf } from './order-facts.ts';
import { type holds, orders } from './order-tables.ts';

export const holdQueueAnswers = bindQueries(holdQueueQueries, {
  releaseQueue: (ctx, { kind }) => {
    const read = askingOnce(rowReader(ctx.db));
    const rows = ctx.db
      .q(`SELECT * FROM holds WHERE releasedAt IS NULL AND kind = ifnull(?, kind) ORDER BY placedAt, id`)
      .all(kind ?? null) as RowOf<typeof holds>[];
    const releasers = releasersOf(ctx);
    const amended = ctx.db.q('SELECT count(*) FROM orderRevisions WHERE "order" = ? AND madeAt > ?').pluck();
    return {
      holds: rows.flatMap((hold) => {
        const order = read.get(orders, hold.order);
        if (!order) return [];
        const { amount: amountNow } = situationOf(read, order, { ...nothingSaid, today: utcDay(ctx.now) });
        const { id, placedBy, placedAt, placedWhy, amount } = hold;
        const may = mayRelease(holdFacts(hold, ctx.person), (permission) =>
          personMay(ctx.db, ctx.person, permission),
        );
        return [
          {
            ...{ id, kind: hold.kind, placedBy, placedAt, placedWhy, amount, amountNow },
            order: order.id,
            orderNumber: order.number,
            customer: order.customer,
            customerName: order.customer === null ? null : (read.get(parties, order.customer)?.name ?? null),
            placedRule: hold.placedRule === null ? null : (JSON.parse(hold.placedRule) as Refusal),
            currency: order.currency,
            amendments: amended.get(order.id, placedAt) as number,
            release: may === true ? null : may,
            releasers: releasers(releasePermission(hold.kind)),
          },
        ];
      }),
    };
  },
});

/** Who may, by name; each right is looked up once. */
function releasersOf({ db }: QueryContext): (permission: string) => string[] {
  const people = db.q('SELECT id, name FROM people WHERE active = 1 ORDER BY name, id').all() as {
    id: string;
    name: string;
  }[];
  const known = new Map<string, string[]>();
  return (permission) => {
    const names =
      known.get(permission) ??
      people.filter(({ id }) => personMay(db, id, permission)).map(({ name }) => name);
    known.set(permission, names);
    return names;
  };
}
