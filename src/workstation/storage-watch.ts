import type { StorageCare } from '../core/platform/database.ts';
import type { Replica } from '../core/platform/replica.ts';
import { entryKindById } from '../core/sync/entry-store.ts';
import { verifyRecent } from '../core/sync/verify.ts';
import type { Ballast } from '../node/ballast.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
import type { Result } from '../shared/kernel/result.ts';
import { storageRefusal } from './storage-refusal.ts';

/** Milliseconds after which a database that could not be opened is tried again. */
const TRY_AGAIN_AFTER = 5_000;

/** What the parts of a workstation ask about their disk. */
export interface StorageWatch {
  /** Why nothing may be saved here any more, or null. */
  distrust(): Refusal | null;
  /** What is to be said about the disk as long as this process runs, or null. */
  problem(): Refusal | null;
  /**
   * Called when saving met a failed disk: opens the database anew unless that was done, and answers what became of a
   * change set that was being saved. Both are possible: the system may have kept what it said it could not write.
   */
  recover(): (changeSet: string) => Refusal;
}

export interface StorageWatchPorts {
  readonly ballast: Ballast;
  /** Closes what is open and opens it again; answers what is open then. */
  readonly reopen: () => Result<Replica>;
  readonly alarm: (error: unknown) => void;
}

/**
 * The policy of a workstation towards its disk: space held for the day it is full is given up so that the outbox can still
 * be written; after a failed write the database is opened anew and must prove itself before anybody goes on.
 */
export function storageWatch({ ballast, reopen, alarm }: StorageWatchPorts): {
  readonly watch: StorageWatch;
  readonly care: StorageCare;
  /** Nothing is opened any more. */
  readonly end: () => void;
} {
  let distrusted: Refusal | null = null;
  let said: Refusal | null = null;
  let mustReopen = false;
  let replica: Replica | null = null;
  let again: NodeJS.Timeout | undefined;
  let isOver = false;
  const open = (): void => {
    if (!mustReopen || isOver) return;
    clearTimeout(again);
    const opened = opening(reopen);
    if (!opened.ok) {
      said = opened.refusal;
      again = setTimeout(open, TRY_AGAIN_AFTER).unref();
      return;
    }
    mustReopen = false;
    replica = opened.value;
    const [fault] = verifyRecent(replica);
    distrusted = fault === undefined ? null : refusal('storage.not-proved', { fault });
    said = distrusted ?? refusal('storage.reopened');
  };
  return {
    watch: {
      distrust: () => distrusted,
      problem: () => said ?? (ballast.isGivenUp() ? refusal('storage.low') : null),
      recover() {
        open();
        return (changeSet) => {
          if (distrusted) return distrusted;
          if (mustReopen || !replica) return refusal('storage.stopped');
          return refusal(isHere(replica, changeSet) ? 'storage.kept' : 'storage.not-kept');
        };
      },
    },
    care: {
      makeRoom: ballast.giveUp,
      stopped(error) {
        mustReopen = true;
        alarm(error);
        // Once whoever met it has been told, and before anything else of this process has its turn.
        queueMicrotask(open);
      },
    },
    end() {
      isOver = true;
      clearTimeout(again);
    },
  };
}

/** A disk that fails may fail again while it is opened. */
function opening(reopen: StorageWatchPorts['reopen']): Result<Replica> {
  try {
    return reopen();
  } catch (error) {
    const told = storageRefusal(error);
    if (!told) throw error;
    return { ok: false, refusal: told };
  }
}

function isHere({ db }: Replica, changeSet: string): boolean {
  const waits = db.q('SELECT 1 FROM pending WHERE id = ?').get(changeSet) !== undefined;
  return waits || entryKindById(db, changeSet) !== null;
}
