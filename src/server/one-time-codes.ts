import { type Db, inTransaction } from '../core/platform/database.ts';
import type { Chance } from '../node/clock-and-chance.ts';
import { codeAsMeant, makeOneTimeCode, secretHash } from './token-making.ts';

export type CodeKind = 'enrolment' | 'owner-setup';

/** How long a code may be carried over before it is worth nothing. */
const CODE_LASTS_MS = { enrolment: 7 * 24 * 3_600_000, 'owner-setup': 30 * 24 * 3_600_000 } as const;

export interface CodeFacts {
  readonly roles: readonly string[];
  /** Id of the person who made it; null where nobody is known yet. */
  readonly createdBy: string | null;
}

export interface MadeCode {
  /** Shown this once; stored as a hash. */
  readonly code: string;
  readonly expiresAt: number;
}

export function makeCode(db: Db, kind: CodeKind, facts: CodeFacts, now: number, chance: Chance): MadeCode {
  const code = makeOneTimeCode(chance);
  const expiresAt = now + CODE_LASTS_MS[kind];
  db.q(
    'INSERT INTO oneTimeCode (codeHash, kind, roles, createdBy, createdAt, expiresAt) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(hashOf(code), kind, JSON.stringify(facts.roles), facts.createdBy, now, expiresAt);
  return { code, expiresAt };
}

/** Uses a code up. Null if it is unknown, of another kind, over or used: nobody is told which. */
export function redeemCode(db: Db, kind: CodeKind, code: string, now: number): CodeFacts | null {
  return inTransaction(db, () => {
    const facts = readCode(db, kind, code, now);
    if (facts) db.q('UPDATE oneTimeCode SET usedAt = ? WHERE codeHash = ?').run(now, hashOf(code));
    return facts;
  });
}

/** Gives a code back whose use came to nothing through no fault of its bearer. */
export function returnCode(db: Db, code: string): void {
  db.q('UPDATE oneTimeCode SET usedAt = NULL WHERE codeHash = ?').run(hashOf(code));
}

/** The facts of a code that still counts, without using it up. */
export function readCode(db: Db, kind: CodeKind, code: string, now: number): CodeFacts | null {
  const row = db
    .q(
      'SELECT roles, createdBy FROM oneTimeCode WHERE codeHash = ? AND kind = ? AND usedAt IS NULL AND expiresAt > ?',
    )
    .get(hashOf(code), kind, now) as { roles: string; createdBy: string | null } | undefined;
  return row ? { roles: JSON.parse(row.roles) as string[], createdBy: row.createdBy } : null;
}

/** True for a code that was used up less than so many milliseconds ago: what it did may be asked for again. */
export function wasJustUsed(db: Db, kind: CodeKind, code: string, now: number, withinMs: number): boolean {
  return (
    db
      .q('SELECT 1 FROM oneTimeCode WHERE codeHash = ? AND kind = ? AND usedAt > ?')
      .get(hashOf(code), kind, now - withinMs) !== undefined
  );
}

/** Makes every earlier code of the kind worthless. */
export function dropCodes(db: Db, kind: CodeKind): void {
  db.q('DELETE FROM oneTimeCode WHERE kind = ?').run(kind);
}

function hashOf(code: string): string {
  return secretHash(codeAsMeant(code));
}
