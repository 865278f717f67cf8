import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FieldSpec, fieldValueOf, inputOf } from './field-spec.ts';

const POINT = { decimalMark: '.' } as const;
const COMMA = { decimalMark: ',' } as const;

const amount: FieldSpec = { name: 'limit', label: 'Credit limit', kind: 'amount', currency: 'USD' };
const of = (kind: 'quantity' | 'rate' | 'percent' | 'count'): FieldSpec => ({
  ...{ name: 'n', label: 'Number' },
  kind,
});

describe('a number in a form', () => {
  test('may have the thousands marks of the person’s language', () => {
    expect(inputOf(amount, '1,250.00', POINT)).toEqual({ ok: true, value: 125_000 });
    expect(inputOf(amount, '1.250,00', COMMA)).toEqual({ ok: true, value: 125_000 });
    expect(inputOf(amount, '$ 1 250', POINT)).toEqual({ ok: true, value: 125_000 });
    expect(inputOf(of('quantity'), '12,000.5', POINT)).toEqual({ ok: true, value: 12_000_500_000 });
    expect(inputOf(of('percent'), '2,5 %', COMMA)).toEqual({ ok: true, value: 2_500_000 });
    expect(inputOf(of('count'), '1,000', POINT)).toEqual({ ok: true, value: 1_000 });
  });

  test('is refused with what was typed where its marks stand as nobody writes them', () => {
    for (const text of ['1.250,00', '12,50', '1,2,3', 'ten']) {
      expect(inputOf(amount, text, POINT)).toEqual({
        ...{ ok: false, refusal: { code: 'decimal.not-a-number', params: { text } } },
      });
    }
    expect(inputOf(of('count'), '-1', POINT)).toMatchObject({ ok: false });
    expect(inputOf(of('count'), '1.5', POINT)).toMatchObject({ ok: false });
  });

  test('stands in the field as it is read again, in either way of writing', () => {
    const value = fc.integer({ min: 0, max: 999_999_999 });
    fc.assert(
      fc.property(value, fc.constantFrom(POINT, COMMA), (number, style) => {
        for (const spec of [amount, of('quantity'), of('rate'), of('percent'), of('count')]) {
          expect(inputOf(spec, fieldValueOf(spec, number, style), style)).toEqual({
            ok: true,
            value: number,
          });
        }
      }),
    );
  });
});

test('a field that must be filled says so by its label', () => {
  expect(inputOf({ ...amount, required: true }, ' ', POINT)).toMatchObject({
    refusal: { code: 'form.required', params: { field: 'Credit limit' } },
  });
});
