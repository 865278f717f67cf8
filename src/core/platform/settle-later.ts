import { inTransaction } from './database.ts';
import type { Replica } from './replica.ts';

/**
 * Settles a little of what commands left of derived tables, in a transaction of its own; true if there is more. Whoever
 * hosts a replica calls it between two other things until it says false.
 */
export function settleMore({ db, core }: Pick<Replica, 'db' | 'core'>): boolean {
  const { settleQuietly, isBehind } = core;
  if (!settleQuietly || !isBehind?.(db)) return false;
  inTransaction(db, () => settleQuietly(db));
  return isBehind(db);
}
