import { type Packed, unpack } from '../core/platform/packing.ts';
import type { Replica } from '../core/platform/replica.ts';
import { readMeta } from '../core/platform/replica-meta.ts';
import type { Refusal } from '../shared/kernel/refusal.ts';
import { type ChangeSetBody, contentOf } from '../shared/sync/change-set.ts';
import type { LogLine } from '../shared/sync/workstation-views.ts';

interface PendingRow {
  readonly id: string;
  readonly body: Packed;
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
}

/** What waits here, newest first, then history as this replica holds it. `before`: only history below that place. */
export function readLog(replica: Replica, limit: number, before: number | null): LogLine[] {
  const waiting = before === null ? readWaiting(replica, limit) : [];
  return [...waiting, ...readHistory(replica, limit - waiting.length, before ?? Number.MAX_SAFE_INTEGER)];
}

function readWaiting(replica: Replica, limit: number): LogLine[] {
  const { workstation } = readMeta(replica.db);
  const rows = replica.db
    .q('SELECT id, body, blocked, verdict FROM pending ORDER BY ord DESC LIMIT ?')
    .all(limit) as PendingRow[];
  return rows.map(({ id, body, blocked, verdict }) => {
    const { command, person, now } = contentOf(unpack<ChangeSetBody>(body));
    const title = titleOf(replica, command);
    const state = verdict ? 'on-server' : blocked ? 'blocked' : 'pending';
    return { seq: null, id, state, command, title, person, workstation, now, reason: reasonOf(blocked) };
  });
}

function readHistory(replica: Replica, limit: number, before: number): LogLine[] {
  const rows = replica.db
    .q(
      `SELECT seq, id, kind, command, person, workstation, now, reason FROM entry
       WHERE seq < ? AND kind IN ('accepted', 'refused') ORDER BY seq DESC LIMIT ?`,
    )
    .all(before, limit) as EntryRow[];
  return rows.map(({ kind, reason, ...row }) => ({
    ...row,
    state: kind,
    title: titleOf(replica, row.command),
    reason: reasonOf(reason),
  }));
}

function titleOf(replica: Replica, command: string): string {
  return replica.commands.get(command)?.declaration.title ?? command;
}

function reasonOf(text: string | null): Refusal | null {
  return text === null ? null : (JSON.parse(text) as Refusal);
}
