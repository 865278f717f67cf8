import { type Packed, unpack, unpackText } from '../core/platform/packing.ts';
import type { Replica } from '../core/platform/replica.ts';
import { readMeta } from '../core/platform/replica-meta.ts';
import { parsedEffects } from '../core/sync/canonical-text.ts';
import { touchedDocuments } from '../core/sync/entry-store.ts';
import type { Refusal } from '../shared/kernel/refusal.ts';
import { type ChangeSetBody, contentOf } from '../shared/sync/change-set.ts';
import type { LogLine, LogPage, LogRecord } from '../shared/sync/workstation-views.ts';
import { nameIn, rowOf } from './record-name.ts';

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

/**
 * What waits here, newest first, then history as this replica holds it. `before`: only history below that place. `person`:
 * only what that person did.
 */
export function readLog(
  replica: Replica,
  limit: number,
  { before, person }: Omit<LogPage, 'limit'> = {},
): LogLine[] {
  const waiting = before === undefined ? readWaiting(replica, limit, person ?? null) : [];
  const rest = limit - waiting.length;
  return [...waiting, ...readHistory(replica, rest, before ?? Number.MAX_SAFE_INTEGER, person ?? null)];
}

function readWaiting(replica: Replica, limit: number, by: string | null): LogLine[] {
  const { workstation } = readMeta(replica.db);
  const rows = replica.db
    .q(`SELECT id, body, ${SMALL('effects')}, blocked, verdict FROM pending ORDER BY ord DESC LIMIT ?`)
    .all(by === null ? limit : Number.MAX_SAFE_INTEGER) as PendingRow[];
  const contents = rows.map(({ body, ...row }) => ({ ...row, ...contentOf(unpack<ChangeSetBody>(body)) }));
  const own = contents.filter(({ person }) => by === null || person === by).slice(0, limit);
  return own.map(({ id, effects, blocked, verdict, command, person, now, numbers }) => {
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

function readHistory(replica: Replica, limit: number, before: number, by: string | null): LogLine[] {
  const rows = replica.db
    .q(
      `SELECT seq, id, kind, command, person, workstation, now, reason, ${SMALL('body')},
         ${SMALL('effects')} FROM entry
       WHERE seq < ? AND kind IN ('accepted', 'refused') AND (? IS NULL OR person = ?)
       ORDER BY seq DESC LIMIT ?`,
    )
    .all(before, by, by, limit) as EntryRow[];
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
function recordOf({ db, schema }: Replica, effects: Packed | null): LogRecord | null {
  if (effects === null) return null;
  const parsed = parsedEffects(schema, unpackText(effects));
  const documents = touchedDocuments(parsed);
  const own = parsed.find(({ id }) => documents.has(id));
  const id = own?.id ?? [...documents][0];
  if (id === undefined) return null;
  for (const table of own ? [own.table.name] : DOCUMENTS) {
    const row = rowOf(db, table, id);
    if (row) return { id, table, name: nameIn(row) };
  }
  return { id, table: own?.table.name ?? null, name: null };
}

/** Whose rows stand where a change touched their parts alone. */
const DOCUMENTS = ['orders', 'parties', 'items'] as const;

function titleOf(replica: Replica, command: string): string {
  return replica.commands.get(command)?.declaration.title ?? command;
}

function hasInverse(replica: Replica, command: string): boolean {
  return replica.commands.get(command)?.declaration.inverse !== undefined;
}

function reasonOf(text: string | null): Refusal | null {
  return text === null ? null : (JSON.parse(text) as Refusal);
}
