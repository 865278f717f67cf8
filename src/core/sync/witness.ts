import type { Witness } from '../../shared/sync/wire-schemas.ts';
import type { Db } from '../platform/database.ts';
import type { Replica } from '../platform/replica.ts';
import { readSetting, writeSetting } from '../platform/replica-meta.ts';
import { entryById } from './entry-store.ts';
import { encodeEntry } from './entry-wire.ts';
import type { Sealer } from './sealer.ts';

/** Setting: what this replica keeps for the server; bootstraps in place leave it. */
const WITNESSES = 'sync.witnesses';

/**
 * What the workstation an entry is about keeps of it before anybody is told that it is done (protocol.md, "Restored
 * server"). Always sealed, also where nothing is hidden: the seal proves whose entry it is. Throws for an id that
 * history does not hold.
 */
export function witnessOf({ db, schema }: Replica, sealer: Sealer, id: string): Witness {
  const entry = entryById(db, schema, id);
  if (!entry) throw new Error(`history does not hold ${id}`);
  return { hash: entry.hash, sealed: sealer.seal(JSON.stringify(encodeEntry(entry))) };
}

/** Keeps it for as long as this replica lives: any backup may be what the server goes back to. Inside a transaction. */
export function keepWitness(db: Db, witness: Witness): void {
  const kept = keptWitnesses(db);
  if (kept.some(({ hash }) => hash === witness.hash)) return;
  writeSetting(db, WITNESSES, JSON.stringify([...kept, witness]));
}

/** Oldest first. */
export function keptWitnesses(db: Db): readonly Witness[] {
  const text = readSetting(db, WITNESSES);
  return text === null ? [] : (JSON.parse(text) as Witness[]);
}
