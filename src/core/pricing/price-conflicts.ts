import type { QueryOutput } from '../../shared/kernel/query.ts';
import { type priceConflicts as declaration, MOST_CONFLICTS } from '../../shared/pricing/price-conflicts.ts';
import { pricesToSettle } from '../../shared/pricing/price-settling.ts';
import { conflictStepOf } from '../../shared/pricing/price-steps.ts';
import { rightsOf } from '../people/person-may.ts';
import type { QueryHandler } from '../platform/command-handler.ts';
import type { Db } from '../platform/database.ts';
import { rowReader } from '../platform/row-reader.ts';
import { findPrice } from './price-lookup.ts';

type Conflict = QueryOutput<typeof declaration>['conflicts'][number];

/** Lists of equal standing for the same audience that both name an item and a unit, at other prices. */
const CANDIDATES = `
  WITH standing (list, customer, customerGroup, priority) AS (
    SELECT id, NULL, NULL, 0 FROM priceLists WHERE kind = 'base'
    UNION ALL
    SELECT list, customer, customerGroup, priority FROM priceListAssignments
    WHERE validFrom <= @date AND (validUntil IS NULL OR validUntil >= @date)
  ), holding AS (
    SELECT s.*, l.name, l.kind, l.currency FROM standing s JOIN priceLists l ON l.id = s.list
    WHERE (l.validFrom IS NULL OR l.validFrom <= @date) AND (l.validUntil IS NULL OR l.validUntil >= @date)
  )
  SELECT DISTINCT p.item, p.unit, max(p.fromQuantity, q.fromQuantity) AS fromQuantity,
    a.customer, a.customerGroup, a.currency,
    coalesce(a.customer, (SELECT id FROM parties WHERE customerGroup = a.customerGroup LIMIT 1)) AS asked,
    i.number AS itemNumber, i.description, c.name AS customerName
  FROM holding a
  JOIN holding b ON b.list > a.list AND b.kind = a.kind AND b.currency = a.currency AND b.priority = a.priority
    AND b.customer IS a.customer AND b.customerGroup IS a.customerGroup
  JOIN listPrices p ON p.list = a.list AND p.validFrom <= @date AND (p.validUntil IS NULL OR p.validUntil >= @date)
  JOIN listPrices q ON q.list = b.list AND q.item = p.item AND q.unit = p.unit AND q.price <> p.price
    AND q.validFrom <= @date AND (q.validUntil IS NULL OR q.validUntil >= @date)
  JOIN items i ON i.id = p.item
  LEFT JOIN parties c ON c.id = a.customer
  ORDER BY i.number, p.unit, fromQuantity LIMIT @most`;

interface Candidate extends Omit<Conflict, 'between' | 'nextStep'> {
  /** A customer the question is put for. */
  readonly asked: string | null;
}

/** Candidates by SQL, each put to the rules themselves: what they do not call a conflict is none. */
export const priceConflicts: QueryHandler<typeof declaration> = ({ db, person }, { date }) => {
  const read = rowReader(db);
  const next = conflictStepOf(rightsOf(db, person));
  const candidates = db.q(CANDIDATES).all({ date, most: MOST_CONFLICTS + 1 }) as Candidate[];
  const conflicts = candidates.slice(0, MOST_CONFLICTS).flatMap(({ asked, ...candidate }): Conflict[] => {
    const { item, unit, currency } = candidate;
    const quantity = candidate.fromQuantity;
    const found = findPrice(read, { item, unit, quantity, customer: asked, date, currency });
    if (found.kind !== 'conflict') return [];
    const between = found.between.map(({ list, listName, amount, validUntil }) => ({
      ...{ list, listName, price: amount, validUntil },
    }));
    const settled = between.map((kept) => ({
      ...kept,
      alsoFor: alsoFor(db, kept.list, candidate, date),
      toKeep: [...pricesToSettle(kept, between, candidate, date)],
    }));
    return [{ ...candidate, between: settled, nextStep: next }];
  });
  return { conflicts, more: candidates.length > MOST_CONFLICTS };
};

/** Customers and groups beside those of the conflict: they get another price with it. */
function alsoFor(
  db: Db,
  list: string,
  { customer, customerGroup }: Pick<Candidate, 'customer' | 'customerGroup'>,
  date: string,
): Conflict['between'][number]['alsoFor'] {
  return db
    .q(
      `SELECT DISTINCT p.name AS customerName, a.customerGroup
       FROM priceListAssignments a LEFT JOIN parties p ON p.id = a.customer
       WHERE a.list = @list AND a.validFrom <= @date AND (a.validUntil IS NULL OR a.validUntil >= @date)
         AND NOT (a.customer IS @customer AND a.customerGroup IS @customerGroup)
       ORDER BY p.name, a.customerGroup LIMIT 10`,
    )
    .all({ list, date, customer, customerGroup }) as Conflict['between'][number]['alsoFor'];
}
