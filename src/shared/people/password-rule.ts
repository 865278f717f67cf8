import { type Refusal, refusal } from '../kernel/refusal.ts';

/** Of whoever keeps the password: a server, or the workstation of a company without one. ASVS 5.0, 6.2.1: at least 8, any characters, no rule of composition; long ones are welcome. */
const SHORTEST = 8;
const LONGEST = 1024;

/** The most used passwords of eight and more characters; whoever guesses starts with these. */
const COMMON = new Set(
  `12345678 123456789 1234567890 password password1 password12 password123 passw0rd qwertyui qwertyuiop qwerty123
  11111111 00000000 88888888 87654321 987654321 1q2w3e4r 1q2w3e4r5t 1qaz2wsx zaq12wsx abcd1234 abc12345 a1b2c3d4
  asdfghjk asdfghjkl iloveyou sunshine princess football baseball superman starwars trustno1 welcome1 welcome123
  letmein1 letmein123 changeme changeme1 changeme123 administrator admin123 admin1234 administrator1 dragon123
  monkey123 michael1 jennifer computer internet whatever consumer samsung1 liverpool chelsea1 manchester 12341234
  11223344 12121212 99999999 66666666 55555555 77777777 22222222 33333333 q1w2e3r4 q1w2e3r4t5 daybook1 daybook123`.split(
    /\s+/,
  ),
);

/** Why that password would not do, or null. */
export function passwordProblem(password: string, signInName: string): Refusal | null {
  const length = [...password.normalize('NFKC')].length;
  if (length < SHORTEST) return refusal('password.too-short', { shortest: SHORTEST });
  if (password.length > LONGEST) return refusal('password.too-long', { longest: LONGEST });
  const plain = signInKeyOf(password);
  if (COMMON.has(plain) || isOneCharacter(plain)) return refusal('password.too-common');
  return plain === signInKeyOf(signInName) ? refusal('password.is-the-name') : null;
}

/** Two names that look the same are the same. */
export function signInKeyOf(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

function isOneCharacter(text: string): boolean {
  return new Set(text).size < 3;
}
