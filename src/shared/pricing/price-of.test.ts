import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  leastPricedQuantity,
  type PriceQuestion,
  type PriceRule,
  priceAudiences,
  priceListKinds,
  priceOf,
} from './price-of.ts';

const question: PriceQuestion = {
  unit: 'BX',
  baseUnit: 'EA',
  toBase: { numerator: 12, denominator: 1 },
  quantity: 2_000_000,
  date: '2026-02-01',
  rateDecimals: 4,
};

const rules = fc.array(
  fc.record({
    list: fc.constantFrom('l1', 'l2', 'l3'),
    listName: fc.constant('List'),
    kind: fc.constantFrom(...priceListKinds),
    audience: fc.constantFrom(...priceAudiences),
    priority: fc.integer({ min: -1, max: 1 }),
    price: fc.integer({ min: 0, max: 3 }).map((n) => n * 1_000_000),
    unit: fc.constantFrom('BX', 'EA', 'KG'),
    fromQuantity: fc.constantFrom(0, 1_000_000, 24_000_000, 25_000_000),
    validFrom: fc.constantFrom('2026-01-01', '2026-02-01', '2026-02-02'),
    validUntil: fc.constantFrom(null, '2026-01-31', '2026-02-01'),
  }),
  { maxLength: 8 },
) satisfies fc.Arbitrary<PriceRule[]>;

describe('the price rules', () => {
  test('answer the same in whatever order the rules are found, where no rule is doubled', () => {
    const distinct = rules.filter(
      (all) =>
        new Set(all.map(({ price: _, validUntil: __, ...key }) => JSON.stringify(key))).size === all.length,
    );
    fc.assert(
      fc.property(distinct, (all) => {
        expect(priceOf(all.toReversed(), question)).toEqual(priceOf(all, question));
      }),
    );
  });

  test('begin at the least quantity that has a price: one, where one has', () => {
    const one = 1_000_000;
    fc.assert(
      fc.property(rules, (all) => {
        const least = leastPricedQuantity(all, question);
        const at = (quantity: number) => priceOf(all, { ...question, quantity }).kind;
        expect(least === null).toBe(at(1_000 * one) === 'none');
        if (least === null) return;
        expect(at(least)).not.toBe('none');
        if (least > one) expect(at(least - 1)).toBe('none');
      }),
    );
  });

  test('never pick a rule that a stronger one beats, and never pick silently between equals', () => {
    fc.assert(
      fc.property(rules, (all) => {
        const answer = priceOf(all, question);
        if (answer.kind === 'none') return;
        const perBox = ({ unit, price }: PriceRule) => (unit === 'EA' ? price * 12 : price);
        if (answer.kind === 'conflict') {
          expect(new Set(answer.between.map(perBox)).size).toBeGreaterThan(1);
          return;
        }
        const { from, beaten, price } = answer;
        expect(perBox(from)).toBe(price);
        for (const other of beaten) {
          const equal =
            [other.priority, other.kind, other.audience].join() ===
            [from.priority, from.kind, from.audience].join();
          expect(equal ? perBox(other) : price).toBe(price);
          expect(other.priority).toBeLessThanOrEqual(from.priority);
        }
      }),
    );
  });

  test('round a multiplied price to the precision of rates', () => {
    const third: PriceRule = {
      list: 'l1',
      listName: 'List',
      kind: 'base',
      audience: 'everyone',
      priority: 0,
      price: 1_000_000,
      unit: 'EA',
      fromQuantity: 0,
      validFrom: '2026-01-01',
      validUntil: null,
    };
    const thirds = { ...question, toBase: { numerator: 1, denominator: 3 } };
    expect(priceOf([third], thirds)).toMatchObject({ price: 333_300 });
    expect(priceOf([third], { ...thirds, rateDecimals: 6 })).toMatchObject({ price: 333_333 });
  });
});
