import Database from 'better-sqlite3';
import { runCommand } from '../core/platform/command-runner.ts';
import { inTransaction } from '../core/platform/database.ts';
import type { Effect } from '../core/platform/effect.ts';
import { undoEffects } from '../core/platform/effect-apply.ts';
import type { Replica } from '../core/platform/replica.ts';
import { readMeta } from '../core/platform/replica-meta.ts';
import { RowMismatch } from '../core/platform/row-statements.ts';
import { entryById } from '../core/sync/entry-store.ts';
import { provisionalNumber } from '../core/sync/local-run.ts';
import { pendingById } from '../core/sync/pending-store.ts';
import { type CommandCall, upgradeInput } from '../shared/kernel/command.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { type ChangeSetBody, contentOf } from '../shared/sync/change-set.ts';

interface Done {
  readonly body: ChangeSetBody;
  readonly effects: readonly Effect[];
  readonly finalNumbers: Readonly<Record<string, string>>;
}

class RollBack extends Error {}

/**
 * The call that takes a change set back, as its command declares it. An inverse may need what the command answered,
 * which history does not keep: it is found by taking the effects back and running the command again, all rolled back.
 * That fails where somebody has changed the same values since, and then there is nothing to take back.
 */
export function inverseCall(replica: Replica, id: string): Result<CommandCall> {
  const done = doneBy(replica, id);
  if (!done.ok) return done;
  const { command } = contentOf(done.value.body);
  const bound = replica.commands.get(command);
  const inverse = bound?.declaration.inverse;
  if (!bound || !inverse) return refused('undo.no-inverse', { command });
  const output = outputOf(replica, id, done.value);
  if (!output.ok) return output;
  const { input, version } = contentOf(done.value.body);
  const parsed = bound.declaration.input.parse(upgradeInput(bound.declaration, input, version));
  const call = inverse(parsed as never, output.value as never);
  return call ? ok(call) : refused('undo.no-inverse', { command });
}

function doneBy(replica: Replica, id: string): Result<Done> {
  const { db, schema } = replica;
  const pending = pendingById(db, schema, id);
  if (pending?.blocked) return refused('undo.not-done', { changeSet: id });
  if (pending) return ok({ ...pending, finalNumbers: {} });
  const entry = entryById(db, schema, id);
  if (!entry) return refused('undo.unknown', { changeSet: id });
  if (entry.kind !== 'accepted') return refused('undo.not-done', { changeSet: id });
  if (!entry.body) return refused('undo.not-held', { changeSet: id });
  return ok({ ...entry, body: entry.body });
}

function outputOf(replica: Replica, id: string, done: Done): Result<unknown> {
  let output: Result<unknown> = refused('undo.changed-since', { changeSet: id });
  try {
    inTransaction(replica.db, () => {
      replica.db.sqlite.pragma('defer_foreign_keys = ON');
      replica.guard.open(() => undoEffects(replica.rows, done.effects));
      if (replica.capture) replica.guard.captured();
      const outcome = runCommand(replica, id, contentOf(done.body), {
        authority: true,
        labels: readMeta(replica.db).labels,
        mintNumber: null,
        finalNumber: (series) => done.finalNumbers[series] ?? provisionalNumber(series, id),
        restitution: true,
        first: false,
      });
      if (outcome.ok) output = ok(outcome.output);
      throw new RollBack();
    });
  } catch (error) {
    if (replica.capture) replica.guard.captured();
    if (!(error instanceof RollBack || error instanceof RowMismatch || error instanceof Database.SqliteError))
      throw error;
  }
  return output;
}
