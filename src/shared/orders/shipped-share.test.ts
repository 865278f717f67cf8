import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SharedLine, shippedShare } from './shipped-share.ts';

const line = (net: number, ordered: number, shipped: number): SharedLine => ({
  net,
  ordered,
  shipped,
  isComplete: shipped >= ordered,
});

test('nothing of value ordered is n/a, and never all of it', () => {
  expect(shippedShare([])).toEqual({ share: null, complete: 0, lines: 0 });
  expect(shippedShare([line(0, 5, 5)])).toEqual({ share: null, complete: 1, lines: 1 });
});

test('an over-shipment of one line does not hide what another lacks', () => {
  expect(shippedShare([line(100, 10, 20), line(100, 10, 0)])).toMatchObject({ share: 500_000, complete: 1 });
});

const anyLine = fc
  .record({
    net: fc.integer({ min: 0, max: 1_000_000_000_000 }),
    ordered: fc.integer({ min: 1, max: 9_000_000_000_000 }),
    shipped: fc.integer({ min: 0, max: 9_000_000_000_000 }),
  })
  .map(({ net, ordered, shipped }) => line(net, ordered, shipped));

/** Caught when planted: no `smallerQuantity`, a share rounded up, quantities added over lines. */
test('the whole is shown only where nothing of value is missing, and more shipped is never less', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { minLength: 1, maxLength: 6 }), fc.nat(5), (lines, at) => {
      const { share, complete } = shippedShare(lines);
      fc.pre(share !== null);
      expect(share).toBeGreaterThanOrEqual(0);
      const missing = lines.some(({ net, ordered, shipped }) => net > 0 && shipped < ordered);
      expect(share === 1_000_000).toBe(!missing);
      if (complete === lines.length) expect(share).toBe(1_000_000);
      const more = lines.map((each, i) => (i === at ? { ...each, shipped: each.shipped + 1 } : each));
      expect(shippedShare(more).share ?? 0).toBeGreaterThanOrEqual(share ?? 0);
    }),
  );
});
