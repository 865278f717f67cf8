import { diffDocuments } from '../../shared/orders/document-diff.ts';
import { type OrderDocument, orderDocument } from '../../shared/orders/order-document.ts';
import type { RevisionCause } from '../../shared/orders/order-lifecycle.ts';
import { orderRevisionQueries } from '../../shared/orders/order-revisions.ts';
import { bindQueries, type CommandContext, type QueryContext } from '../platform/command-handler.ts';
import { askingOnce, rowReader } from '../platform/row-reader.ts';
import type { RowOf } from '../platform/table.ts';
import { documentOf } from './order-document.ts';
import { orders } from './order-tables.ts';
import { orderRevisions } from './revision-tables.ts';

type Revision = RowOf<typeof orderRevisions>;

/** Keeps what was promised now, after all else the command does: `amount` is what it counts for the customer's credit. */
export function writeRevision(
  ctx: CommandContext,
  made: {
    readonly order: string;
    readonly revision: number;
    readonly cause: RevisionCause;
    readonly why: string | null;
    readonly amount: number;
  },
): void {
  const order = ctx.read.get(orders, made.order);
  if (!order) throw new Error(`there is no order ${made.order}`);
  ctx.write.insert(orderRevisions, {
    id: ctx.newId('rev'),
    ...made,
    madeBy: ctx.person,
    madeAt: ctx.now,
    document: JSON.stringify(documentOf(askingOnce(ctx.read), order, made.revision)),
  });
}

export const orderRevisionAnswers = bindQueries(orderRevisionQueries, {
  listRevisions: (ctx, { order }) => ({
    revisions: revisionsOf(ctx, order)
      .toReversed()
      .map(({ document, revision, cause, madeBy, madeAt, why }) => {
        const { currency, total } = read(document);
        return { revision, cause, madeBy, madeAt, why, currency, total };
      }),
  }),

  showRevision: (ctx, { order, revision }) => documentFor(ctx, order, revision),

  diffRevisions: (ctx, { order, from, to }) =>
    diffDocuments(documentFor(ctx, order, from), documentFor(ctx, order, to)),
});

/** Refusals: `orders.no-such-order`, `orders.no-such-revision`. */
function documentFor(ctx: QueryContext, order: string, revision: number | undefined): OrderDocument {
  const all = revisionsOf(ctx, order);
  const found = revision === undefined ? all.at(-1) : all.find((row) => row.revision === revision);
  return found ? read(found.document) : ctx.refuse('orders.no-such-revision', { revision: revision ?? null });
}

function revisionsOf(ctx: QueryContext, order: string): Revision[] {
  if (!rowReader(ctx.db).get(orders, order)) ctx.refuse('orders.no-such-order', { order });
  return ctx.db
    .q('SELECT * FROM orderRevisions WHERE "order" = ? ORDER BY revision')
    .all(order) as Revision[];
}

function read(document: string): OrderDocument {
  return orderDocument.parse(JSON.parse(document));
}
