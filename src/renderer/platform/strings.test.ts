import { beforeAll, describe, expect, test } from 'vitest';
import { setLocale } from './number-format.ts';
import { say, sentenceOf, startStrings } from './strings.ts';

describe('a refusal as a sentence', () => {
  beforeAll(async () => {
    setLocale('en-US');
    const over = { 'orders.over': '{percent} % is over your {ceiling} % ceiling for {item} at {price}.' };
    await startStrings([over], 'en');
  });
  const said = (params: Readonly<Record<string, string>>) =>
    sentenceOf({ code: 'orders.over', params: { item: '', price: '', ...params } });

  test('figures carry no zeros that say nothing', () => {
    expect(said({ percent: '12.000000', ceiling: '7.500000' })).toContain('12 % is over your 7.5 % ceiling');
  });

  test('a percentage has two decimals, and what is over a ceiling reads as over it', () => {
    expect(said({ percent: '46.428572', ceiling: '10.000000' })).toContain('46.43 % is over your 10 %');
    expect(said({ percent: '10.000001', ceiling: '10.000000' })).toContain('10.01 % is over your 10 %');
  });

  test('a price keeps every decimal that counts, and numbers of items and days stay what they are', () => {
    const text = said({ percent: '1.000000', ceiling: '0.000000', price: '0.123456', item: '100.5' });
    expect(text).toBe('1 % is over your 0 % ceiling for 100.5 at 0.123456.');
  });

  test('quantities, prices and counts have their marks, numbers of lines and orders none', async () => {
    const texts = {
      'stock.short': '{wanted} of {item} at {price} in line {line}.',
      boxes: '{count} boxes',
      rows_one: '{count} row of {file}',
      rows_other: '{count} rows of {file}',
    };
    const short = { wanted: '12500', item: '4500187732', price: '1250.50', line: 1_000 };
    const told = async (language: string) => {
      setLocale(language);
      await startStrings([texts], 'en');
      const rows = [1, 12_500].map((count) => say('rows', { count, file: '12500' }));
      // A count that somebody has written already stands as it is.
      expect(say('boxes', { count: '1.5' })).toBe('1.5 boxes');
      return [sentenceOf({ code: 'stock.short', params: short }), ...rows];
    };
    expect(await told('de-DE')).toEqual([
      '12.500 of 4500187732 at 1.250,50 in line 1000.',
      '1 row of 12500',
      '12.500 rows of 12500',
    ]);
    expect(await told('en-US')).toContain('12,500 of 4500187732 at 1,250.50 in line 1000.');
  });
});
