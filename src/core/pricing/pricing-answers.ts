import type { PriceRule } from '../../shared/pricing/price-of.ts';
import type { pricingQueries } from '../../shared/pricing/pricing-queries.ts';
import { company } from '../company/company-tables.ts';
import { pageOf } from '../company/record-search.ts';
import { parties } from '../parties/party-tables.ts';
import type { QueryContext, QueryHandler } from '../platform/command-handler.ts';
import { rowReader } from '../platform/row-reader.ts';
import type { RowOf } from '../platform/table.ts';
import { findPrice, unitFactor } from './price-lookup.ts';
import type { listPrices, priceListAssignments, priceLists } from './pricing-tables.ts';

type PriceLine = Omit<RowOf<typeof listPrices>, 'list'> & { readonly itemNumber: string };

export const pricingAnswers: {
  readonly [K in keyof typeof pricingQueries]: QueryHandler<(typeof pricingQueries)[K]>;
} = {
  explainPrice(ctx, { item, unit, quantity, customer, date, currency }) {
    const read = rowReader(ctx.db);
    if (!unitFactor(read, item, unit)) ctx.refuse('pricing.no-such-unit', { item, unit });
    const asked = currency ?? ownCurrency(ctx, customer);
    const answer = findPrice(read, { item, unit, quantity, customer, date, currency: asked });
    if (answer.kind === 'price') {
      return { ...answer, from: sourceOf(answer.from), beaten: answer.beaten.map(sourceOf) };
    }
    if (answer.kind === 'conflict') return { kind: 'conflict', between: answer.between.map(sourceOf) };
    return answer;
  },
  listPriceLists({ db }) {
    const assignmentsOf = db.q(
      `SELECT id, customer, customerGroup, priority, validFrom, validUntil
       FROM priceListAssignments WHERE list = ? ORDER BY validFrom, id`,
    );
    const rows = db.q('SELECT id, name, kind, currency FROM priceLists ORDER BY name').all();
    return {
      lists: (rows as RowOf<typeof priceLists>[]).map((list) => ({
        ...list,
        assignments: assignmentsOf.all(list.id) as Omit<RowOf<typeof priceListAssignments>, 'list'>[],
      })),
    };
  },
  showPriceList({ db }, { list, item = null, after = null, limit }) {
    const rows = db
      .q(
        `SELECT p.id, p.item, i.number AS itemNumber, p.unit, p.fromQuantity, p.price, p.validFrom, p.validUntil
         FROM listPrices p JOIN items i ON i.id = p.item
         WHERE p.list = ? AND (? IS NULL OR p.item = ?)
           AND (? IS NULL OR (p.item, p.unit, p.fromQuantity, p.validFrom) >
             (SELECT item, unit, fromQuantity, validFrom FROM listPrices WHERE id = ?))
         ORDER BY p.item, p.unit, p.fromQuantity, p.validFrom LIMIT ?`,
      )
      .all(list, item, item, after, after, limit + 1) as PriceLine[];
    const page = pageOf(rows, limit);
    return { prices: page.rows, next: page.next };
  },
};

function ownCurrency(ctx: QueryContext, customer: string | null): string {
  const read = rowReader(ctx.db);
  const party = customer === null ? undefined : read.get(parties, customer);
  if (customer !== null && !party) return ctx.refuse('parties.no-such-party', { party: customer });
  return party?.currency ?? read.get(company, 'company')?.currency ?? ctx.refuse('company.not-founded');
}

function sourceOf({ audience: _, ...rule }: PriceRule) {
  return rule;
}
