import fc from 'fast-check';
import { expect, test } from 'vitest';
import { promiseOf, stockOutlook } from './available-to-promise.ts';
import { beyondLeft, leftToSellOf } from './left-to-sell.ts';

const today = '2026-11-24';

const dated = fc.record({
  quantity: fc.integer({ min: 1, max: 1000 }),
  date: fc.constantFrom('2026-11-20', today, '2026-12-01', '2026-12-09'),
});

test('what is left to sell is what the last day can promise, and what it is made of adds up to it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2000 }),
      fc.integer({ min: 0, max: 2500 }),
      fc.array(dated, { maxLength: 4 }),
      fc.array(dated, { maxLength: 4 }),
      fc.integer({ min: 1, max: 5000 }),
      (onHand, allocated, coming, waiting, wanted) => {
        const outlook = stockOutlook({
          today,
          availableNow: onHand - allocated,
          supplies: coming.map((each, i) => ({
            ...each,
            ...{ receipt: `r${i}`, reference: null, acknowledged: true },
          })),
          commitments: waiting.map((each, i) => ({ ...each, line: `l${i}` })),
          leadDate: null,
        });
        const made = leftToSellOf(outlook, onHand);
        expect(made.left).toBe(outlook.rows.at(-1)?.promisable);
        // What an order is refused is exactly what is beyond it.
        expect(wanted - beyondLeft(promiseOf(outlook, wanted))).toBe(Math.min(wanted, made.left));
        expect(made).toMatchObject({ onHand, allocated });
        expect(made.promised).toBe(waiting.reduce((sum, { quantity }) => sum + quantity, 0));
        expect(made.onHand - made.allocated + made.expected - made.promised + made.beyond).toBe(made.left);
      },
    ),
  );
});
