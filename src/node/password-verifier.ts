import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import type { Chance } from './clock-and-chance.ts';

/** OWASP's memory-hard setting for scrypt: N = 2^15, r = 8, p = 3, about 32 MiB and 0.2 s. */
const COST = { N: 2 ** 15, r: 8, p: 3 } as const;
const HASH_BYTES = 32;
const PATTERN = /^scrypt\$(\d{1,8})\$(\d{1,2})\$(\d{1,2})\$([\w-]{16,64})\$([\w-]{43})$/;

export type VerifierCost = Required<Pick<ScryptOptions, 'N' | 'r' | 'p'>>;

/** What proves a password without telling it: `scrypt$N$r$p$salt$hash`. The password is compared as Unicode NFKC. */
export async function makeVerifier(
  password: string,
  chance: Chance,
  cost: VerifierCost = COST,
): Promise<string> {
  const salt = Buffer.from(chance.bytes(16)).toString('base64url');
  const hash = await derive(password, salt, cost);
  return `scrypt$${cost.N}$${cost.r}$${cost.p}$${salt}$${hash.toString('base64url')}`;
}

/** False for a wrong password and for a verifier of another kind. */
export async function fitsVerifier(password: string, verifier: string): Promise<boolean> {
  const match = PATTERN.exec(verifier);
  if (!match) return false;
  const [N, r, p] = match.slice(1, 4).map(Number) as [number, number, number];
  if (N > 2 ** 20 || N < 2 || (N & (N - 1)) !== 0 || r < 1 || p < 1 || N * r > 2 ** 23) return false;
  const expected = Buffer.from(match[5] ?? '', 'base64url');
  const found = await derive(password, match[4] ?? '', { N, r, p });
  return expected.length === found.length && timingSafeEqual(expected, found);
}

function derive(password: string, salt: string, cost: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { ...cost, maxmem: 2 ** 31 - 1 };
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
