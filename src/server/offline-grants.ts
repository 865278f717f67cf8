import { type Db, inTransaction } from '../core/platform/database.ts';
import { type Chance, type Clock, newId } from '../node/clock-and-chance.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
import type { OfflineGrant } from '../shared/sync/server-people-contract.ts';
import { isDisabled } from './accounts.ts';
import type { Credentials } from './credentials-file.ts';
import { readSigned, secretHash, signed } from './token-making.ts';

const PREFIX = 'gr';

interface GrantRow extends OfflineGrant {
  readonly personId: string;
  readonly workstation: string;
  readonly revokedAt: number | null;
}

/**
 * The grant of a person on a workstation, from now for as long as grants last. One that was not revoked is lengthened and keeps its id,
 * so that work waiting under it counts again once the person has shown who they are.
 */
export function issueGrant(
  credentials: Credentials,
  personId: string,
  workstation: string,
  clock: Clock,
  chance: Chance,
): OfflineGrant {
  const { db, signingKey, grantLastsMs } = credentials;
  const now = clock.now();
  return inTransaction(db, () => {
    const held = db
      .q('SELECT id FROM offlineGrant WHERE personId = ? AND workstation = ? AND revokedAt IS NULL')
      .pluck()
      .get(personId, workstation) as string | undefined;
    const made = [PREFIX, now.toString(36), newId(clock, chance), bindingOf(personId, workstation)].join('.');
    const id = held ?? signed(made, signingKey);
    const grant = { id, issuedAt: now, expiresAt: now + grantLastsMs };
    putGrant(db, { ...grant, personId, workstation, revokedAt: null });
    return grant;
  });
}

/** Why nobody may act under that grant on that workstation now, or null. The server's knowledge decides, not a clock. */
export function grantProblem(
  credentials: Credentials,
  grant: string | null,
  personId: string,
  workstation: string,
  now: number,
): Refusal | null {
  if (grant === null) return refusal('grant.missing');
  const row = grantById(credentials.db, grant);
  if (isDisabled(credentials.db, personId)) return refusal('grant.revoked', { revokedAt: null });
  if (!row) return forgottenGrantProblem(credentials, grant, personId, workstation, now);
  if (row.personId !== personId || row.workstation !== workstation) return refusal('grant.not-theirs');
  if (row.revokedAt !== null) return refusal('grant.revoked', { revokedAt: row.revokedAt });
  return row.expiresAt < now ? refusal('grant.expired', { expiredAt: row.expiresAt }) : null;
}

export type GrantEnd = 'unknown' | 'revoked' | 'expired';

/** Lengthens a grant that still counts; tells why not otherwise. */
export function lengthenGrant(
  credentials: Credentials,
  id: string,
  workstation: string,
  now: number,
): (OfflineGrant & { readonly personId: string }) | GrantEnd {
  const { db } = credentials;
  const row = grantById(db, id);
  if (!row || row.workstation !== workstation) return 'unknown';
  if (row.revokedAt !== null) return 'revoked';
  if (row.expiresAt < now) return 'expired';
  const expiresAt = now + credentials.grantLastsMs;
  putGrant(db, { ...row, expiresAt });
  return { id, issuedAt: row.issuedAt, expiresAt, personId: row.personId };
}

export function revokeGrantsOf(db: Db, personId: string, now: number): void {
  db.q('UPDATE offlineGrant SET revokedAt = ? WHERE personId = ? AND revokedAt IS NULL').run(now, personId);
}

/** Of one person on one workstation. */
export function revokeGrantsAt(db: Db, personId: string, workstation: string, now: number): void {
  db.q(
    'UPDATE offlineGrant SET revokedAt = ? WHERE personId = ? AND workstation = ? AND revokedAt IS NULL',
  ).run(now, personId, workstation);
}

/** How many grants of a workstation were revoked: grows when somebody there is to hear of it. */
export function revokedGrants(db: Db, workstation: string): number {
  return db
    .q('SELECT count(*) FROM offlineGrant WHERE workstation = ? AND revokedAt IS NOT NULL')
    .pluck()
    .get(workstation) as number;
}

function grantById(db: Db, id: string): GrantRow | null {
  return (db.q('SELECT * FROM offlineGrant WHERE id = ?').get(id) as GrantRow | undefined) ?? null;
}

/** A grant signed here but not in the file was issued after the backup this server was restored from: it counts. */
function forgottenGrantProblem(
  credentials: Credentials,
  grant: string,
  personId: string,
  workstation: string,
  now: number,
): Refusal | null {
  const [prefix, issued = '', , binding] = readSigned(grant, credentials.signingKey)?.split('.') ?? [];
  if (prefix !== PREFIX) return refusal('grant.unknown');
  if (binding !== bindingOf(personId, workstation)) return refusal('grant.not-theirs');
  const expiresAt = Number.parseInt(issued, 36) + credentials.grantLastsMs;
  return expiresAt < now ? refusal('grant.expired', { expiredAt: expiresAt }) : null;
}

function bindingOf(personId: string, workstation: string): string {
  return secretHash(JSON.stringify([personId, workstation])).slice(0, 16);
}

function putGrant(db: Db, row: GrantRow): void {
  db.q(
    `INSERT INTO offlineGrant (id, personId, workstation, issuedAt, expiresAt, revokedAt) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET issuedAt = excluded.issuedAt, expiresAt = excluded.expiresAt`,
  ).run(row.id, row.personId, row.workstation, row.issuedAt, row.expiresAt, row.revokedAt);
}
