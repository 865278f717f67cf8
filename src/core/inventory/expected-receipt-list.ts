import { isOverdue, stillExpected } from '../../shared/inventory/expected-receipt-rules.ts';
import { MAIN_SITE } from '../../shared/inventory/site-commands.ts';
import type { listExpectedReceipts } from '../../shared/inventory/stock-queries.ts';
import { pageOf } from '../company/record-search.ts';
import { utcDay } from '../company/utc-day.ts';
import type { QueryHandler } from '../platform/command-handler.ts';
import { rowReader } from '../platform/row-reader.ts';
import { type ExpectedReceiptRow, receivedOf } from './expected-receipt-row.ts';

type Listed = ExpectedReceiptRow & {
  readonly itemNumber: string;
  readonly description: string;
  readonly baseUnit: string;
  readonly vendorName: string | null;
};

/** By date, through the index of what narrows it most. */
export const receiptPage: QueryHandler<typeof listExpectedReceipts> = (ctx, asked) => {
  const { item = null, vendor = null, status, due, after = null, offset, limit } = asked;
  const today = asked.today ?? utcDay(ctx.now);
  const narrowed = [
    'r.status = @status',
    ...(item === null ? [] : ['r.item = @item']),
    ...(vendor === null ? [] : ['r.vendor = @vendor']),
    ...(due === undefined ? [] : [due === 'overdue' ? 'r.date < @today' : 'r.date >= @today']),
  ].join(' AND ');
  const given = { item, vendor, status, today };
  const rows = ctx.db
    .q(
      `SELECT r.*, items.number AS itemNumber, items.description, items.baseUnit, parties.name AS vendorName
       FROM expectedReceipts AS r JOIN items ON items.id = r.item LEFT JOIN parties ON parties.id = r.vendor
       WHERE ${narrowed}
         AND (@after IS NULL OR (r.date, r.id) > (SELECT date, id FROM expectedReceipts WHERE id = @after))
       ORDER BY r.date, r.id LIMIT @rows OFFSET @offset`,
    )
    .all({ ...given, after, offset, rows: limit + 1 }) as Listed[];
  const total = ctx.db.q(`SELECT count(*) FROM expectedReceipts AS r WHERE ${narrowed}`).pluck();
  const read = rowReader(ctx.db);
  const page = pageOf(rows, limit);
  return {
    receipts: page.rows.map((row) => {
      const received = receivedOf(read, row.id);
      return {
        ...row,
        received,
        open: row.status === 'open' ? stillExpected(row.quantity, received) : 0,
        overdue: row.status === 'open' && isOverdue(row.date, today),
        acknowledged: row.acknowledged === 1,
        site: row.site ?? MAIN_SITE,
      };
    }),
    next: page.next,
    total: total.get(given) as number,
  };
};
