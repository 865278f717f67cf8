import { inTransaction } from '../platform/database.ts';
import { type Packed, pack, unpack } from '../platform/packing.ts';
import type { Replica } from '../platform/replica.ts';
import { type ReplicaMeta, readMeta, readSetting, writeSetting } from '../platform/replica-meta.ts';
import type { WirePage } from './entry-wire.ts';

/** The setting that holds the hash at the end of the last kept page, so that asking for the next need not unpack it. */
const KEPT_HASH = 'keptHash';

/** Where the next page has to start: behind the pages kept in the inbox, or at the cursor. */
export function receivedTo(
  replica: Replica,
  meta: Pick<ReplicaMeta, 'cursor' | 'hash'> = readMeta(replica.db),
): { readonly cursor: number; readonly hash: string } {
  const { db } = replica;
  const last = db.q('SELECT toSeq FROM inbox ORDER BY fromSeq DESC LIMIT 1').pluck().get() as
    | number
    | undefined;
  if (last === undefined) return { cursor: meta.cursor, hash: meta.hash };
  return { cursor: last, hash: readSetting(db, KEPT_HASH) ?? hashOfKept(replica, last) };
}

/** For pages kept by a program that did not write it down. */
function hashOfKept({ db }: Replica, toSeq: number): string {
  return unpack<WirePage>(db.q('SELECT page FROM inbox WHERE toSeq = ?').pluck().get(toSeq) as Packed).hash;
}

/** Keeps a page for later if it continues what was received; false if it is late, repeated or of another epoch. */
export function keepPage(replica: Replica, page: WirePage): boolean {
  return inTransaction(replica.db, () => {
    const meta = readMeta(replica.db);
    const end = receivedTo(replica, meta);
    if (page.epoch !== meta.epoch || page.incarnation !== meta.incarnation || page.from !== end.cursor)
      return false;
    if (page.to === page.from) return true;
    replica.db
      .q('INSERT INTO inbox (fromSeq, toSeq, page) VALUES (?, ?, ?)')
      .run(page.from, page.to, pack(page));
    writeSetting(replica.db, KEPT_HASH, page.hash);
    return true;
  });
}

/** Whether any page is kept; joining them is left for when they are applied. */
export function hasKeptPages(replica: Replica): boolean {
  return replica.db.q('SELECT 1 FROM inbox LIMIT 1').get() !== undefined;
}

/** All kept pages joined to one, so that pending work is taken back and run again once; null if none is kept. */
export function keptPage(replica: Replica): WirePage | null {
  const rows = replica.db.q('SELECT page FROM inbox ORDER BY fromSeq').pluck().all() as Packed[];
  const pages = rows.map((row) => unpack<WirePage>(row));
  const [first, last] = [pages[0], pages.at(-1)];
  if (!first || !last) return null;
  return { ...last, from: first.from, entries: pages.flatMap((page) => page.entries) };
}

export function emptyInbox(replica: Replica): void {
  replica.db.q('DELETE FROM inbox').run();
}
