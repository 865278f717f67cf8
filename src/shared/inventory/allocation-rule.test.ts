import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantityOf } from '../kernel/quantity.ts';
import { type Demand, pickedQuantity, shareStock, takeFrom } from './allocation-rule.ts';

const early = '2026-03-01';
const late = '2026-03-09';

function demand(line: string, wanted: number, rest: Partial<Demand> = {}): Demand {
  return { line, wanted, customerRank: null, promisedDate: null, placedAt: 0, ...rest };
}

describe('scarce stock', () => {
  test('goes to the customer with the better rank, whoever ordered first', () => {
    const shares = shareStock(10, [
      demand('old', 10, { placedAt: 1 }),
      demand('key account', 8, { customerRank: 1, placedAt: 2 }),
    ]);
    expect(shares).toEqual([
      { line: 'key account', given: 8, short: 0, after: null },
      { line: 'old', given: 2, short: 8, after: { line: 'key account', because: 'customer-rank' } },
    ]);
  });

  test('then to the earlier promise, and a line without a promise comes last', () => {
    const shares = shareStock(10, [
      demand('none', 5),
      demand('late', 5, { promisedDate: late }),
      demand('early', 7, { promisedDate: early }),
    ]);
    expect(shares.map(({ line, given }) => [line, given])).toEqual([
      ['early', 7],
      ['late', 3],
      ['none', 0],
    ]);
    expect(shares[1]?.after?.because).toBe('promised-date');
  });

  test('then to the older order', () => {
    const shares = shareStock(1, [demand('b', 1, { placedAt: 9 }), demand('a', 1, { placedAt: 10 })]);
    expect(shares[0]).toMatchObject({ line: 'b', given: 1 });
    expect(shares[1]?.after?.because).toBe('order-age');
  });

  test('nothing is shared out of a negative balance', () => {
    expect(shareStock(-5, [demand('a', 1)])).toMatchObject([{ given: 0, short: 1 }]);
  });
});

test('sharing gives exactly what there is, or exactly what is wanted, in any order of asking', () => {
  const line = fc.record({
    wanted: fc.integer({ min: 1, max: 1_000_000_000 }),
    customerRank: fc.option(fc.integer({ min: 1, max: 3 })),
    promisedDate: fc.option(fc.constantFrom(early, late)),
    placedAt: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(fc.nat(3_000_000_000), fc.array(line, { maxLength: 8 }), (available, lines) => {
      const demands = lines.map((rest, i) => ({ line: `l${i}`, ...rest }));
      const shares = shareStock(available, demands);
      const wanted = demands.reduce((sum, each) => sum + each.wanted, 0);
      const given = shares.reduce((sum, each) => sum + each.given, 0);
      expect(given).toBe(Math.min(available, wanted));
      for (const share of shares) {
        const asked = demands.find((each) => each.line === share.line);
        expect(share.given + share.short).toBe(asked?.wanted);
      }
      expect(shareStock(available, demands.toReversed())).toEqual(shares);
    }),
  );
});

describe('taking from places', () => {
  const places = [
    { place: 'A1', available: quantityOf(3) },
    { place: 'B1', available: quantityOf(10) },
  ];

  test('one place that has all of it is better than a split', () => {
    expect(takeFrom(places, quantityOf(5))).toEqual([{ place: 'B1', quantity: quantityOf(5) }]);
  });

  test('a split uses places in order and never takes more than there is', () => {
    expect(takeFrom(places, quantityOf(20))).toEqual([
      { place: 'A1', quantity: quantityOf(3) },
      { place: 'B1', quantity: quantityOf(10) },
    ]);
    expect(pickedQuantity(takeFrom(places, quantityOf(20)))).toBe(quantityOf(13));
  });

  test('a place below zero gives nothing', () => {
    expect(takeFrom([{ place: 'A1', available: -1 }], 1)).toEqual([]);
  });
});
