import { type Packed, unpack, unpackText } from '../core/platform/packing.ts';
import type { Replica } from '../core/platform/replica.ts';
import { readMeta } from '../core/platform/replica-meta.ts';
import { parsedEffects } from '../core/sync/canonical-text.ts';
import { touchedDocuments } from '../core/sync/entry-store.ts';
import type { Refusal } from '../shared/kernel/refusal.ts';
import { type ChangeSetBody, contentOf } from '../shared/sync/change-set.ts';
import type { LogLine, LogRecord } from '../shared/sync/workstation-views.ts';

interface PendingRow {
  readonly id: string;
  readonly body: Packed;
  readonly effects: Packed | null;
  readonly blocked: string | null;
  readonly verdict: string | null;
}

interface EntryRow {
  readonly seq: number;
  readonly id: string;
  readonly kind: 'accepted' | 'refused';
  readonly command: string;
  readonly person: string;
  readonly workstation: string;
  readonly now: number;
  readonly reason: string | null;
  readonly body: Packed | null;
  readonly effects: Packed | null;
}

/** Bytes of what a line is asked about: an import of 500 records is about too many to name one. */
const LOOKED_INTO = 4_096;
const SMALL = (column: string) =>
  `CASE WHEN length(${column}) < ${LOOKED_INTO} THEN ${column} END AS ${column}`;

/** What waits here, newest first, then history as this replica holds it. `before`: only history below that place. */
export function readLog(replica: Replica, limit: number, before: number | null): LogLine[] {
  const waiting = before === null ? readWaiting(replica, limit) : [];
  return [...waiting, ...readHistory(replica, limit - waiting.length, before ?? Number.MAX_SAFE_INTEGER)];
}

function readWaiting(replica: Replica, limit: number): LogLine[] {
  const { workstation } = readMeta(replica.db);
  const rows = replica.db
    .q(`SELECT id, body, ${SMALL('effects')}, blocked, verdict FROM pending ORDER BY ord DESC LIMIT ?`)
    .all(limit) as PendingRow[];
  return rows.map(({ id, body, effects, blocked, verdict }) => {
    const { command, person, now, numbers } = contentOf(unpack<ChangeSetBody>(body));
    const title = titleOf(replica, command);
    const state = verdict ? 'on-server' : blocked ? 'blocked' : 'pending';
    const about = { number: firstOf(numbers), record: recordOf(replica, effects) };
    const undo = hasInverse(replica, command);
    const base = {
      seq: null,
      id,
      state,
      command,
      title,
      person,
      workstation,
      now,
      hasInverse: undo,
    } as const;
    return { ...base, reason: reasonOf(blocked), ...about };
  });
}

function readHistory(replica: Replica, limit: number, before: number): LogLine[] {
  const rows = replica.db
    .q(
      `SELECT seq, id, kind, command, person, workstation, now, reason, ${SMALL('body')},
         ${SMALL('effects')} FROM entry
       WHERE seq < ? AND kind IN ('accepted', 'refused') ORDER BY seq DESC LIMIT ?`,
    )
    .all(before, limit) as EntryRow[];
  return rows.map(({ kind, reason, body, effects, ...row }) => ({
    ...row,
    state: kind,
    title: titleOf(replica, row.command),
    hasInverse: hasInverse(replica, row.command),
    reason: reasonOf(reason),
    number: body ? firstOf(contentOf(unpack<ChangeSetBody>(body)).numbers) : null,
    record: recordOf(replica, effects),
  }));
}

function firstOf(numbers: Readonly<Record<string, string>>): string | null {
  return Object.values(numbers)[0] ?? null;
}

/** What a change set was about: the first document whose own row it wrote, else the first it touched. */
function recordOf({ schema }: Replica, effects: Packed | null): LogRecord | null {
  if (effects === null) return null;
  const parsed = parsedEffects(schema, unpackText(effects));
  const documents = touchedDocuments(parsed);
  const own = parsed.find(({ id }) => documents.has(id));
  const [first] = documents;
  if (own) return { id: own.id, table: own.table.name };
  return first === undefined ? null : { id: first, table: null };
}

function titleOf(replica: Replica, command: string): string {
  return replica.commands.get(command)?.declaration.title ?? command;
}

function hasInverse(replica: Replica, command: string): boolean {
  return replica.commands.get(command)?.declaration.inverse !== undefined;
}

function reasonOf(text: string | null): Refusal | null {
  return text === null ? null : (JSON.parse(text) as Refusal);
}
