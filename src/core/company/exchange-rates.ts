import { type ExchangeRate, SAME_CURRENCY } from '../../shared/company/exchange-rate.ts';
import { exchangeRateCommands, exchangeRateQueries } from '../../shared/company/exchange-rate-commands.ts';
import type { BusinessDate } from '../../shared/kernel/calendar.ts';
import type { CurrencyCode } from '../../shared/kernel/currency.ts';
import { bindCommands, bindQueries } from '../platform/command-handler.ts';
import { mustExist } from '../platform/handler-check.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { companyRow } from './company-handlers.ts';
import { company, exchangeRates } from './company-tables.ts';

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

export const exchangeRateAnswers = bindQueries(exchangeRateQueries, {
  listExchangeRates({ db }, { currency = null, date = null }) {
    const rows = db
      .q(
        `SELECT currency, validFrom, rate FROM exchangeRates AS own
         WHERE (? IS NULL OR currency = ?) AND (? IS NULL OR validFrom =
           (SELECT max(validFrom) FROM exchangeRates WHERE currency = own.currency AND validFrom <= ?))
         ORDER BY currency, validFrom DESC`,
      )
      .all(currency, currency, date, date);
    return { rates: rows as { currency: string; validFrom: string; rate: number }[] };
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
