import type { Db } from '../core/platform/database.ts';
import { type Chance, type Clock, newId } from '../node/clock-and-chance.ts';
import { revokeGrantsAt } from './offline-grants.ts';
import { makeSecret, secretHash } from './token-making.ts';

/** With a session’s token the server is administered: until it was not used for this long, and in any case until the second. */
const IDLE_MS = 60 * 60_000;
const LASTS_MS = 12 * 60 * 60_000;
/** How often use is written down. */
const USED_EVERY_MS = 60_000;
/** Its person holds a grant on its workstation that counts at the instant that is bound. */
const WORKS_ON = `EXISTS (
  SELECT 1 FROM offlineGrant AS held JOIN workstationKey AS key ON key.workstation = held.workstation
  WHERE held.personId = session.personId AND held.workstation = session.workstation
    AND held.revokedAt IS NULL AND held.expiresAt > ? AND key.revokedAt IS NULL)`;

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
  db.q('UPDATE session SET endedAt = ? WHERE personId = ? AND workstation = ? AND endedAt IS NULL').run(
    now,
    personId,
    workstation,
  );
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

/**
 * Ends a session that somebody else wants ended: where it was held that person works no more before saying the password
 * again, and what waits there under the old grant is refused and kept.
 */
export function cutSession(db: Db, id: string, now: number): number {
  const session = db.q('SELECT personId, workstation FROM session WHERE id = ?').get(id) as
    | Pick<Session, 'personId' | 'workstation'>
    | undefined;
  if (session?.workstation) revokeGrantsAt(db, session.personId, session.workstation, now);
  return endSession(db, id, now);
}

export function sweepSessions(db: Db, now: number): void {
  db.q(`DELETE FROM session WHERE expiresAt < ? AND (endedAt IS NOT NULL OR NOT ${WORKS_ON})`).run(
    now - 30 * 24 * 3_600_000,
    now,
  );
}

export interface SessionRow extends Session {
  readonly startedAt: number;
  readonly lastUsedAt: number;
  readonly expiresAt: number;
}

/** Who is signed in: may administer now, or works on at a workstation by the grant that came with the session. */
export function openSessions(db: Db, now: number): SessionRow[] {
  return db
    .q(
      `SELECT id, personId, workstation, startedAt, lastUsedAt, expiresAt FROM session
       WHERE endedAt IS NULL AND (expiresAt > ? AND lastUsedAt >= ? OR ${WORKS_ON}) ORDER BY startedAt`,
    )
    .all(now, now - IDLE_MS, now) as SessionRow[];
}
