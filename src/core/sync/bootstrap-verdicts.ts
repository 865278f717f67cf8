import type { Replica } from '../platform/replica.ts';
import { verdictOf } from './authority.ts';
import { entriesOfWorkstation, entryById, progressOf } from './entry-store.ts';
import type { BootstrapRequest, BootstrapVerdicts, Verdict } from './protocol.ts';

/**
 * What the server has decided about the work a workstation holds: its outbox and what it keeps of its own history.
 * Without these, accepted work stays pending for ever after a bootstrap (protocol.md, last table).
 */
export function bootstrapVerdicts(authority: Replica, request: BootstrapRequest): BootstrapVerdicts {
  const { db, schema } = authority;
  const verdicts = new Map<string, Verdict>();
  for (const id of request.pending) {
    const entry = entryById(db, schema, id);
    if (entry) verdicts.set(id, verdictOf(entry));
  }
  for (const entry of entriesOfWorkstation(db, schema, request.workstation, request.keptFrom)) {
    verdicts.set(entry.id, verdictOf(entry));
  }
  return { verdicts: [...verdicts.values()], progress: progressOf(db, request.progressOf) };
}
