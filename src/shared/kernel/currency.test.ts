import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { currencyDecimals, isCurrency, parseCurrency } from './currency.ts';

const REFERENCE = new URL('../../../../shared/data/reference/country-codes.csv', import.meta.url);

describe('currencies', () => {
  test.each([
    ['JPY', 0],
    ['ISK', 0],
    ['EUR', 2],
    ['TRY', 2],
    ['KWD', 3],
  ])('%s has %d decimals', (code, decimals) => {
    expect(currencyDecimals(code)).toBe(decimals);
  });

  test.each(['usd', 'US', 'XXX', 'XAU', 'UYW', '', '__proto__'])(
    '%j is not a currency to trade in',
    (code) => {
      expect(isCurrency(code)).toBe(false);
      expect(parseCurrency(code)).toEqual({
        ok: false,
        refusal: { code: 'currency.unknown', params: { currency: code } },
      });
      expect(() => currencyDecimals(code)).toThrow(RangeError);
    },
  );
});

describe.skipIf(!existsSync(REFERENCE))(
  'currencies of every country (needs ../shared/data/reference)',
  () => {
    test('each has the decimals of ISO 4217; only the unit of account UYW is left out', () => {
      const published = publishedDecimals();
      expect(published.size).toBeGreaterThan(150);
      const differing = [...published].filter(
        ([code, decimals]) => !isCurrency(code) || currencyDecimals(code) !== decimals,
      );
      expect(differing).toEqual([['UYW', 4]]);
    });
  },
);

function publishedDecimals(): ReadonlyMap<string, number> {
  const rows: readonly Record<string, string>[] = parse(readFileSync(REFERENCE), {
    columns: true,
    bom: true,
  });
  const decimals = new Map<string, number>();
  for (const row of rows) {
    const codes = (row['ISO4217-currency_alphabetic_code'] ?? '').split(',');
    const units = (row['ISO4217-currency_minor_unit'] ?? '').split(',');
    codes.forEach((code, index) => {
      if (code !== '') decimals.set(code, Number(units[index] ?? units[0]));
    });
  }
  return decimals;
}
