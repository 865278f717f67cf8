import { openDatabase } from '../../src/core/platform/database.ts';
import { openReplica } from '../../src/core/platform/replica.ts';
import { writeMeta } from '../../src/core/platform/replica-meta.ts';
import { runLocally } from '../../src/core/sync/local-run.ts';
import { ROOT, toyCore, toyImage } from './toy-core.ts';

/** When the toy world begins: 2026-01-01 in milliseconds since the epoch. */
export const BEGIN = 1_767_225_600_000;

export const FIRST_EPOCH = 'epoch-1';

export const cores = { 2: toyCore(2), 3: toyCore(3) } as const;
export type ToyVersion = keyof typeof cores;

/** Empty migrated databases, by schema version. */
export const emptyImages = { 2: toyImage(cores[2]), 3: toyImage(cores[3]) } as const;

/** A server that has just been set up: people, customers, terms, items and stock are entry 1 of its history. */
export const foundedImages = { 2: foundedImage(2), 3: foundedImage(3) } as const;

function foundedImage(version: ToyVersion): Buffer {
  const db = openDatabase(emptyImages[version]);
  const replica = openReplica(db, cores[version]);
  const identity = { workstation: 'server', code: 'S', incarnation: 1 };
  writeMeta(db, { ...identity, epoch: FIRST_EPOCH, authority: true });
  const call = { id: 'founding', command: 'world.seed', person: ROOT, grant: null, now: BEGIN, input: {} };
  const result = runLocally(replica, call);
  if (!result.ok) throw new Error(`the world cannot be founded: ${result.refusal.code} ${result.bug ?? ''}`);
  const image = db.sqlite.serialize();
  db.sqlite.close();
  return image;
}
