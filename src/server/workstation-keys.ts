import { type Db, inTransaction } from '../core/platform/database.ts';
import type { Credentials } from './credentials-file.ts';
import { readSigned, signed } from './token-making.ts';

/** How often "last seen" is written down: a key is shown with every request, and each note is an fsync. */
const SEEN_EVERY_MS = 60_000;
const PREFIX = 'wk';

export interface WorkstationKeyFacts {
  readonly machineName: string;
  /** Id of the person whose code enrolled it. */
  readonly enrolledBy: string;
}

/**
 * Makes the key of a workstation and remembers its incarnation. `issue` makes this key another than the one before; the
 * key itself is signed and not stored.
 */
export function issueWorkstationKey(
  credentials: Credentials,
  workstation: string,
  issue: string,
  facts: WorkstationKeyFacts,
  now: number,
): string {
  credentials.db
    .q(
      `INSERT INTO workstationKey (workstation, issue, machineName, enrolledBy, enrolledAt) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (workstation) DO UPDATE SET issue = excluded.issue, machineName = excluded.machineName,
       enrolledBy = excluded.enrolledBy, enrolledAt = excluded.enrolledAt, revokedAt = NULL`,
    )
    .run(workstation, issue, facts.machineName, facts.enrolledBy, now);
  return signed(`${PREFIX}.${issue}.${workstation}`, credentials.signingKey);
}

export type KeyCheck =
  | { readonly kind: 'known'; readonly workstation: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'revoked'; readonly workstation: string };

/**
 * Whose key that is. A key this server signed but has no row of was issued after the backup it was restored from: it
 * counts, and is written down again.
 */
export function checkWorkstationKey(credentials: Credentials, key: string, now: number): KeyCheck {
  const text = readSigned(key, credentials.signingKey);
  const [prefix, issue, ...rest] = text?.split('.') ?? [];
  const workstation = rest.join('.');
  if (prefix !== PREFIX || !issue || workstation === '') return { kind: 'unknown' };
  const { db } = credentials;
  const row = db
    .q('SELECT issue, lastSeenAt, revokedAt FROM workstationKey WHERE workstation = ?')
    .get(workstation) as { issue: string; lastSeenAt: number | null; revokedAt: number | null } | undefined;
  if (!row) {
    issueWorkstationKey(credentials, workstation, issue, { machineName: '', enrolledBy: '' }, now);
    return { kind: 'known', workstation };
  }
  if (row.issue !== issue || row.revokedAt !== null) return { kind: 'revoked', workstation };
  if (row.lastSeenAt === null || Math.abs(now - row.lastSeenAt) > SEEN_EVERY_MS) {
    db.q('UPDATE workstationKey SET lastSeenAt = ? WHERE workstation = ?').run(now, workstation);
  }
  return { kind: 'known', workstation };
}

/** Answers how many were revoked: 0 if it was already or is unknown. Its grants end with it. */
export function revokeWorkstation(db: Db, workstation: string, now: number): number {
  return inTransaction(db, () => {
    db.q('UPDATE offlineGrant SET revokedAt = ? WHERE workstation = ? AND revokedAt IS NULL').run(
      now,
      workstation,
    );
    db.q('UPDATE session SET endedAt = ? WHERE workstation = ? AND endedAt IS NULL').run(now, workstation);
    return db
      .q('UPDATE workstationKey SET revokedAt = ? WHERE workstation = ? AND revokedAt IS NULL')
      .run(now, workstation).changes;
  });
}

/** Ids of the workstations whose keys count. */
export function knownWorkstations(db: Db): string[] {
  return db
    .q('SELECT workstation FROM workstationKey WHERE revokedAt IS NULL ORDER BY workstation')
    .pluck()
    .all() as string[];
}

export function keyFacts(db: Db, workstation: string): WorkstationKeyFacts | null {
  const row = db
    .q('SELECT machineName, enrolledBy FROM workstationKey WHERE workstation = ?')
    .get(workstation) as WorkstationKeyFacts | undefined;
  return row ?? null;
}

export function rememberIncarnation(db: Db, incarnation: number, workstation: string, now: number): void {
  db.q('INSERT OR IGNORE INTO incarnation (incarnation, workstation, issuedAt) VALUES (?, ?, ?)').run(
    incarnation,
    workstation,
    now,
  );
}

/** The workstation an incarnation was given to, or null. */
export function workstationOfIncarnation(db: Db, incarnation: number): string | null {
  const found = db.q('SELECT workstation FROM incarnation WHERE incarnation = ?').pluck().get(incarnation);
  return typeof found === 'string' ? found : null;
}
