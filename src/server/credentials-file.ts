import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { type Db, inTransaction, openDatabase } from '../core/platform/database.ts';
import { migrate } from '../core/platform/migrator.ts';
import type { Sealer } from '../core/sync/sealer.ts';
import { PRIVATE_FILE } from '../node/atomic-file.ts';
import type { Chance } from '../node/clock-and-chance.ts';
import { credentialsMigrations } from './credentials-tables.ts';
import { type DiskPorts, reopened } from './reopened-database.ts';
import { sealerWith } from './sealing.ts';

/** The credentials of one server, with the two keys that make its secrets its own. */
export interface Credentials {
  /** Asked for anew in every request: after a failed disk it is another connection. */
  readonly db: Db;
  /** Signs workstation keys and grants, so that a server restored from a backup still knows those it issued since. */
  readonly signingKey: Buffer;
  readonly sealingKey: Buffer;
  readonly sealer: Sealer;
  /** How long a person may work on a workstation without signing in at the server again, in ms. */
  readonly grantLastsMs: number;
  close(): void;
}

/** How long an offline grant lasts unless a server is told otherwise. */
export const GRANT_DAYS = 60;

/** `disk`: of a server that runs, which opens the file anew where its disk has failed. */
export function openCredentials(
  folder: string,
  chance: Chance,
  disk: DiskPorts = UNWATCHED,
  grantDays = GRANT_DAYS,
): Credentials {
  const file = join(folder, 'credentials.db');
  const database = reopened(
    disk,
    (care) => {
      const db = openDatabase(file, { cacheKib: 4096, care });
      chmodSync(file, PRIVATE_FILE);
      migrate(db, credentialsMigrations);
      return db;
    },
    (db) => {
      if (db.sqlite.open) db.sqlite.close();
    },
  );
  const sealingKey = keyNamed(database.current(), 'sealing', chance);
  return {
    get db() {
      return database.current();
    },
    sealingKey,
    signingKey: keyNamed(database.current(), 'signing', chance),
    sealer: sealerWith(sealingKey),
    grantLastsMs: grantDays * 24 * 3_600_000,
    close: database.close,
  };
}

/** A tool that works on the folder for a moment and then ends. */
const UNWATCHED: DiskPorts = {
  ballast: { keep() {}, giveUp: () => false, isGivenUp: () => false, end() {} },
  alarm() {},
};

function keyNamed(db: Db, name: string, chance: Chance): Buffer {
  return inTransaction(db, () => {
    const found = db.q('SELECT bytes FROM secret WHERE name = ?').pluck().get(name);
    if (Buffer.isBuffer(found)) return found;
    const made = Buffer.from(chance.bytes(32));
    db.q('INSERT INTO secret (name, bytes) VALUES (?, ?)').run(name, made);
    return made;
  });
}
