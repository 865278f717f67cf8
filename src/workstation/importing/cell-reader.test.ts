import { describe, expect, test } from 'vitest';
import { mappingOf } from '../../../tests/support/import-reading.ts';
import { type Cell, cellReader } from './cell-reader.ts';

function read(field: string, rule: object, text: string): Cell | string {
  const base = {
    key: 'a',
    placedAt: { column: 'b', formats: ['yyyy-MM-dd'] },
    itemKey: 'c',
    quantity: 'd',
    unitPrice: 'e',
  };
  const given = mappingOf('orders', { ...base, [field]: { column: 'x', ...rule } }).fields[field];
  if (given === undefined) throw new Error('no rule');
  const reader = cellReader(given);
  if (!reader.ok) return reader.refusal.code;
  const result = reader.value(text);
  return result.ok ? result.value : result.refusal.code;
}

describe('a text', () => {
  test.each([
    [{}, '  a  b ', 'a  b'],
    [{ trim: false }, ' a ', ' a '],
    [{}, '   ', null],
    [{}, '00123', '00123'],
    [{ whole: true }, '17850.0', '17850'],
    [{ whole: true }, '17850.50', '17850.50'],
    [{ whole: true }, 'A17850.0', 'A17850.0'],
    [{ values: { EIRE: 'IE', Unspecified: '' } }, 'EIRE', 'IE'],
    [{ values: { EIRE: 'IE', Unspecified: '' } }, 'Unspecified', null],
    [{ values: { EIRE: 'IE' } }, 'constructor', 'import.value-unknown'],
    [{ values: { EIRE: 'IE' }, otherwise: 'keep' }, 'France', 'France'],
    [{ values: { EIRE: 'IE' }, otherwise: 'empty' }, 'France', null],
    [{}, 'a\0b', 'import.control-character'],
  ])('by %j, %j is %j', (rule, text, value) => {
    expect(read('note', rule, text)).toBe(value);
  });

  test('that is the same for all rows needs no column', () => {
    expect(
      mappingOf('customers', { key: 'a', name: 'b', currency: { constant: 'GBP' } }).fields.currency,
    ).toEqual({
      type: 'text',
      constant: 'GBP',
    });
  });
});

describe('a number', () => {
  test.each([
    [{}, ' 2.55 ', 2_550_000],
    [{}, '-11062.06', -11_062_060_000],
    [{}, '0.001', 1000],
    [{}, '', null],
    [{}, '1,234.5', 'decimal.not-a-number'],
    [{}, '1E+05', 'decimal.not-a-number'],
    [{}, '0.1234567', 'decimal.too-many-decimals'],
    [{}, '99999999999', 'decimal.too-large'],
    [{ groupMark: ',' }, '-1,234,567.5', -1_234_567_500_000],
    [{ groupMark: ',' }, '1,2', 'decimal.not-a-number'],
    [{ groupMark: ',' }, '1234.5', 1_234_500_000],
    [{ decimalMark: ',' }, '1,5', 1_500_000],
    [{ decimalMark: ',' }, '1.5', 'decimal.not-a-number'],
    [{ decimalMark: ',', groupMark: '.' }, '1.234,5', 1_234_500_000],
    [{ decimalMark: ',', groupMark: '.' }, '1.5', 'decimal.not-a-number'],
  ])('by %j, %j is %j', (rule, text, value) => {
    expect(read('unitPrice', rule, text)).toBe(value);
  });

  test('is read as a percentage however the file writes it', () => {
    expect(read('discountPercent', { written: 'fraction' }, '0.15')).toBe(15_000_000);
    expect(read('discountPercent', {}, '15')).toBe(15_000_000);
    expect(read('discountPercent', { written: 'fraction' }, '15%')).toBe(15_000_000);
    expect(read('discountPercent', {}, '7.5 %')).toBe(7_500_000);
  });

  test('is read the same the second time', () => {
    const rule = mappingOf('items', { key: 'a', description: 'b', listPrice: 'c' }).fields.listPrice;
    const reader = rule === undefined ? undefined : cellReader(rule);
    if (reader?.ok !== true) throw new Error('no reader');
    for (let price = 0; price < 10_000; price += 1) reader.value(`${price}.5`);
    expect(reader.value('7.5')).toEqual({ ok: true, value: 7_500_000 });
    expect(reader.value('7.5')).toEqual({ ok: true, value: 7_500_000 });
  });
});

describe('a day', () => {
  test('is the day of a time, in the first format that fits', () => {
    const rule = { formats: ['yyyy-MM-dd HH:mm', 'd.M.yyyy'] };
    expect(read('requestedFor', rule, '2010-12-01 08:26')).toBe('2010-12-01');
    expect(read('requestedFor', rule, '1.12.2010')).toBe('2010-12-01');
    expect(read('requestedFor', rule, '12/1/2010')).toBe('import.time-unreadable');
  });

  test('needs a format that says which day', () => {
    expect(read('requestedFor', { formats: ['HH:mm'] }, '08:26')).toBe('import.format-invalid');
  });
});

describe('a yes or no', () => {
  test.each([
    ['Yes', true],
    [' n ', false],
    ['', null],
    ['maybe', 'import.flag-unknown'],
  ])('%j is %j', (text, value) => {
    const rule = mappingOf('items', {
      key: 'a',
      description: 'b',
      isFee: { column: 'c', yes: ['yes'], no: ['n'] },
    });
    const given = rule.fields.isFee;
    const reader = given === undefined ? undefined : cellReader(given);
    const result = reader?.ok === true ? reader.value(text) : undefined;
    expect(result?.ok === true ? result.value : result?.refusal.code).toBe(value);
  });
});
