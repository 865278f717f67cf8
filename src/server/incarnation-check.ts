import { refusal } from '../shared/kernel/refusal.ts';
import { Rejected } from './rejected.ts';
import type { ServerContext } from './server-context.ts';
import { rememberIncarnation, workstationOfIncarnation } from './workstation-keys.ts';

/**
 * Throws unless that incarnation was given to that workstation: nobody writes history in another's name. One that only
 * the log knows was given after the backup this server was restored from.
 */
export function requireOwnIncarnation(
  context: ServerContext,
  workstation: string,
  incarnation: number,
): void {
  const { credentials, database, clock } = context;
  const owner = workstationOfIncarnation(credentials.db, incarnation);
  if (owner === workstation) return;
  const inHistory = database
    .replica()
    .db.q("SELECT workstation FROM entry WHERE incarnation = ? AND counter = 1 AND kind <> 'bare'")
    .pluck()
    .get(incarnation);
  if (owner === null && inHistory === workstation) {
    rememberIncarnation(credentials.db, incarnation, workstation, clock.now());
    return;
  }
  throw new Rejected(409, refusal('workstation.incarnation-unknown', { incarnation }));
}
