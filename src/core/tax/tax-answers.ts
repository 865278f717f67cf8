import type { taxQueries } from '../../shared/tax/tax-queries.ts';
import { taxCodeStepOf, taxRuleStepOf } from '../../shared/tax/tax-steps.ts';
import { company } from '../company/company-tables.ts';
import { utcDay } from '../company/utc-day.ts';
import { parties } from '../parties/party-tables.ts';
import { rightsOf } from '../people/person-may.ts';
import type { QueryHandler } from '../platform/command-handler.ts';
import { rowReader } from '../platform/row-reader.ts';
import type { RowOf } from '../platform/table.ts';
import { exemptionPage } from './tax-exemption-list.ts';
import { placeOf, rateOn, ruleOf, taxFinder } from './tax-lookup.ts';
import { taxCodes, type taxRates, type taxRules } from './tax-tables.ts';

export const taxAnswers: {
  readonly [K in keyof typeof taxQueries]: QueryHandler<(typeof taxQueries)[K]>;
} = {
  listTaxCodes({ db, person }, { date }) {
    const has = rightsOf(db, person);
    const read = rowReader(db);
    const rows = db.q('SELECT * FROM taxCodes ORDER BY active DESC, code').all() as RowOf<typeof taxCodes>[];
    return {
      codes: rows.map((row) => {
        const code = { ...row, active: row.active === 1, rate: rateOn(read, row.id, null, date) };
        return { ...code, nextStep: taxCodeStepOf(code, has) };
      }),
    };
  },
  showTaxCode(ctx, { taxCode }) {
    const row = rowReader(ctx.db).get(taxCodes, taxCode);
    if (!row) return ctx.refuse('tax.no-such-code', { taxCode });
    const rates = ctx.db
      .q(
        `SELECT r.id, r.item, i.number AS itemNumber, r.validFrom, r.rate FROM taxRates r LEFT JOIN items i ON i.id = r.item
         WHERE r.taxCode = ? ORDER BY r.item IS NOT NULL, i.number, r.validFrom`,
      )
      .all(taxCode) as (Omit<RowOf<typeof taxRates>, 'taxCode'> & { itemNumber: string | null })[];
    return { ...row, active: row.active === 1, rates };
  },
  listTaxRules({ db, person, now }, { today = utcDay(now) }) {
    const has = rightsOf(db, person);
    const inUse = new Set(db.q('SELECT id FROM taxCodes WHERE active = 1').pluck().all());
    const rows = db
      .q(
        'SELECT * FROM taxRules ORDER BY country, region, postalPrefix, customerGroup, itemGroup, validFrom, id',
      )
      .all() as RowOf<typeof taxRules>[];
    return {
      rules: rows.map(ruleOf).map((rule) => {
        const namesDeadCode = !rule.taxes.every((code) => inUse.has(code));
        const next = taxRuleStepOf({ today, validUntil: rule.validUntil, namesDeadCode }, has);
        return { ...rule, taxes: [...rule.taxes], nextStep: next };
      }),
    };
  },
  listTaxExemptions: exemptionPage,
  explainTax(ctx, { customer, item, taxGroup = null, date, shipTo = null, place, currency }) {
    const read = rowReader(ctx.db);
    if (customer !== null && !read.get(parties, customer)) ctx.refuse('tax.no-such-customer', { customer });
    const own = read.get(company, 'company');
    if (!own) return ctx.refuse('company.not-founded');
    const inquiry = {
      ...{ customer, date },
      place: place ?? placeOf(read, customer, shipTo),
      currency: currency ?? own.currency,
    };
    const { taxing, why, checks } = taxFinder(read, inquiry)(item, taxGroup);
    return { inclusive: taxing.inclusive, taxes: [...taxing.taxes], why: plainWhy(why), checks: [...checks] };
  },
};

type Explained = ReturnType<(typeof taxAnswers)['explainTax']>['why'];

function plainWhy(why: ReturnType<ReturnType<typeof taxFinder>>['why']): Explained {
  const plain = (rule: ReturnType<typeof ruleOf>) => ({ ...rule, taxes: [...rule.taxes] });
  if (why.kind === 'rule') return { kind: 'rule', rule: plain(why.rule), beaten: why.beaten.map(plain) };
  if (why.kind === 'conflict') return { kind: 'conflict', between: why.between.map(plain) };
  return why;
}
