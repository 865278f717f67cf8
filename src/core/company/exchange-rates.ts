import { type ExchangeRate, SAME_CURRENCY } from '../../shared/company/exchange-rate.ts';
import {
  exchangeRateCommands,
  exchangeRateQueries,
  exchangeRateStepOf,
} from '../../shared/company/exchange-rate-commands.ts';
import type { BusinessDate } from '../../shared/kernel/calendar.ts';
import type { CurrencyCode } from '../../shared/kernel/currency.ts';
import { rightsOf } from '../people/person-may.ts';
import { bindCommands, bindQueries } from '../platform/command-handler.ts';
import { mustExist } from '../platform/handler-check.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { companyRow } from './company-handlers.ts';
import { company, exchangeRates } from './company-tables.ts';
import { utcDay } from './utc-day.ts';

export const exchangeRateHandlers = bindCommands(exchangeRateCommands, {
  setExchangeRate(ctx, { currency, validFrom, rate }) {
    if (currency === companyRow(ctx).currency) ctx.refuse('company.own-currency', { currency });
    const [standing] = ctx.read.find(exchangeRates, { currency, validFrom });
    if (standing) ctx.write.update(exchangeRates, standing.id, { rate });
    else ctx.write.insert(exchangeRates, { id: ctx.newId(''), currency, validFrom, rate });
    return { before: standing?.rate ?? null };
  },
  removeExchangeRate(ctx, { currency, validFrom }) {
    const [found] = ctx.read.find(exchangeRates, { currency, validFrom });
    const row = mustExist(found, ctx, 'company.no-such-exchange-rate', { currency, validFrom });
    ctx.write.remove(exchangeRates, row.id);
    return { rate: row.rate };
  },
});

interface StandingRate {
  readonly currency: string;
  readonly validFrom: string;
  readonly rate: number;
}

export const exchangeRateAnswers = bindQueries(exchangeRateQueries, {
  listExchangeRates({ db, person, now }, { currency = null, date = null, today = utcDay(now) }) {
    const rows = db
      .q(
        `SELECT currency, validFrom, rate, NOT EXISTS (SELECT 1 FROM exchangeRates AS newer
           WHERE newer.currency = own.currency AND newer.validFrom > own.validFrom) AS isNewest
         FROM exchangeRates AS own
         WHERE (? IS NULL OR currency = ?) AND (? IS NULL OR validFrom =
           (SELECT max(validFrom) FROM exchangeRates WHERE currency = own.currency AND validFrom <= ?))
         ORDER BY currency, validFrom DESC`,
      )
      .all(currency, currency, date, date) as (StandingRate & { readonly isNewest: number })[];
    const has = rightsOf(db, person);
    return {
      rates: rows.map(({ isNewest, ...rate }) => ({
        ...rate,
        nextStep: exchangeRateStepOf({ ...rate, isNewest: isNewest === 1, today }, has),
      })),
    };
  },
});

/**
 * The rate of a currency on a day, in millionths of the company's currency; null where none holds yet. What a document is
 * written at is kept on it: a rate set later changes no paper.
 */
export function exchangeRateOn(
  read: RowReader,
  currency: CurrencyCode,
  date: BusinessDate,
): ExchangeRate | null {
  if (currency === read.get(company, 'company')?.currency) return SAME_CURRENCY;
  const rates = read.find(exchangeRates, { currency }, ['validFrom']);
  return rates.findLast(({ validFrom }) => validFrom <= date)?.rate ?? null;
}
