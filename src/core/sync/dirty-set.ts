import type { ConflictKeys } from '../platform/conflict-key.ts';
import type { Db } from '../platform/database.ts';
import { KEY_READ, KEY_WRITE } from './pending-store.ts';

/**
 * The pending change sets that must be undone and run again because what arrives meets what they wrote or relied on,
 * closed forward: a later one that meets a dirty earlier one is dirty too.
 */
export class DirtySet {
  readonly ords = new Set<number>();
  private readonly frontier: number[] = [];
  private readonly db: Db;

  constructor(db: Db) {
    this.db = db;
  }

  add(ord: number): void {
    if (this.ords.has(ord)) return;
    this.ords.add(ord);
    this.frontier.push(ord);
  }

  /** Adds pending ones from `fromOrd` on whose keys meet these, but `except`. */
  addMeeting(keys: ConflictKeys, fromOrd = 0, except = -1): void {
    for (const key of keys.writes) this.addHolders(key, fromOrd, except, true);
    for (const key of keys.reads) this.addHolders(key, fromOrd, except, false);
  }

  /** Follows conflicts among pending ones forward until nothing is added. */
  close(): void {
    const keysOf = this.db.q('SELECT key, mode FROM pendingKey WHERE ord = ? AND mode IN (0, 1)');
    for (let ord = this.frontier.pop(); ord !== undefined; ord = this.frontier.pop()) {
      for (const { key, mode } of keysOf.all(ord) as { key: number; mode: number }[]) {
        this.addHolders(key, ord + 1, -1, mode === KEY_WRITE);
      }
    }
  }

  /** A write meets readers and writers, a read meets writers only. */
  private addHolders(key: number, fromOrd: number, except: number, isWrite: boolean): void {
    const holders = this.db
      .q('SELECT ord FROM pendingKey WHERE key = ? AND ord >= ? AND mode BETWEEN ? AND 1')
      .pluck()
      .all(key, fromOrd, isWrite ? KEY_READ : KEY_WRITE) as number[];
    for (const ord of holders) if (ord !== except) this.add(ord);
  }
}

/** The first pending change set after `ord`, outside `dirty`, that meets these keys; null if none does. */
export function laterMeeting(
  db: Db,
  keys: ConflictKeys,
  ord: number,
  dirty: ReadonlySet<number>,
): number | null {
  const probe = new DirtySet(db);
  probe.addMeeting(keys, ord + 1);
  for (const found of [...probe.ords].sort((a, b) => a - b)) if (!dirty.has(found)) return found;
  return null;
}
