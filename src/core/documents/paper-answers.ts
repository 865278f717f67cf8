import { type PaperFacts, paperCan } from '../../shared/documents/paper-can.ts';
import { type Pick, paperQueries } from '../../shared/documents/paper-content.ts';
import type { May } from '../../shared/kernel/may.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import { type OrderDocument, orderDocument } from '../../shared/orders/order-document.ts';
import { paperHeadOf } from '../company/paper-heads.ts';
import { bindQueries, type QueryContext } from '../platform/command-handler.ts';
import type { Db } from '../platform/database.ts';
import { must } from '../platform/handler-check.ts';

export const paperAnswers = bindQueries(paperQueries, {
  paperCan(ctx, { order }) {
    const facts = factsOf(ctx, order);
    return {
      confirmation: whyNot(paperCan('order confirmation', facts)),
      pickList: whyNot(paperCan('pick list', facts)),
    };
  },

  paperContent(ctx, { order, kind, revision }) {
    const { db } = ctx;
    const newest = kind === 'pick list' || revision === undefined;
    // A paper of an earlier revision is what it was, whatever became of the order.
    if (newest) must(paperCan(kind, factsOf(ctx, order)));
    const row = db
      .q(
        `SELECT madeAt, document FROM orderRevisions WHERE "order" = ? AND (? OR revision = ?)
         ORDER BY revision DESC LIMIT 1`,
      )
      .get(order, Number(newest), revision ?? 0) as { madeAt: number; document: string } | undefined;
    if (!row) return ctx.refuse('documents.revision-not-confirmed', { order, revision: revision ?? 1 });
    const document = orderDocument.parse(JSON.parse(row.document));
    const company = db.q('SELECT name FROM company').pluck().get() as string;
    return {
      kind,
      company,
      head: paperHeadOf(db),
      logo: logoOf(db),
      madeAt: row.madeAt,
      document,
      customerNumbers: customerNumbersOf(db, document),
      picks: kind === 'pick list' ? picksOf(db, order) : [],
    };
  },
});

function factsOf({ db, refuse }: QueryContext, order: string): PaperFacts {
  const facts = db
    .q(
      `SELECT number, status, (SELECT ifnull(max(revision), 0) FROM orderRevisions r WHERE r."order" = o.id) AS revision
       FROM orders o WHERE id = ?`,
    )
    .get(order) as PaperFacts | undefined;
  return facts ?? refuse('documents.no-such-record', { record: order });
}

function whyNot(may: May): Refusal | null {
  return may === true ? null : may;
}

function logoOf(db: Db): { sha256: string; mediaType: string } | null {
  const logo = db
    .q(
      `SELECT sha256, mediaType FROM documents WHERE record = 'company' AND kind = 'logo' AND scope = 'everyone'
       AND active = 1 ORDER BY filedAt DESC, id DESC LIMIT 1`,
    )
    .get() as { sha256: string; mediaType: string } | undefined;
  return logo ?? null;
}

/** Where they call one item by several numbers, the first by the alphabet. */
function customerNumbersOf(db: Db, { customer, lines }: OrderDocument): Record<string, string> {
  const numbered = db
    .q('SELECT min(number) FROM customerItemNumbers WHERE customer = ? AND item = ?')
    .pluck();
  const found = lines.map(({ item }) => [item, numbered.get(customer?.id ?? '', item)] as const);
  return Object.fromEntries(found.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

/** What is allocated, bin by bin as somebody walks; then what waits for stock. */
function picksOf(db: Db, order: string): Pick[] {
  const allocated = db
    .q(
      `SELECT p.code AS bin, l.position, i.number AS itemNumber, ifnull(l.description, i.description) AS description,
       sum(a.quantity) AS quantity, i.baseUnit AS unit
       FROM allocations a JOIN places p ON p.id = a.place JOIN orderLines l ON l.id = a.line JOIN items i ON i.id = a.item
       WHERE a."order" = ? GROUP BY a.place, a.line ORDER BY p.code, l.position, a.line`,
    )
    .all(order) as Pick[];
  const waiting = db
    .q(
      `SELECT NULL AS bin, l.position, i.number AS itemNumber, ifnull(l.description, i.description) AS description,
       b.quantity, i.baseUnit AS unit
       FROM backorders b JOIN orderLines l ON l.id = b.line JOIN items i ON i.id = b.item
       WHERE b."order" = ? ORDER BY l.position, b.line`,
    )
    .all(order) as Pick[];
  return [...allocated, ...waiting];
}
