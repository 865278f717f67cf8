import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { systemChance } from '../node/clock-and-chance.ts';
import { codeAsMeant, makeOneTimeCode, readSigned, signed } from './token-making.ts';

const key = Buffer.alloc(32, 1);

describe('a one-time code', () => {
  test('has a hundred bits in groups that can be read out', () => {
    expect(makeOneTimeCode(systemChance)).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
  });

  test('means the same however it is typed', () => {
    expect(codeAsMeant(' k7qf2 9zmoa-ilIL1 ')).toBe('K7QF29ZM0A11111');
  });
});

describe('what the server signs', () => {
  test('is read back, and not when a character of it was changed or another key signed it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (text, at) => {
        const whole = signed(text, key);
        expect(readSigned(whole, key)).toBe(text);
        expect(readSigned(whole, Buffer.alloc(32, 2))).toBeNull();
        const i = at % whole.length;
        const changed = whole.slice(0, i) + (whole[i] === 'x' ? 'y' : 'x') + whole.slice(i + 1);
        expect(readSigned(changed, key)).toBeNull();
      }),
    );
  });

  test('is not read from text without a proof', () => {
    for (const text of ['', '.', 'abc', '.abc']) expect(readSigned(text, key)).toBeNull();
  });
});
