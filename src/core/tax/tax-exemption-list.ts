import type { taxQueries } from '../../shared/tax/tax-queries.ts';
import { taxExemptionStepOf } from '../../shared/tax/tax-steps.ts';
import { recordsByWords, startsWith } from '../company/record-search.ts';
import { utcDay } from '../company/utc-day.ts';
import { rightsOf } from '../people/person-may.ts';
import type { QueryHandler } from '../platform/command-handler.ts';
import type { Db } from '../platform/database.ts';
import type { TaxExemption } from './tax-lookup.ts';

type Listed = TaxExemption & { readonly customerName: string; readonly isRenewed: number };

/** Those that stand first, by their last day; those without one after them. */
const ORDER = 'e.endedOn IS NOT NULL, e.validUntil IS NULL, e.validUntil, e.id';

const RENEWED = `EXISTS (SELECT 1 FROM taxExemptions n WHERE n.customer = e.customer AND n.id <> e.id
  AND n.endedOn IS NULL AND n.country IS e.country AND n.region IS e.region
  AND (n.validUntil IS NULL OR n.validUntil > e.validUntil))`;

export const exemptionPage: QueryHandler<(typeof taxQueries)['listTaxExemptions']> = (ctx, asked) => {
  const { db } = ctx;
  const { customer = null, expiresBy = null, text, offset, limit } = asked;
  const today = asked.today ?? utcDay(ctx.now);
  const where = [
    'TRUE',
    ...(customer === null ? [] : ['e.customer = @customer']),
    ...(expiresBy === null ? [] : ['e.endedOn IS NULL AND e.validUntil <= @expiresBy']),
    ...(text === null || text === '' ? [] : [MEANT]),
  ].join(' AND ');
  const given = { customer, expiresBy, ...meantBy(db, text) };
  const rows = db
    .q(
      `SELECT e.*, p.name AS customerName, ${RENEWED} AS isRenewed
       FROM taxExemptions e JOIN parties p ON p.id = e.customer
       WHERE ${where} ORDER BY ${ORDER} LIMIT @limit OFFSET @offset`,
    )
    .all({ ...given, limit, offset }) as Listed[];
  const total = db.q(`SELECT count(*) FROM taxExemptions e WHERE ${where}`).pluck();
  const has = rightsOf(db, ctx.person);
  return {
    exemptions: rows.map(({ isRenewed, ...row }) => ({
      ...row,
      nextStep: taxExemptionStepOf({ ...row, today, isRenewed: isRenewed === 1 }, has),
    })),
    total: total.get(given) as number,
  };
};

/** More customers of a search are not looked at. */
const MOST_CUSTOMERS = 2000;

const MEANT =
  "(e.certificate LIKE @begins ESCAPE '\\' OR e.customer IN (SELECT value FROM json_each(@customers)))";

/** What the text that is searched for stands for. */
function meantBy(db: Db, text: string | null) {
  if (text === null || text === '') return {};
  const customers = JSON.stringify(recordsByWords(db, 'party', text, MOST_CUSTOMERS));
  return { begins: startsWith(text), customers };
}
