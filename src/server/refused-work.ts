import type { Replica } from '../core/platform/replica.ts';
import { entryById } from '../core/sync/entry-store.ts';
import type { Refusal } from '../shared/kernel/refusal.ts';
import { contentOf } from '../shared/sync/change-set.ts';

/** A change set that was not accepted, whole: for a manager to do what was meant under their own name, or to let it be. */
export interface RefusedWork {
  readonly seq: number;
  readonly id: string;
  readonly command: string;
  readonly input: unknown;
  readonly person: string;
  readonly workstation: string;
  /** When it was made, in ms. */
  readonly now: number;
  readonly reason: Refusal | null;
}

/** What the server refused, newest first; of one person, where one is named. */
export function refusedWork({ db, schema }: Replica, person: string | null, limit: number): RefusedWork[] {
  const ids = db
    .q("SELECT id FROM entry WHERE kind = 'refused' AND (? IS NULL OR person = ?) ORDER BY seq DESC LIMIT ?")
    .pluck()
    .all(person, person, limit) as string[];
  return ids.flatMap((id) => {
    const entry = entryById(db, schema, id);
    if (!entry) return [];
    const { seq, command, workstation, now, reason } = entry;
    const input = entry.body ? contentOf(entry.body).input : null;
    return [{ seq, id, command, input, person: entry.person, workstation, now, reason }];
  });
}
