import type { Replica } from '../platform/replica.ts';
import type { Entry } from './entry.ts';
import { headOf, readEntries } from './entry-store.ts';
import type { LogStore } from './log-store.ts';

/** The log inside the authority's own database: the `entry` table, committed with the state it produced. */
export function embeddedLog(replica: Replica): LogStore {
  return {
    embedded: true,
    head: () => headOf(replica.db),
    append: (expected, entries) => (entries[0]?.seq ?? expected + 1) === expected + 1,
    read: (afterSeq, limit) => readEntries(replica.db, replica.schema, afterSeq, limit) as Entry[],
  };
}
