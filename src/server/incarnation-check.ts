import type { Db } from '../core/platform/database.ts';
import { refusal } from '../shared/kernel/refusal.ts';
import { isHealing } from './healing-window.ts';
import { Rejected } from './rejected.ts';
import { epochOf, type ServerContext } from './server-context.ts';
import { rememberIncarnation, workstationOfIncarnation } from './workstation-keys.ts';

/**
 * Throws unless that incarnation was given to that workstation, with those letters: nobody writes history in another's
 * name. One that only history knows was given after the backup this server was restored from. Whoever comes from another
 * epoch, or while the server heals, is told that first: by what it reports its incarnation may be known again.
 */
export function requireOwnIncarnation(
  context: ServerContext,
  workstation: string,
  asks: { readonly epoch: string; readonly incarnation: number; readonly code?: string },
): void {
  const { company, credentials, database, clock } = context;
  const { db } = database.replica();
  if (isHealing(db) || asks.epoch !== epochOf(context)) return;
  const { incarnation, code } = asks;
  const owner = workstationOfIncarnation(credentials.db, incarnation);
  const enrolment = company.enrolmentOf(db, incarnation);
  const areItsLetters = code === undefined || enrolment === null || enrolment.code === code;
  if (owner === workstation && areItsLetters) return;
  const inHistory = enrolment?.workstation ?? firstOf(db, incarnation);
  if (owner === null && inHistory === workstation && areItsLetters) {
    rememberIncarnation(credentials.db, incarnation, workstation, clock.now());
    return;
  }
  throw new Rejected(409, refusal('workstation.incarnation-unknown', { incarnation }));
}

/** Whose work the first of that incarnation was. */
function firstOf(db: Db, incarnation: number): unknown {
  return db
    .q("SELECT workstation FROM entry WHERE incarnation = ? AND counter = 1 AND kind <> 'bare'")
    .pluck()
    .get(incarnation);
}
