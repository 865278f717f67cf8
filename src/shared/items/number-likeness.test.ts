import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldNumber, slipsBetween, slipsOf } from './number-likeness.ts';

describe('numbers that look alike', () => {
  test('fold alike, whatever separates their parts', () => {
    expect(foldNumber('hx-2O4o')).toBe(foldNumber('HX 2040'));
    expect(foldNumber('LMP-I1')).toBe('1MP11');
  });

  test('are a slip apart where a sign is missing, doubled, another or swapped', () => {
    for (const typed of ['HX204', 'HX20400', 'HX2050', 'HX2004', 'XH2040']) {
      expect(slipsBetween(typed, 'HX2040', 2), typed).toBe(1);
    }
    expect(slipsBetween('HX2040', 'WSH20', 2)).toBe(3);
  });
});

test('what lies one slip away is what the distance says, and nothing else', () => {
  const number = fc.stringMatching(/^[0-2A-C]{1,6}$/);
  fc.assert(
    fc.property(number, number, (a, b) => {
      expect(slipsOf(a).includes(b)).toBe(slipsBetween(a, b, 3) === 1);
    }),
  );
});
