import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Commitment,
  type OutlookFacts,
  outlookAfter,
  promisedBy,
  promiseLines,
  promiseOf,
  type Supply,
  stockOutlook,
} from './available-to-promise.ts';

const TODAY = '2026-11-24';

function supply(date: string, quantity: number, rest: Partial<Supply> = {}): Supply {
  return { receipt: `r-${date}`, date, quantity, reference: null, acknowledged: true, ...rest };
}

function due(date: string | null, quantity: number): Commitment {
  return { line: `l-${date}`, date, quantity };
}

function facts(availableNow: number, rest: Partial<OutlookFacts> = {}): OutlookFacts {
  return { today: TODAY, availableNow, supplies: [], commitments: [], leadDate: null, ...rest };
}

function parts(promise: ReturnType<typeof promiseOf>): unknown[] {
  return promise.parts.map(({ quantity, date, from }) => [quantity, date, from]);
}

describe('what can be promised', () => {
  test('is 12 now and 12 with the purchase order that comes on December 3', () => {
    const coming = supply('2026-12-03', 40, { reference: 'PO-B-000311' });
    const promise = promiseOf(stockOutlook(facts(12, { supplies: [coming] })), 24);
    expect(parts(promise)).toEqual([
      [12, TODAY, 'stock'],
      [12, '2026-12-03', 'receipts'],
    ]);
    expect(promise.parts[1]?.supplies).toEqual([coming]);
    expect(promise.completeOn).toBe('2026-12-03');
    expect(promisedBy(promise, '2026-11-30')).toBe(12);
  });

  test('rests on no receipt that is overdue, and the receipt is named', () => {
    const late = supply('2026-11-20', 40);
    const outlook = stockOutlook(facts(0, { supplies: [late] }));
    expect(outlook.overdue).toEqual([late]);
    expect(parts(promiseOf(outlook, 5))).toEqual([[5, null, 'unknown']]);
  });

  test('rests on a receipt of today, told apart from what is here', () => {
    const promise = promiseOf(stockOutlook(facts(2, { supplies: [supply(TODAY, 5)] })), 4);
    expect(parts(promise)).toEqual([
      [2, TODAY, 'stock'],
      [2, TODAY, 'receipts'],
    ]);
  });

  test('never takes what a later commitment needs', () => {
    const outlook = stockOutlook(facts(10, { commitments: [due('2026-12-10', 7)] }));
    expect(outlook.rows.map(({ promisable }) => promisable)).toEqual([3, 3]);
  });

  test('counts a commitment without a date, and one whose day is over, as due now', () => {
    const commitments = [due(null, 4), due('2026-01-01', 3)];
    expect(stockOutlook(facts(10, { commitments })).rows).toMatchObject([{ commitments: 7, promisable: 3 }]);
  });

  test('comes by lead time where nothing is expected', () => {
    const promise = promiseOf(stockOutlook(facts(1, { leadDate: '2026-12-08' })), 3);
    expect(parts(promise)).toEqual([
      [1, TODAY, 'stock'],
      [2, '2026-12-08', 'lead-time'],
    ]);
    expect(promise.completeOn).toBe('2026-12-08');
  });

  test('is nothing out of stock that went after it was allocated', () => {
    expect(stockOutlook(facts(-5)).rows).toMatchObject([{ projected: -5, promisable: 0 }]);
  });
});

test('lines of one order do not promise the same unit twice', () => {
  const outlook = stockOutlook(facts(10, { supplies: [supply('2026-12-03', 10)] }));
  const lines = [
    { item: 'a', wanted: 8 },
    { item: 'a', wanted: 8 },
    { item: 'a', wanted: 8 },
  ];
  const given = promiseLines(lines, () => outlook).map(({ promise }) => parts(promise));
  expect(given).toEqual([
    [[8, TODAY, 'stock']],
    [
      [2, TODAY, 'stock'],
      [6, '2026-12-03', 'receipts'],
    ],
    [
      [4, '2026-12-03', 'receipts'],
      [4, null, 'unknown'],
    ],
  ]);
});

/** Days from now on. */
const day = fc.integer({ min: -3, max: 12 }).map((n) => `2026-12-${String(n + 10).padStart(2, '0')}`);
const anyFacts = fc
  .record({
    availableNow: fc.integer({ min: -5, max: 20 }),
    supplies: fc.array(fc.tuple(day, fc.integer({ min: 1, max: 10 })), { maxLength: 5 }),
    commitments: fc.array(fc.tuple(fc.option(day), fc.integer({ min: 1, max: 10 })), { maxLength: 5 }),
  })
  .map(({ availableNow, supplies, commitments }) =>
    facts(availableNow, {
      today: '2026-12-10',
      supplies: supplies.map(([date, quantity], i) => supply(date, quantity, { receipt: `r${i}` })),
      commitments: commitments.map(([date, quantity]) => due(date, quantity)),
    }),
  );

/** Unit by unit: the first day from which on one more unit is missing on no day at all. */
function firstDays(asked: OutlookFacts, units: number): (string | null)[] {
  const { today, availableNow } = asked;
  const taken: string[] = [];
  const days = Array.from({ length: 20 }, (_, i) => `2026-12-${String(i + 10).padStart(2, '0')}`);
  const left = (date: string) =>
    availableNow +
    sum(asked.supplies.filter((s) => s.date >= today && s.date <= date)) -
    sum(asked.commitments.filter((c) => (c.date ?? today) <= date)) -
    taken.filter((d) => d <= date).length;
  return Array.from({ length: units }, () => {
    const found = days.find((first) => days.filter((d) => d >= first).every((d) => left(d) >= 1));
    if (found !== undefined) taken.push(found);
    return found ?? null;
  });
}

function sum(rows: readonly { readonly quantity: number }[]): number {
  return rows.reduce((total, { quantity }) => total + quantity, 0);
}

test('a promise is what trying every day for every unit finds', () => {
  fc.assert(
    fc.property(anyFacts, fc.integer({ min: 1, max: 15 }), (asked, wanted) => {
      const promise = promiseOf(stockOutlook(asked), wanted);
      const days = promise.parts.flatMap(({ quantity, date }) => Array<string | null>(quantity).fill(date));
      expect(days).toEqual(firstDays(asked, wanted));
    }),
  );
});

test('nothing that can be promised is negative, and a promise given leaves the next no more than there is', () => {
  fc.assert(
    fc.property(anyFacts, fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 5 }), (asked, wants) => {
      let outlook = stockOutlook(asked);
      const all = promiseOf(outlook, sum(wants.map((quantity) => ({ quantity }))));
      const given: (string | null)[] = [];
      for (const wanted of wants) {
        const promise = promiseOf(outlook, wanted);
        expect(sum(promise.parts)).toBe(wanted);
        given.push(
          ...promise.parts.flatMap(({ quantity, date }) => Array<string | null>(quantity).fill(date)),
        );
        outlook = outlookAfter(outlook, promise);
        for (const { promisable } of outlook.rows) expect(promisable).toBeGreaterThanOrEqual(0);
      }
      const one = all.parts.flatMap(({ quantity, date }) => Array<string | null>(quantity).fill(date));
      expect(given).toEqual(one);
    }),
  );
});
