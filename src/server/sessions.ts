import type { Db } from '../core/platform/database.ts';
import { type Chance, type Clock, newId } from '../node/clock-and-chance.ts';
import { makeSecret, secretHash } from './token-making.ts';

/** A session of administration ends after this long without use, and in any case after the second. */
const IDLE_MS = 60 * 60_000;
const LASTS_MS = 12 * 60 * 60_000;
/** How often use is written down. */
const USED_EVERY_MS = 60_000;

export interface Session {
  readonly id: string;
  readonly personId: string;
  readonly workstation: string | null;
}

export interface StartedSession {
  readonly id: string;
  /** Shown this once; stored as a hash. */
  readonly token: string;
  readonly expiresAt: number;
}

export function startSession(
  db: Db,
  personId: string,
  workstation: string | null,
  clock: Clock,
  chance: Chance,
): StartedSession {
  const now = clock.now();
  const id = newId(clock, chance);
  const token = `se.${makeSecret(chance)}`;
  db.q(
    'INSERT INTO session (id, tokenHash, personId, workstation, startedAt, lastUsedAt, expiresAt) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(id, secretHash(token), personId, workstation, now, now, now + LASTS_MS);
  return { id, token, expiresAt: now + LASTS_MS };
}

/** The session of a token, if it has not ended, been ended or gone idle. */
export function sessionOf(db: Db, token: string, now: number): Session | null {
  const row = db
    .q(
      'SELECT id, personId, workstation, lastUsedAt FROM session WHERE tokenHash = ? AND endedAt IS NULL AND expiresAt > ?',
    )
    .get(secretHash(token), now) as (Session & { lastUsedAt: number }) | undefined;
  if (!row || now - row.lastUsedAt > IDLE_MS) return null;
  if (now - row.lastUsedAt > USED_EVERY_MS) {
    db.q('UPDATE session SET lastUsedAt = ? WHERE id = ?').run(now, row.id);
  }
  return { id: row.id, personId: row.personId, workstation: row.workstation };
}

export function endSession(db: Db, id: string, now: number): number {
  return db.q('UPDATE session SET endedAt = ? WHERE id = ? AND endedAt IS NULL').run(now, id).changes;
}

/** Ends all sessions of a person: whoever is disabled is out at once (ASVS 7.4.2). */
export function endSessionsOf(db: Db, personId: string, now: number): number {
  return db.q('UPDATE session SET endedAt = ? WHERE personId = ? AND endedAt IS NULL').run(now, personId)
    .changes;
}

export function sweepSessions(db: Db, now: number): void {
  db.q('DELETE FROM session WHERE expiresAt < ?').run(now - 30 * 24 * 3_600_000);
}

export interface SessionRow extends Session {
  readonly startedAt: number;
  readonly lastUsedAt: number;
  readonly expiresAt: number;
}

export function openSessions(db: Db, now: number): SessionRow[] {
  return db
    .q(
      `SELECT id, personId, workstation, startedAt, lastUsedAt, expiresAt FROM session
       WHERE endedAt IS NULL AND expiresAt > ? ORDER BY startedAt`,
    )
    .all(now) as SessionRow[];
}
