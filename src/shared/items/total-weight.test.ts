import { expect, test } from 'vitest';
import { totalWeight } from './total-weight.ts';

test('lines weigh what they weigh together, rounded once, and those without a weight are counted', () => {
  const lines = [
    { quantity: 240_000_000, weight: 412_000 },
    { quantity: 500_000, weight: 1 },
    { quantity: 500_000, weight: 1 },
    { quantity: 6_000_000, weight: null },
  ];
  expect(totalWeight(lines)).toEqual({ weight: 98_880_001, linesWithout: 1 });
  expect(totalWeight([])).toEqual({ weight: 0, linesWithout: 0 });
});
