import { type CurrencyCode, currencyDecimals, isCurrency } from '../../shared/kernel/currency.ts';
import { formatDecimal, MICRO_DECIMALS } from '../../shared/kernel/decimal.ts';

/** The language dates and numbers are written in: that of the browser, unless settings say otherwise. */
let locale = navigator.language;
const made = new Map<string, object>();

export function setLocale(tag: string): void {
  locale = tag;
  made.clear();
}

export function currentLocale(): string {
  return locale;
}

/** Minor units as `1,820.00`, without the currency: a column names it once. */
export function showAmount(amount: number, currency: CurrencyCode): string {
  const decimals = decimalsOf(currency);
  return numberFormat(decimals, decimals).format(exact(formatDecimal(amount, decimals)));
}

/** `USD 1,820.00`. */
export function showMoney(amount: number, currency: CurrencyCode): string {
  return `${currency}\u00a0${showAmount(amount, currency)}`;
}

/** Millionths as text with at least the decimals of the currency and at most six. */
export function showRate(rate: number, currency: CurrencyCode, atLeast = decimalsOf(currency)): string {
  return numberFormat(atLeast, MICRO_DECIMALS).format(exact(formatDecimal(rate, MICRO_DECIMALS)));
}

/** Millionths of a unit: `240`, `2.5`. */
export function showQuantity(quantity: number): string {
  return numberFormat(0, MICRO_DECIMALS).format(exact(formatDecimal(quantity, MICRO_DECIMALS)));
}

/** Millionths of a percent: `5 %`. */
export function showPercent(percent: number): string {
  return `${numberFormat(0, MICRO_DECIMALS).format(exact(formatDecimal(percent, MICRO_DECIMALS)))}\u00a0%`;
}

/** Decimal text as this person writes it, with the decimals it has: `1234.50` is `1,234.50`. */
export function showFigure(text: string): string {
  const decimals = text.split('.')[1]?.length ?? 0;
  return numberFormat(decimals, MICRO_DECIMALS).format(exact(text));
}

export function showCount(count: number): string {
  return numberFormat(0, 0).format(count);
}

/** A count where only "many" matters: above 1,000 it says `1,000+`. */
export function showManyCount(count: number): string {
  return count > 1_000 ? `${showCount(1_000)}+` : showCount(count);
}

/** Until a company’s currency is known (`XXX`), as most have. */
function decimalsOf(currency: CurrencyCode): number {
  return isCurrency(currency) ? currencyDecimals(currency) : 2;
}

/** Decimal text is formatted digit by digit (ECMA-402, 2023): no float on the way. */
function exact(text: string): `${number}` {
  return text as `${number}`;
}

function numberFormat(least: number, most: number): Intl.NumberFormat {
  return keep(
    `n${least}:${most}`,
    () => new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most }),
  );
}

/** A format, or what one told, made once per locale: making one costs more than a hundred uses. */
export function keep<T extends object>(key: string, make: () => T): T {
  const known = made.get(key);
  if (known) return known as T;
  const format = make();
  made.set(key, format);
  return format;
}
