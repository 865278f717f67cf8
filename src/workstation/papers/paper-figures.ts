import type { PaperLocale } from '../../shared/company/paper-head.ts';
import { currencyDecimals } from '../../shared/kernel/currency.ts';
import { formatDecimal, MICRO_DECIMALS } from '../../shared/kernel/decimal.ts';

/** Numbers and dates as papers write them. What goes in is exact and stays so: no float on the way. */
export interface PaperFigures {
  /** Minor units: `1,234.50`. */
  money(minor: number, currency: string): string;
  /** Millionths of the currency per unit, with as many decimals as it has and at least those of the currency. */
  price(micro: number, currency: string): string;
  /** Millionths of a unit, without trailing zeros. */
  quantity(micro: number): string;
  /** Millionths of a percent, without the sign. */
  percent(micro: number): string;
  /** `YYYY-MM-DD`. */
  date(businessDate: string): string;
  /** Ms since 1970, as the day it was in UTC: the same wherever it is printed. */
  day(instant: number): string;
}

export function paperFigures(locale: PaperLocale): PaperFigures {
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const written = (text: string): string => {
    const decimals = text.split('.')[1]?.length ?? 0;
    const format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    // The narrow blank some locales group by is in few fonts.
    return format.format(text as Intl.StringNumericLiteral).replaceAll('\u202F', '\u00A0');
  };
  return {
    money: (minor, currency) => written(formatDecimal(minor, currencyDecimals(currency))),
    price: (micro, currency) => written(formatDecimal(micro, MICRO_DECIMALS, currencyDecimals(currency))),
    quantity: (micro) => written(formatDecimal(micro, MICRO_DECIMALS, 0)),
    percent: (micro) => written(formatDecimal(micro, MICRO_DECIMALS, 0)),
    date: (businessDate) =>
      dates.format(Date.parse(`${businessDate}T00:00:00Z`)).replaceAll('\u202F', '\u00A0'),
    day: (instant) => dates.format(instant).replaceAll('\u202F', '\u00A0'),
  };
}
