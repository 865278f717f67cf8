import { describe, expect, test } from 'vitest';
import { systemChance } from './clock-and-chance.ts';
import { fitsVerifier, makeVerifier } from './password-verifier.ts';

describe('a password is proved without being kept', () => {
  test('the right password fits, another does not, and the verifier does not tell it', async () => {
    const verifier = await makeVerifier('correct horse ﬁ', systemChance);
    expect(verifier).not.toContain('horse');
    expect(await fitsVerifier('correct horse fi', verifier)).toBe(true);
    expect(await fitsVerifier('correct horse', verifier)).toBe(false);
  });

  test('a verifier that asks for all memory, or is none, fits nothing', async () => {
    const hash = 'A'.repeat(43);
    for (const verifier of [
      '',
      'plain',
      `scrypt$1073741824$8$1$aaaaaaaaaaaaaaaa$${hash}`,
      `scrypt$1000$8$1$aaaaaaaaaaaaaaaa$${hash}`,
    ]) {
      expect(await fitsVerifier('x', verifier)).toBe(false);
    }
  });
});
