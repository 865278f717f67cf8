import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { type Db, inTransaction, openDatabase } from '../core/platform/database.ts';
import { migrate } from '../core/platform/migrator.ts';
import type { Sealer } from '../core/sync/sealer.ts';
import { PRIVATE_FILE } from '../node/atomic-file.ts';
import type { Chance } from '../node/clock-and-chance.ts';
import { credentialsMigrations } from './credentials-tables.ts';
import { sealerWith } from './sealing.ts';

/** The credentials of one server, with the two keys that make its secrets its own. */
export interface Credentials {
  readonly db: Db;
  /** Signs workstation keys and grants, so that a server restored from a backup still knows those it issued since. */
  readonly signingKey: Buffer;
  readonly sealingKey: Buffer;
  readonly sealer: Sealer;
}

export function openCredentials(folder: string, chance: Chance): Credentials {
  const file = join(folder, 'credentials.db');
  const db = openDatabase(file, { cacheKib: 4096 });
  chmodSync(file, PRIVATE_FILE);
  migrate(db, credentialsMigrations);
  const sealingKey = keyNamed(db, 'sealing', chance);
  return { db, sealingKey, signingKey: keyNamed(db, 'signing', chance), sealer: sealerWith(sealingKey) };
}

function keyNamed(db: Db, name: string, chance: Chance): Buffer {
  return inTransaction(db, () => {
    const found = db.q('SELECT bytes FROM secret WHERE name = ?').pluck().get(name);
    if (Buffer.isBuffer(found)) return found;
    const made = Buffer.from(chance.bytes(32));
    db.q('INSERT INTO secret (name, bytes) VALUES (?, ?)').run(name, made);
    return made;
  });
}
