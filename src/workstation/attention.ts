import { inTransaction } from '../core/platform/database.ts';
import { type Effect, effectLabels } from '../core/platform/effect.ts';
import { type Packed, unpack } from '../core/platform/packing.ts';
import type { Replica } from '../core/platform/replica.ts';
import {
  annotateAttention,
  attentionById,
  openAttention,
  reopenAttention,
  settleAttention,
  shownByAttention,
} from '../core/sync/attention-store.ts';
import { type LocalCall, type LocalResult, runLocallyWithin } from '../core/sync/local-run.ts';
import { shownEffectsOf } from '../core/sync/pending-store.ts';
import type { Refusal } from '../shared/kernel/refusal.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { EVERYONE_LABEL } from '../shared/people/scope-label.ts';
import { type ChangeSetBody, contentOf } from '../shared/sync/change-set.ts';
import type { AttentionView } from '../shared/sync/workstation-views.ts';
import { changedCells, conflictOf } from './attention-cells.ts';

/** What will probably be refused first, then what the server has decided, each in the order it was made. */
export function listAttention(replica: Replica): AttentionView[] {
  const { db, schema } = replica;
  const blocked = db
    .q('SELECT ord, id, body, blocked FROM pending WHERE blocked IS NOT NULL ORDER BY ord')
    .all() as { ord: number; id: string; body: Packed; blocked: string }[];
  const open = openAttention(db);
  if (blocked.length + open.length === 0) return [];
  const dependents = dependentsIn(replica);
  return [
    ...blocked.map(({ ord, id, body, blocked: text }) => {
      const reason = JSON.parse(text) as Refusal;
      return {
        ...whatWasDone(replica, unpack<ChangeSetBody>(body)),
        ...whatItMet(replica, shownEffectsOf(db, schema, ord) ?? [], reason),
        id,
        kind: 'probably-refused' as const,
        reason,
        dependents: dependents(id),
        note: null,
      };
    }),
    ...open.map(({ id, kind, body, reason, note }) => ({
      ...whatWasDone(replica, body),
      ...whatItMet(replica, shownByAttention(db, schema, id), reason),
      id,
      kind,
      reason,
      dependents: dependents(id),
      note,
    })),
  ];
}

export function countAttention(replica: Replica): number {
  return replica.db
    .q(
      `SELECT (SELECT count(*) FROM pending WHERE blocked IS NOT NULL)
            + (SELECT count(*) FROM attention WHERE settled IS NULL)`,
    )
    .pluck()
    .get() as number;
}

/** Runs a refused command again with other input as a new change set; the old item closes in the same commit. */
export function resendCorrected(replica: Replica, id: string, note: string, call: LocalCall): LocalResult {
  return inTransaction(replica.db, () => {
    const item = openItem(replica, id, ['refused']);
    if (!item.ok) return item;
    const result = runLocallyWithin(replica, call);
    if (result.ok) settleAttention(replica.db, id, { how: 'resent', note, now: call.now });
    return result;
  });
}

/** The command of an item that a corrected input may be sent for. */
export function commandToResend(replica: Replica, id: string): Result<string> {
  const item = openItem(replica, id, ['refused']);
  return item.ok ? ok(contentOf(item.value.body).command) : item;
}

export function discardItem(replica: Replica, id: string, note: string, now: number): Result<null> {
  return settle(replica, id, ['refused'], { how: 'discarded', note, now });
}

export function noteSeen(replica: Replica, id: string, note: string, now: number): Result<null> {
  return settle(replica, id, ['changed'], { how: 'seen', note, now });
}

/** Refused where it is open, or was sent again: what was sent stands on its own. */
export function reopenItem(replica: Replica, id: string): Result<null> {
  const item = attentionById(replica.db, id);
  if (!item) return refused('attention.unknown', { changeSet: id });
  if (reopenAttention(replica.db, id)) return ok(null);
  return refused('attention.not-to-reopen', { changeSet: id });
}

/** What is told of a refused item to whoever it is handed to: the input of `work.hand-over` but for person and note. */
export function workToHand(replica: Replica, id: string): Result<Record<string, unknown>> {
  const { db, schema } = replica;
  const item = openItem(replica, id, ['refused']);
  if (!item.ok) return item;
  const { command, input, now } = contentOf(item.value.body);
  const labels = new Set(shownByAttention(db, schema, id).flatMap(effectLabels));
  labels.delete(EVERYONE_LABEL);
  const [scope = EVERYONE_LABEL, another] = labels;
  // Whose rows it meant is not known here any more: who might see too much gets nothing.
  const isUnknown = labels.size === 0 && replica.commands.get(command)?.declaration.confidentialInput;
  if (another !== undefined || isUnknown) return refused('attention.not-to-hand-over', { changeSet: id });
  const { reason } = item.value;
  return ok({
    changeSet: id,
    command,
    input: JSON.stringify(input),
    reason: reason && JSON.stringify(reason),
    madeAt: now,
    scope,
  });
}

export function handOver(replica: Replica, id: string, note: string): Result<null> {
  const item = openItem(replica, id, ['refused', 'changed']);
  if (!item.ok) return item;
  annotateAttention(replica.db, id, note);
  return ok(null);
}

function settle(
  replica: Replica,
  id: string,
  kinds: readonly AttentionView['kind'][],
  end: Parameters<typeof settleAttention>[2],
): Result<null> {
  const item = openItem(replica, id, kinds);
  if (!item.ok) return item;
  settleAttention(replica.db, id, end);
  return ok(null);
}

function openItem(
  replica: Replica,
  id: string,
  kinds: readonly AttentionView['kind'][],
): Result<{ readonly body: ChangeSetBody; readonly reason: Refusal | null }> {
  const item = attentionById(replica.db, id);
  if (!item) {
    const waits = replica.db.q('SELECT 1 FROM pending WHERE id = ?').get(id) !== undefined;
    return refused(waits ? 'attention.not-decided-yet' : 'attention.unknown', { changeSet: id });
  }
  if (item.settled) return refused('attention.already-settled', { changeSet: id, settled: item.settled });
  return kinds.includes(item.kind)
    ? ok(item)
    : refused('attention.other-kind', { changeSet: id, kind: item.kind });
}

function whatWasDone(replica: Replica, body: ChangeSetBody) {
  const { command, input, person, now } = contentOf(body);
  const title = replica.commands.get(command)?.declaration.title ?? command;
  return { command, title, input, person, now };
}

function whatItMet(replica: Replica, shown: readonly Effect[], reason: Refusal | null) {
  return { cells: changedCells(replica.db, shown), conflict: conflictOf(replica, reason) };
}

/** Who builds on whom among what waits here and what was refused. */
function dependentsIn(replica: Replica): (id: string) => string[] {
  const { db } = replica;
  const rows = db.q('SELECT id, body FROM pending UNION ALL SELECT id, body FROM attention').all() as {
    id: string;
    body: Packed;
  }[];
  const direct = new Map<string, string[]>();
  for (const { id, body } of rows) {
    for (const on of contentOf(unpack<ChangeSetBody>(body)).dependencies) {
      direct.set(on, [...(direct.get(on) ?? []), id]);
    }
  }
  return (id) => {
    const found = new Set<string>();
    const open = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const dependent of direct.get(next) ?? []) {
        if (!found.has(dependent)) open.push(dependent);
        found.add(dependent);
      }
    }
    return [...found].sort();
  };
}
