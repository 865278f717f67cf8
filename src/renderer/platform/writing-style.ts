import type { CurrencyCode } from '../../shared/kernel/currency.ts';
import { formatAmount } from '../../shared/kernel/money.ts';
import type { DateStyle } from '../../shared/kernel/typed-date.ts';
import type { NumberStyle } from '../../shared/kernel/typed-number.ts';
import { showShortDate, today } from './date-format.ts';
import { currentLocale, keep, showAmount, showPercent, showQuantity, showRate } from './number-format.ts';

/** How this person’s language writes decimals, asked of the browser. */
export function numberStyle(): NumberStyle {
  return keep('number-style', () => {
    const mark = new Intl.NumberFormat(currentLocale())
      .formatToParts(1.5)
      .find(({ type }) => type === 'decimal')?.value;
    return { decimalMark: mark === ',' ? ',' : '.' };
  });
}

/** How this person’s language writes days; what is typed without a year lies ahead. */
export function dateStyle(): DateStyle {
  return { today: today(), ...keep('date-style', dateWords) };
}

/** How cells of a grid are written and read in a document of this currency. */
export function cellFormat(currency: CurrencyCode) {
  return {
    numbers: numberStyle(),
    dates: dateStyle,
    showQuantity,
    showPrice: (micro: number) => showRate(micro, currency),
    showPercent,
    showAmount: (minor: number) => showAmount(minor, currency),
    exactAmount: (minor: number) => formatAmount(minor, currency),
    showDate: showShortDate,
  };
}

function dateWords(): Omit<DateStyle, 'today'> {
  const locale = currentLocale();
  const order = new Intl.DateTimeFormat(locale)
    .formatToParts(Date.UTC(2026, 10, 30))
    .find(({ type }) => type === 'day' || type === 'month')?.type;
  const named = (parts: Intl.DateTimeFormatOptions, dates: readonly number[]) => {
    const format = new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' });
    return dates.map((date) => format.format(date).toLowerCase());
  };
  // January 5, 2026 is a Monday.
  const week = Array.from({ length: 7 }, (_, day) => Date.UTC(2026, 0, 5 + day));
  const year = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 1));
  return {
    order: order === 'day' ? 'day-month' : 'month-day',
    lean: 'ahead',
    weekdays: named({ weekday: 'long' }, week),
    months: named({ month: 'long' }, year),
  };
}
