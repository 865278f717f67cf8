import type { companyQueries } from '../../shared/company/company-queries.ts';
import { numberedKinds, startingPrefixes } from '../../shared/company/number-series.ts';
import type { QueryHandler } from '../platform/command-handler.ts';
import { weekdaysOf } from './company-handlers.ts';

export const companyAnswers: {
  readonly [K in keyof typeof companyQueries]: QueryHandler<(typeof companyQueries)[K]>;
} = {
  showCompany(ctx) {
    const row = ctx.db.q("SELECT * FROM company WHERE id = 'company'").get() as
      | {
          name: string;
          currency: string;
          rateDecimals: number;
          workingWeekdays: string;
          taxRounding: 'document' | 'line' | null;
        }
      | undefined;
    if (!row) return ctx.refuse('company.not-founded');
    const changed = new Map(
      ctx.db.q('SELECT id, prefix FROM numberSeries').raw().all() as [string, string][],
    );
    return {
      name: row.name,
      currency: row.currency,
      rateDecimals: row.rateDecimals,
      workingWeekdays: weekdaysOf(row.workingWeekdays),
      taxRounding: row.taxRounding ?? 'document',
      prefixes: numberedKinds.map((kind) => ({ kind, prefix: changed.get(kind) ?? startingPrefixes[kind] })),
    };
  },
  listHolidays({ db }, { from = '0001-01-01', until = '9999-12-31' }) {
    const rows = db
      .q('SELECT date, name FROM holidays WHERE date BETWEEN ? AND ? ORDER BY date')
      .all(from, until);
    return { holidays: rows as { date: string; name: string }[] };
  },
};
