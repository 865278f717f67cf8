import { priceListStepOf, promotionStepOf } from '../../shared/pricing/price-steps.ts';
import type { pricingQueries } from '../../shared/pricing/pricing-queries.ts';
import { bandsOf } from '../../shared/pricing/promotion-choice.ts';
import { pageOf, startsWith } from '../company/record-search.ts';
import { utcDay } from '../company/utc-day.ts';
import { rightsOf } from '../people/person-may.ts';
import type { QueryHandler } from '../platform/command-handler.ts';
import type { RowOf } from '../platform/table.ts';
import { priceConflicts } from './price-conflicts.ts';
import { explainPrice } from './price-explanation.ts';
import type { listPrices, priceListAssignments, priceLists, promotions } from './pricing-tables.ts';

type PriceLine = Omit<RowOf<typeof listPrices>, 'list'> & {
  readonly itemNumber: string;
  readonly description: string;
};

type AssignmentLine = Omit<RowOf<typeof priceListAssignments>, 'list'> & {
  readonly customerName: string | null;
};

export const pricingAnswers: {
  readonly [K in keyof typeof pricingQueries]: QueryHandler<(typeof pricingQueries)[K]>;
} = {
  explainPrice,
  priceConflicts,
  listPromotions({ db, person, now }, { date = null, today = utcDay(now) }) {
    const has = rightsOf(db, person);
    const rows = db
      .q(
        `SELECT o.*, p.name AS customerName, i.number AS itemNumber FROM promotions o
         LEFT JOIN parties p ON p.id = o.customer LEFT JOIN items i ON i.id = o.item
         WHERE ? IS NULL OR (o.validFrom <= ? AND (o.validUntil IS NULL OR o.validUntil >= ?))
         ORDER BY o.validFrom DESC, o.name, o.id`,
      )
      .all(date, date, date) as (RowOf<typeof promotions> & {
      customerName: string | null;
      itemNumber: string | null;
    })[];
    return {
      promotions: rows.map((row) => ({
        ...row,
        bands: bandsOf(row.bands),
        nextStep: promotionStepOf({ ...row, today }, has),
      })),
    };
  },
  listPriceLists({ db, person, now }, { today = utcDay(now) }) {
    const has = rightsOf(db, person);
    const hasPrices = db.q('SELECT EXISTS (SELECT 1 FROM listPrices WHERE list = ?)').pluck();
    const assignmentsOf = db.q(
      `SELECT a.id, a.customer, p.name AS customerName, a.customerGroup, a.priority, a.validFrom, a.validUntil
       FROM priceListAssignments a LEFT JOIN parties p ON p.id = a.customer
       WHERE a.list = ? ORDER BY a.validFrom, a.id`,
    );
    const rows = db.q('SELECT * FROM priceLists ORDER BY name').all();
    return {
      lists: (rows as RowOf<typeof priceLists>[]).map((list) => {
        const assignments = assignmentsOf.all(list.id) as AssignmentLine[];
        const facts = {
          ...{ ...list, today },
          hasPrices: hasPrices.get(list.id) === 1,
          isAssigned: assignments.some(({ validUntil }) => validUntil === null || validUntil >= today),
        };
        return { ...list, assignments, nextStep: priceListStepOf(facts, has) };
      }),
    };
  },
  showPriceList({ db }, { list, item = null, text = '', after = null, limit }) {
    const rows = db
      .q(
        `SELECT p.id, p.item, i.number AS itemNumber, i.description, p.unit, p.fromQuantity, p.price, p.validFrom, p.validUntil
         FROM listPrices p JOIN items i ON i.id = p.item
         WHERE p.list = ? AND (? IS NULL OR p.item = ?) AND i.number LIKE ? ESCAPE '\\'
           AND (? IS NULL OR (p.item, p.unit, p.fromQuantity, p.validFrom) >
             (SELECT item, unit, fromQuantity, validFrom FROM listPrices WHERE id = ?))
         ORDER BY p.item, p.unit, p.fromQuantity, p.validFrom LIMIT ?`,
      )
      .all(list, item, item, startsWith(text), after, after, limit + 1) as PriceLine[];
    const total = db.q('SELECT count(*) FROM listPrices WHERE list = ?').pluck().get(list) as number;
    const page = pageOf(rows, limit);
    return { prices: page.rows, total, next: page.next };
  },
};
