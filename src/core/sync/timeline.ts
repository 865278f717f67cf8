import { contentOf } from '../../shared/sync/change-set.ts';
import type { TimelineChange, TimelineEvent } from '../../shared/sync/workstation-views.ts';
import type { Effect } from '../platform/effect.ts';
import { visibleEffects } from '../platform/effect.ts';
import type { Replica } from '../platform/replica.ts';
import type { Entry } from './entry.ts';
import { entriesOfDocument } from './entry-store.ts';
import { pendingOfDocument } from './pending-store.ts';

/**
 * What happened to a record, newest first: pending work, then history as far as this replica holds it. `labels` are the
 * scopes the asking person may see, `parts` other documents whose history is told with it.
 */
export function timelineOf(
  replica: Replica,
  document: string,
  labels: ReadonlySet<string>,
  limit: number,
  parts: readonly string[] = [],
): TimelineEvent[] {
  const { db, schema } = replica;
  const title = (command: string) => replica.commands.get(command)?.declaration.title ?? command;
  const changes = (effects: readonly Effect[]) => visibleEffects(effects, labels).map(changeOf);
  const waiting = pendingOfDocument(db, schema, document).toReversed();
  const events: TimelineEvent[] = waiting.map((pending) => {
    const { command, person, now } = contentOf(pending.body);
    const state = pending.blocked ? 'blocked' : 'pending';
    const base = { id: pending.id, seq: null, state, command, title: title(command), person } as const;
    return { ...base, workstation: null, now, changes: changes(pending.effects) };
  });
  for (const entry of entriesOf(replica, [document, ...parts], Math.max(0, limit - events.length))) {
    const { id, seq, command, person, workstation, now } = entry;
    const base = { id, seq, state: 'accepted', command, title: title(command), person } as const;
    events.push({ ...base, workstation, now, changes: changes(entry.effects) });
  }
  return events.slice(0, limit);
}

/** Newest first; one that touched several of the documents stands once. */
function entriesOf({ db, schema }: Replica, documents: readonly string[], limit: number): readonly Entry[] {
  const found = new Map<number, Entry>();
  for (const document of documents)
    for (const entry of entriesOfDocument(db, schema, document, limit)) found.set(entry.seq, entry);
  return [...found.values()].sort((a, b) => b.seq - a.seq).slice(0, limit);
}

function changeOf(effect: Effect): TimelineChange {
  const { table, id, op } = effect;
  if (effect.op === 'update') {
    const pairs = effect.columns.map((column, i) => [
      table.columns[column] ?? String(column),
      { before: effect.before[i] ?? null, after: effect.after[i] ?? null },
    ]);
    return { table: table.name, record: id, op, values: Object.fromEntries(pairs) };
  }
  const pairs = effect.row.flatMap((value, column) =>
    column === 0 || value === null
      ? []
      : [
          [
            table.columns[column],
            op === 'insert' ? { before: null, after: value } : { before: value, after: null },
          ],
        ],
  );
  return { table: table.name, record: id, op, values: Object.fromEntries(pairs) };
}
