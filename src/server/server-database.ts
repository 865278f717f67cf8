import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CoreDefinition } from '../core/platform/core-definition.ts';
import { inTransaction, openDatabase, type StorageCare } from '../core/platform/database.ts';
import type { Replica } from '../core/platform/replica.ts';
import { readMeta, writeMeta } from '../core/platform/replica-meta.ts';
import type { Authority, AuthorityPorts } from '../core/sync/authority.ts';
import { embeddedLog } from '../core/sync/embedded-log.ts';
import { openUpgraded } from '../core/sync/upgrade.ts';
import { verifyRecent } from '../core/sync/verify.ts';
import { syncFolder } from '../node/atomic-file.ts';
import { type Chance, type Clock, newId, newIncarnation } from '../node/clock-and-chance.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
import { Rejected } from './rejected.ts';
import { type DiskPorts, reopened } from './reopened-database.ts';

/** The name and code under which the server itself runs commands; codes of workstations are letters. */
const SERVER_WORKSTATION = 'server';
const SERVER_CODE = '0';

/** `server.db`: log and state in one file, so that one commit covers both. */
export interface ServerDatabase {
  authority(): Authority;
  replica(): Replica;
  /** Puts another database in its place, on the same disk, and opens it (a company that moves in). */
  replaceBy(file: string): void;
  close(): void;
}

export interface DatabaseParts extends DiskPorts {
  readonly folder: string;
  readonly core: CoreDefinition;
  readonly ports: AuthorityPorts;
  readonly clock: Clock;
  readonly chance: Chance;
}

export function serverFile(folder: string): string {
  return join(folder, 'server.db');
}

/**
 * Opens `server.db`, and opens it anew whenever its disk has failed: until it proves itself then, everything that needs it
 * is answered with 503, and workstations keep their work.
 */
export function openServerDatabase(parts: DatabaseParts): ServerDatabase {
  let isFirst = true;
  let distrusted: Refusal | null = null;
  const database = reopened(
    parts,
    (care) => {
      const authority = openAuthority(parts, care);
      const [fault] = isFirst ? [] : verifyRecent(authority.replica);
      if (fault !== undefined) parts.alarm(new Error(fault));
      distrusted = fault === undefined ? null : refusal('server.not-proved', { fault });
      isFirst = false;
      return authority;
    },
    ({ replica: { db } }) => {
      if (db.sqlite.open) db.sqlite.close();
    },
  );
  const authority = (): Authority => {
    if (distrusted) throw new Rejected(503, distrusted);
    return database.current();
  };
  return {
    authority,
    replica: () => authority().replica,
    replaceBy(file) {
      database.renew(() => {
        const target = serverFile(parts.folder);
        for (const suffix of ['-wal', '-shm']) {
          if (existsSync(target + suffix)) rmSync(target + suffix);
        }
        renameSync(file, target);
        syncFolder(parts.folder);
      });
    },
    close: database.close,
  };
}

function openAuthority(parts: DatabaseParts, care: StorageCare): Authority {
  const db = openDatabase(serverFile(parts.folder), { care });
  const { replica } = openUpgraded(db, parts.core);
  if (readMeta(db).workstation !== SERVER_WORKSTATION) takeIdentity(replica, parts);
  return { replica, log: embeddedLog(replica), ports: parts.ports };
}

/** Makes a new file, or one that moved in, the server's own; history and epoch of the latter go on. */
function takeIdentity(replica: Replica, { clock, chance }: DatabaseParts): void {
  inTransaction(replica.db, () => {
    const { epoch } = readMeta(replica.db);
    writeMeta(replica.db, {
      workstation: SERVER_WORKSTATION,
      code: SERVER_CODE,
      incarnation: newIncarnation(chance),
      counter: 0,
      epoch: epoch === '' ? newId(clock, chance) : epoch,
      labels: null,
      authority: true,
    });
  });
}
