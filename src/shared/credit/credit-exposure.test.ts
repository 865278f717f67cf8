import fc from 'fast-check';
import { expect, test } from 'vitest';
import { creditAllowance, creditExposure, creditPosition } from './credit-exposure.ts';

test('receivables, other confirmed orders and this one count against the limit', () => {
  const allowance = creditAllowance(1_000_00, 600_00);
  expect(allowance).toBe(400_00);
  expect(creditPosition(allowance, { committed: 250_00, document: 200_00 })).toEqual({
    left: -50_00,
    over: true,
  });
});

test('exactly at the limit is not over it', () => {
  expect(creditPosition(1_000_00, { committed: 400_00, document: 600_00 })).toEqual({ left: 0, over: false });
  expect(creditPosition(1_000_00, { committed: 400_00, document: 600_01 }).over).toBe(true);
});

test('a customer without a limit is never over it, one with a limit of nothing is at once', () => {
  expect(creditPosition(creditAllowance(null, 900_00), { committed: 1, document: 1 })).toEqual({
    left: null,
    over: false,
  });
  expect(creditPosition(creditAllowance(0, 0), { committed: 0, document: 1 }).over).toBe(true);
});

test('an order that adds nothing passes, however much is owed', () => {
  expect(creditPosition(-500_00, { committed: 100_00, document: 0 }).over).toBe(false);
});

test('exposure and credit left add up to the limit', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000_000 });
  fc.assert(
    fc.property(amount, amount, amount, amount, (limit, receivable, committed, document) => {
      const demand = { committed, document };
      const { left, over } = creditPosition(creditAllowance(limit, receivable), demand);
      expect(creditExposure(receivable, demand) + (left ?? 0)).toBe(limit);
      expect(over).toBe(creditExposure(receivable, demand) > limit && document > 0);
    }),
  );
});
