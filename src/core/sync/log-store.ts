import type { Entry } from './entry.ts';

/**
 * Where history is kept. The embedded store is the authority's own `entry` table, so that log and state are one file
 * and one commit; a store apart (PostgreSQL) makes the append the commit point, and the state catches up from it.
 */
export interface LogStore {
  /** True: entries stored in the state's own transaction are already the log. */
  readonly embedded: boolean;
  head(): { readonly seq: number; readonly hash: string };
  /**
   * Appends if the head is still `expected`, otherwise false and nothing: a leader that lost its lease without
   * noticing must not write history that is not (compare-and-set).
   */
  append(expected: number, entries: readonly Entry[]): boolean;
  read(afterSeq: number, limit: number): readonly Entry[];
}
