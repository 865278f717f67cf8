import { expect, test } from 'vitest';
import { soloReplica } from '../../../tests/support/solo-replica.ts';
import { rowReader } from '../platform/row-reader.ts';
import { exchangeRateOn } from './exchange-rates.ts';

test('a rate holds from its day until the next; the company’s own currency is worth itself', () => {
  const solo = soloReplica();
  const set = (validFrom: string, rate: number) =>
    solo.run('exchange-rate.set', { currency: 'EUR', validFrom, rate });
  set('2026-01-01', 1_080_000);
  set('2026-02-01', 1_100_000);
  const on = (date: string, currency = 'EUR') => exchangeRateOn(rowReader(solo.replica.db), currency, date);
  expect(['2025-12-31', '2026-01-31', '2026-02-01'].map((date) => on(date))).toEqual([
    null,
    1_080_000,
    1_100_000,
  ]);
  expect(on('2026-01-01', 'USD')).toBe(1_000_000);
  expect(set('2026-02-01', 1_110_000)).toEqual({ before: 1_100_000 });
  expect(solo.query('exchange-rate.list', { date: '2026-01-15' })).toEqual({
    rates: [{ currency: 'EUR', validFrom: '2026-01-01', rate: 1_080_000, nextStep: null }],
  });
  const own = { currency: 'USD', validFrom: '2026-01-01', rate: 1_000_000 };
  expect(solo.refused('exchange-rate.set', own).code).toBe('company.own-currency');
});

test('the newest rate of a currency is set anew after thirty days, by who may', () => {
  const solo = soloReplica();
  for (const validFrom of ['2026-01-01', '2026-02-01']) {
    solo.run('exchange-rate.set', { currency: 'EUR', validFrom, rate: 1_080_000 });
  }
  const steps = (today: string, person?: string) =>
    solo
      .query<{ rates: { nextStep: object | null }[] }>('exchange-rate.list', { today }, person)
      .rates.map(({ nextStep }) => nextStep);
  expect(steps('2026-03-02')).toEqual([null, null]);
  expect(steps('2026-03-03')).toMatchObject([{ action: 'set-rate', refusal: null }, null]);
  expect(steps('2026-03-03', solo.hire('Vic', 'viewer'))).toMatchObject([
    { refusal: { code: 'people.no-permission', params: { permission: 'company.set-exchange-rates' } } },
    null,
  ]);
});
