import { DigestSum } from '../platform/digest.ts';
import { storeDigest } from '../platform/digest-store.ts';
import { writeMeta } from '../platform/replica-meta.ts';
import type { Authority } from './authority.ts';
import { type Entry, entryHash } from './entry.ts';
import { headOf } from './entry-store.ts';
import { EntryWriter } from './entry-writer.ts';

/** What the authority decided of a change set, before it has its place in history. */
export type Decision = Omit<Entry, 'seq' | 'hash' | 'sealed' | 'hiddenHashes'>;

/** Adds entries to history inside the open transaction; `finish` makes them the log, or answers false. */
export interface HistoryWriter {
  append(decision: Decision): Entry;
  /** Lets what was decided of these change sets, or of all, be asked for; until then, and until `finish`, it may not be. */
  settle(ids?: readonly string[]): void;
  finish(): boolean;
}

export function historyWriter(authority: Authority): HistoryWriter {
  const { replica, log } = authority;
  const start = headOf(replica.db);
  let head = start;
  const sum = new DigestSum();
  const appended: Entry[] = [];
  const history = new EntryWriter(replica.db);
  const unsettled = new Set<string>();
  const settleAll = () => {
    history.finish();
    unsettled.clear();
  };
  return {
    append(decision) {
      const unhashed = { ...decision, seq: head.seq + 1, hiddenHashes: {} };
      const entry: Entry = { ...unhashed, sealed: null, hash: entryHash(head.hash, unhashed) };
      history.add(entry);
      unsettled.add(entry.id);
      sum.addEffects(entry.effects);
      head = { seq: entry.seq, hash: entry.hash };
      appended.push(entry);
      return entry;
    },
    settle(ids) {
      if (!ids || ids.some((id) => unsettled.has(id))) settleAll();
    },
    finish() {
      if (appended.length === 0) return true;
      settleAll();
      storeDigest(replica.db, sum);
      writeMeta(replica.db, { cursor: head.seq, hash: head.hash });
      return log.append(start.seq, appended);
    },
  };
}
