import { describe, expect, expectTypeOf, test } from 'vitest';
import { ok, type Result, refused } from './result.ts';

describe('a result', () => {
  test('carries either the value or the refusal, and the compiler knows which', () => {
    const half = (n: number): Result<number> => (n % 2 === 0 ? ok(n / 2) : refused('number.odd', { n }));
    const good = half(4);
    const bad = half(3);
    expect(good).toEqual({ ok: true, value: 2 });
    expect(bad).toEqual({ ok: false, refusal: { code: 'number.odd', params: { n: 3 } } });
    if (good.ok) expectTypeOf(good.value).toEqualTypeOf<number>();
  });
});
