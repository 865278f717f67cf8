import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf } from './text-excerpt.ts';

describe('what a refusal quotes of a text', () => {
  test('a short text stands as it is', () => {
    expect(excerptOf('12,50 €')).toBe('12,50 €');
  });

  test('a long text is cut, and never through the middle of a character', () => {
    expect(excerptOf(`${'x'.repeat(63)}🚚`)).toBe('x'.repeat(63));
    expect(excerptOf(`${'x'.repeat(62)}🚚🚚`)).toBe(`${'x'.repeat(62)}🚚`);
  });

  test('whatever comes in, what is quoted can be stored', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const quoted = excerptOf(text);
        expect(quoted.isWellFormed()).toBe(true);
        expect(quoted.length).toBeLessThanOrEqual(64);
      }),
    );
    expect(excerptOf('a\uD800b').isWellFormed()).toBe(true);
  });
});
