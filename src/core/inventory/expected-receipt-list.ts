import { isOverdue, receiptStepOf, stillExpected } from '../../shared/inventory/expected-receipt-rules.ts';
import { MAIN_SITE } from '../../shared/inventory/site-commands.ts';
import type { listExpectedReceipts, receiptVendors } from '../../shared/inventory/stock-queries.ts';
import { pageOf, recordsByWords, startsWith } from '../company/record-search.ts';
import { utcDay } from '../company/utc-day.ts';
import { rightsOf } from '../people/person-may.ts';
import type { QueryHandler } from '../platform/command-handler.ts';
import type { Db } from '../platform/database.ts';
import { rowReader } from '../platform/row-reader.ts';
import { type ExpectedReceiptRow, receiptFacts } from './expected-receipt-row.ts';
import { itemsThatFit } from './listed-items.ts';

type Listed = ExpectedReceiptRow & {
  readonly itemNumber: string;
  readonly description: string;
  readonly baseUnit: string;
  readonly vendorName: string | null;
};

/** By date, through the index of what narrows it most. */
export const receiptPage: QueryHandler<typeof listExpectedReceipts> = (ctx, asked) => {
  const { item = null, vendor = null, site = null, status, due, text, after = null, offset, limit } = asked;
  const today = asked.today ?? utcDay(ctx.now);
  const narrowed = [
    'r.status = @status',
    ...(item === null ? [] : ['r.item = @item']),
    ...(vendor === null ? [] : ['r.vendor = @vendor']),
    ...(site === null ? [] : ['coalesce(r.site, @main) = @site']),
    ...(text === null || text === '' ? [] : [MEANT]),
    ...(due === undefined ? [] : [due === 'overdue' ? 'r.date < @today' : 'r.date >= @today']),
  ].join(' AND ');
  const given = { ...{ item, vendor, site, main: MAIN_SITE, status, today }, ...meantBy(ctx.db, text) };
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
  const has = rightsOf(ctx.db, ctx.person);
  const read = rowReader(ctx.db);
  const page = pageOf(rows, limit);
  return {
    receipts: page.rows.map((row) => {
      const facts = receiptFacts(read, row);
      const { received } = facts;
      return {
        ...row,
        received,
        open: row.status === 'open' ? stillExpected(row.quantity, received) : 0,
        overdue: row.status === 'open' && isOverdue(row.date, today),
        acknowledged: row.acknowledged === 1,
        site: row.site ?? MAIN_SITE,
        nextStep: receiptStepOf(facts, has),
      };
    }),
    next: page.next,
    total: total.get(given) as number,
  };
};

export const vendorsOfReceipts: QueryHandler<typeof receiptVendors> = ({ db }) => ({
  vendors: db
    .q(
      `SELECT id, name FROM parties WHERE id IN (SELECT DISTINCT vendor FROM expectedReceipts WHERE vendor IS NOT NULL)
       ORDER BY name, id`,
    )
    .all() as { id: string; name: string }[],
});

/** More vendors of a search are not looked at. */
const MOST_VENDORS = 200;

const MEANT = `(r.item IN (SELECT value FROM json_each(@found)) OR r.reference LIKE @begins ESCAPE '\\'
  OR r.vendor IN (SELECT value FROM json_each(@vendors)))`;

/** What the text that is searched for stands for. */
function meantBy(db: Db, text: string | null) {
  if (text === null || text === '') return {};
  const vendors = JSON.stringify(recordsByWords(db, 'party', text, MOST_VENDORS));
  return { found: itemsThatFit(db, text).found, begins: startsWith(text), vendors };
}
