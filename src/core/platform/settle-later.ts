import { inTransaction } from './database.ts';
import type { Replica } from './replica.ts';

/**
 * Settles a little of what commands left of derived tables, in a transaction of its own; true if there is more. Whoever
 * hosts a replica calls it between two other things until it says false.
 */
export function settleMore({ db, core }: Pick<Replica, 'db' | 'core'>): boolean {
  const { settle, isBehind } = core;
  if (!settle || !isBehind?.(db)) return false;
  inTransaction(db, () => settle(db));
  return isBehind(db);
}
