import { type Db, inTransaction } from '../core/platform/database.ts';
import type { Chance } from '../node/clock-and-chance.ts';
import { fitsVerifier, makeVerifier } from '../node/password-verifier.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
import { passwordProblem, signInKeyOf } from '../shared/people/password-rule.ts';
import { makeOneTimeCode } from './token-making.ts';

/** How long a one-time password may be carried over. */
const ONE_TIME_LASTS_MS = 7 * 24 * 3_600_000;

export interface Account {
  readonly personId: string;
  readonly signInName: string;
  readonly verifier: string;
  /** True: signed in with a one-time password, which has to be replaced. */
  readonly mustChange: boolean;
}

interface AccountRow {
  readonly personId: string;
  readonly signInName: string;
  readonly verifier: string;
  readonly mustChange: number;
  readonly verifierEnds: number | null;
  readonly disabledAt: number | null;
}

/**
 * Gives a person a sign-in name and a password; without one, a one-time password is made and answered. A disabled
 * account counts again. Refused where the name is another's or the password is too easily guessed.
 */
export async function setCredentialsOf(
  db: Db,
  person: { readonly personId: string; readonly signInName: string; readonly password: string | null },
  now: number,
  chance: Chance,
): Promise<Refusal | { readonly oneTimePassword: string | null }> {
  const { personId, signInName, password } = person;
  const problem = password === null ? null : passwordProblem(password, signInName);
  if (problem) return problem;
  const oneTimePassword = password === null ? makeOneTimeCode(chance) : null;
  const verifier = await makeVerifier(password ?? oneTimePassword ?? '', chance);
  const taken = inTransaction(db, () => {
    const key = signInKeyOf(signInName);
    const holder = db.q('SELECT personId FROM account WHERE signInKey = ?').pluck().get(key);
    if (typeof holder === 'string' && holder !== personId) return true;
    db.q(
      `INSERT INTO account (personId, signInName, signInKey, verifier, mustChange, verifierEnds, createdAt)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (personId) DO UPDATE SET signInName = excluded.signInName,
       signInKey = excluded.signInKey, verifier = excluded.verifier, mustChange = excluded.mustChange,
       verifierEnds = excluded.verifierEnds, disabledAt = NULL`,
    ).run(
      personId,
      signInName,
      key,
      verifier,
      oneTimePassword === null ? 0 : 1,
      oneTimePassword === null ? null : now + ONE_TIME_LASTS_MS,
      now,
    );
    return false;
  });
  return taken ? refusal('sign-in.name-taken', { signInName }) : { oneTimePassword };
}

/** The account a name and password open, or null: nobody is told which of the two was wrong, nor by the time it took. */
export async function accountFor(
  db: Db,
  signInName: string,
  password: string,
  now: number,
): Promise<Account | null> {
  const row = db.q('SELECT * FROM account WHERE signInKey = ?').get(signInKeyOf(signInName)) as
    | AccountRow
    | undefined;
  const fits = await fitsVerifier(password, row?.verifier ?? NOBODYS_VERIFIER);
  if (!row || !fits || row.disabledAt !== null) return null;
  if (row.verifierEnds !== null && row.verifierEnds < now) return null;
  const { personId, verifier } = row;
  return { personId, signInName: row.signInName, verifier, mustChange: row.mustChange === 1 };
}

/** Replaces the password of an account that has just been opened with the old one. */
export async function changePassword(
  db: Db,
  account: Account,
  { before, password }: { readonly before: string; readonly password: string },
  chance: Chance,
): Promise<Refusal | null> {
  const problem = passwordProblem(password, account.signInName);
  if (problem) return problem;
  if (password.normalize('NFKC') === before.normalize('NFKC')) return refusal('password.same-as-before');
  const verifier = await makeVerifier(password, chance);
  const changed = db
    .q(
      'UPDATE account SET verifier = ?, mustChange = 0, verifierEnds = NULL WHERE personId = ? AND verifier = ?',
    )
    .run(verifier, account.personId, account.verifier).changes;
  return changed === 1 ? null : refusal('sign-in.refused');
}

export function noteSignIn(db: Db, personId: string, now: number): void {
  db.q('UPDATE account SET lastSignInAt = ? WHERE personId = ?').run(now, personId);
}

export function disableAccount(db: Db, personId: string, now: number): number {
  return db
    .q('UPDATE account SET disabledAt = ? WHERE personId = ? AND disabledAt IS NULL')
    .run(now, personId).changes;
}

export function isDisabled(db: Db, personId: string): boolean {
  return (
    db.q('SELECT 1 FROM account WHERE personId = ? AND disabledAt IS NOT NULL').get(personId) !== undefined
  );
}

export function hasAccounts(db: Db): boolean {
  return db.q('SELECT 1 FROM account LIMIT 1').get() !== undefined;
}

/** Of no password: makes an unknown name take as long as a wrong password. */
const NOBODYS_VERIFIER = `scrypt$${2 ** 15}$8$3$${'A'.repeat(22)}$${'A'.repeat(43)}`;
