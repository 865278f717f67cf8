import { type Db, openDatabase } from '../../src/core/platform/database.ts';

/** A database that can be made to die at any statement: from then on nothing but a rollback gets through. */
export interface CrashableDb extends Db {
  /** Dies at the `calls`-th statement from now. */
  arm(calls: number): void;
  disarm(): void;
  readonly isDead: boolean;
  /** What a restart finds on the disk: the last commit. */
  survivingImage(): Buffer;
}

export class SimulatedCrash extends Error {
  override readonly name = 'SimulatedCrash';
}

const opened: Db[] = [];

/** Opens an image; closed by {@link closeDatabases}, because a run opens far more than memory can hold for long. */
export function openImage(image: Buffer): Db {
  const db = openDatabase(image, { cacheKib: 1024 });
  opened.push(db);
  return db;
}

export function closeDatabases(): void {
  for (const db of opened.splice(0)) db.sqlite.close();
}

export function crashableDatabase(image: Buffer): CrashableDb {
  const inner = openImage(image);
  let left = Number.POSITIVE_INFINITY;
  let isDead = false;
  return {
    sqlite: inner.sqlite,
    met: inner.met,
    inside: inner.inside,
    q(sql) {
      if (isDead && sql !== 'ROLLBACK') throw new SimulatedCrash('the process is dead');
      if (!isDead && --left < 0) {
        isDead = true;
        throw new SimulatedCrash(`the process dies before: ${sql.slice(0, 40)}`);
      }
      return inner.q(sql);
    },
    arm(calls) {
      left = calls;
    },
    disarm() {
      left = Number.POSITIVE_INFINITY;
    },
    get isDead() {
      return isDead;
    },
    survivingImage() {
      if (inner.sqlite.inTransaction) inner.sqlite.exec('ROLLBACK');
      return inner.sqlite.serialize();
    },
  };
}
