import { expect, test } from 'vitest';
import { floorInDocumentCurrency, inCompanyCurrency, SAME_CURRENCY } from './exchange-rate.ts';

test('an amount is changed into the company’s currency once, half a cent away from zero', () => {
  const pair = { document: 'EUR', company: 'USD' };
  // 10.10 EUR at 1.085 is 10.9585 USD.
  expect(inCompanyCurrency(1010, 1_085_000, pair)).toBe(1096);
  expect(inCompanyCurrency(-1010, 1_085_000, pair)).toBe(-1096);
  expect(inCompanyCurrency(1010, SAME_CURRENCY, { document: 'USD', company: 'USD' })).toBe(1010);
});

test('currencies with other decimals keep their worth', () => {
  // 12,345 JPY at 0.006651 is 82.1066 USD; 1.234 KWD at 3.25 is 4.0105 USD.
  expect(inCompanyCurrency(12_345, 6651, { document: 'JPY', company: 'USD' })).toBe(8211);
  expect(inCompanyCurrency(1234, 3_250_000, { document: 'KWD', company: 'USD' })).toBe(401);
});

test('a floor in another currency is rounded up', () => {
  // 10.00 USD at 1.085 are 9.216589861… EUR.
  expect(floorInDocumentCurrency(10_000_000, 1_085_000)).toBe(9_216_590);
});
