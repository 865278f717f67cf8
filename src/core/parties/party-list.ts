import type { partyQueries } from '../../shared/parties/party-queries.ts';
import { termsFromColumns } from '../../shared/parties/payment-terms.ts';
import { pageOf, recordsByWords, startsWith } from '../company/record-search.ts';
import { utcDay } from '../company/utc-day.ts';
import type { QueryHandler } from '../platform/command-handler.ts';
import type { Db } from '../platform/database.ts';
import type { PartyRow } from './party-row.ts';
import { partyStepsOf, type StepRow } from './party-step-facts.ts';

/** More hits of a search are not looked at. */
const MOST_HITS = 2000;

/** Of one customer, by SQL: credit and orders are later domains. */
const LEFT = `(SELECT a.allowance - coalesce((SELECT c.amount FROM creditCommitments c WHERE c.customer = a.id), 0)
  FROM creditAllowances a WHERE a.id = p.id)`;
const TROUBLED = `p.id IN (
  SELECT a.id FROM creditAllowances a LEFT JOIN creditCommitments c ON c.customer = a.id
  WHERE a.allowance - coalesce(c.amount, 0) < 0 OR a.holdFrom <= @today)`;

type Line = Pick<
  PartyRow,
  'id' | 'name' | 'customerCode' | 'vendorCode' | 'customerState' | 'vendorState' | 'customerGroup'
> & {
  readonly netDays: number | null;
  readonly discountDays: number | null;
  readonly discountPercent: number | null;
  readonly prepaid: number | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly creditLeft: number | null;
  readonly creditTrouble: number;
} & StepRow;

export const listParties: QueryHandler<(typeof partyQueries)['listParties']> = (ctx, asked) => {
  const { db, now } = ctx;
  const { side, state = null, creditTrouble, text = '', after = null, limit } = asked;
  // Pages after an id are by name.
  const { sort, descending, offset } =
    after === null ? asked : ({ sort: 'name', descending: false, offset: 0 } as const);
  const hits = text === '' ? null : JSON.stringify(hitsOf(db, side, text));
  const today = asked.today ?? utcDay(now);
  const facts = { state, hits, after, today };
  const where = [
    state === null ? `p.${side}State <> 'none'` : `p.${side}State = @state`,
    ...(creditTrouble ? [TROUBLED] : []),
    ...(after === null ? [] : ['(p.name, p.id) > (SELECT name, id FROM parties WHERE id = @after)']),
    ...(hits === null ? [] : ['p.id IN (SELECT value FROM json_each(@hits))']),
  ].join(' AND ');
  const way = descending ? 'DESC' : 'ASC';
  const by = { name: 'p.name', code: `p.${side}Code COLLATE NOCASE`, group: 'p.customerGroup' }[sort];
  const rows = db
    .q(
      `SELECT p.id, p.name, p.customerCode, p.vendorCode, p.customerState, p.vendorState, p.customerGroup,
         p.${side}NetDays AS netDays, p.${side}DiscountDays AS discountDays,
         p.${side}DiscountPercent AS discountPercent, p.${side}Prepaid AS prepaid, s.city, s.country,
         p.duplicateOf, p.defaultShipTo, ${side === 'vendor' ? 'NULL' : LEFT} AS creditLeft, ${side === 'vendor' ? '0' : TROUBLED} AS creditTrouble
       FROM parties p LEFT JOIN addresses s ON s.id = p.defaultShipTo
       WHERE ${where} ORDER BY ${by} ${way}, p.id ${way} LIMIT @limit OFFSET @offset`,
    )
    .all({
      ...used(facts, `${where} ${side === 'vendor' ? '' : TROUBLED}`),
      limit: limit + 1,
      offset,
    }) as Line[];
  const page = pageOf(rows, limit);
  const total = db
    .q(`SELECT count(*) FROM parties p WHERE ${where}`)
    .pluck()
    .get(used(facts, where)) as number;
  const stepOf = partyStepsOf(ctx, side, today);
  return {
    parties: page.rows.map((line) => {
      const { netDays, discountDays, discountPercent, prepaid, duplicateOf, defaultShipTo, ...row } = line;
      const terms = termsFromColumns({ netDays, discountDays, discountPercent, prepaid });
      return {
        ...row,
        terms,
        creditTrouble: row.creditTrouble === 1,
        nextStep: stepOf(line, terms !== null),
      };
    }),
    total,
    next: page.next,
  };
};

export const countParties: QueryHandler<(typeof partyQueries)['countParties']> = (
  { db, now },
  { side, today = utcDay(now) },
) => {
  const inState = db.q(`SELECT count(*) FROM parties WHERE ${side}State = ?`).pluck();
  const troubled = db
    .q(`SELECT count(*) FROM parties p WHERE p.customerState = 'active' AND ${TROUBLED}`)
    .pluck();
  return {
    active: inState.get('active') as number,
    inactive: inState.get('inactive') as number,
    creditTrouble: side === 'vendor' ? 0 : (troubled.get({ today }) as number),
  };
};

type Facts = Readonly<Record<'state' | 'hits' | 'after' | 'today', string | null>>;

/** SQLite takes only the values a statement names. */
function used(facts: Facts, sql: string): Partial<Facts> {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => sql.includes(`@${name}`)));
}

function hitsOf(db: Db, side: 'customer' | 'vendor', text: string): string[] {
  const codes = db
    .q(
      `SELECT id FROM parties WHERE ${side}Code IS NOT NULL AND ${side}Code LIKE ? ESCAPE '\\'
       ORDER BY ${side}Code COLLATE NOCASE, id LIMIT ?`,
    )
    .pluck()
    .all(startsWith(text), MOST_HITS) as string[];
  return [...codes, ...recordsByWords(db, 'party', text, MOST_HITS)];
}
