import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { systemChance } from '../node/clock-and-chance.ts';
import { textSeal } from './text-seal.ts';

const key = Buffer.alloc(32, 7);
const seal = textSeal(key, systemChance);

describe('a sealed text', () => {
  test('comes out as it went in, and never looks the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(seal.open(seal.seal(text))).toBe(text);
      }),
    );
    expect(seal.seal('a')).not.toBe(seal.seal('a'));
  });

  test('does not open when a single bit of it was changed', () => {
    const sealed = Buffer.from(seal.seal('server key'), 'base64');
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(seal.open(changed.toString('base64'))).toBeNull();
    }
  });

  test('does not open with another key', () => {
    expect(textSeal(Buffer.alloc(32, 8), systemChance).open(seal.seal('x'))).toBeNull();
    expect(seal.open('')).toBeNull();
  });
});
