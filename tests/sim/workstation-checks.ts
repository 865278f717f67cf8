import { effectLabels } from '../../src/core/platform/effect.ts';
import { undoEffects } from '../../src/core/platform/effect-apply.ts';
import type { Replica } from '../../src/core/platform/replica.ts';
import { readMeta } from '../../src/core/platform/replica-meta.ts';
import { readEntries } from '../../src/core/sync/entry-store.ts';
import { runAgain } from '../../src/core/sync/page-apply.ts';
import { pendingByOrd, pendingIds, pendingOrds } from '../../src/core/sync/pending-store.ts';
import type { HistoryWitness } from './history-witness.ts';
import { dumpState, type StateDump, stateDifference } from './row-dump.ts';
import type { SimWorkstation } from './sim-workstation.ts';
import type { Story } from './story.ts';

/** Whatever a person was told is saved stands in the outbox, in history or in the attention list. */
export function checkNothingVanished(
  workstation: SimWorkstation,
  witness: HistoryWitness,
  story: Story,
): void {
  const { db } = workstation.replica;
  const pending = new Set(pendingIds(db));
  for (const id of workstation.unresolved) {
    if (pending.has(id)) continue;
    const isKnown =
      db.q("SELECT 1 FROM entry WHERE id = ? AND (kind <> 'bare' OR body IS NOT NULL)").get(id) ??
      db.q('SELECT 1 FROM attention WHERE id = ?').get(id);
    if (isKnown === undefined && witness.byId.get(id)?.kind !== 'accepted')
      story.violate(
        `${id}, saved on ${workstation.node}, is neither in the outbox nor in history nor in attention`,
      );
    workstation.unresolved.delete(id);
  }
}

/** No row and no history outside the scope stands in the file. */
export function checkScope(workstation: SimWorkstation, state: StateDump, story: Story): void {
  const { labels } = readMeta(workstation.replica.db);
  if (labels === null) story.violate(`${workstation.node} holds everything`);
  for (const [key, label] of state.labels) {
    if (!labels.has(label)) story.violate(`${workstation.node} holds ${key} of scope ${label}`);
  }
  for (const entry of readEntries(workstation.replica.db, workstation.replica.schema, 0, 100_000)) {
    if (entry.kind === 'bare') continue;
    const hidden = entry.effects.flatMap(effectLabels).find((label) => !labels.has(label));
    if (hidden) story.violate(`${workstation.node} holds history of scope ${hidden} in entry ${entry.seq}`);
  }
}

/**
 * The base (what is left when pending work is taken back) is the server's state at the cursor, row by row; and what is
 * shown is that base with all pending work run again on it. Changes nothing.
 */
export function checkBase(
  workstation: SimWorkstation,
  witness: HistoryWitness,
  story: Story,
  why: string,
): void {
  const { replica, node } = workstation;
  const shown = dumpState(replica);
  checkScope(workstation, shown, story);
  const meta = readMeta(replica.db);
  const fault = workstation.company.faultOf(replica.db);
  if (fault !== null) story.violate(`${node} ${why}: ${fault}`);
  const expected = witness.states.get(meta.hash);
  if (!expected) return;
  replica.db.sqlite.exec('BEGIN; PRAGMA defer_foreign_keys = ON');
  try {
    const base = withoutPending(replica, story, node);
    const difference = stateDifference(base, expected, meta.labels);
    if (difference) story.violate(`${node} ${why}: at ${meta.cursor} ${difference}`);
    const ords = pendingOrds(replica.db);
    const all = new Set(ords);
    for (const ord of ords) runAgain(replica, meta, ord, all);
    const full = dumpState(replica);
    const stale = stateDifference(shown, full, null);
    if (stale) story.violate(`${node} ${why}: shown is not server and pending work: ${stale}`);
    if (ords.length > 0) story.count('compared with a full re-run');
  } finally {
    replica.db.sqlite.exec('ROLLBACK');
    replica.guard.captured();
  }
}

function withoutPending(replica: Replica, story: Story, node: string): StateDump {
  try {
    replica.guard.open(() => {
      for (const ord of pendingOrds(replica.db).toReversed())
        undoEffects(replica.rows, pendingByOrd(replica.db, replica.schema, ord).effects);
    });
  } catch (error) {
    story.violate(`${node}: pending work cannot be taken back: ${error}`);
  }
  replica.guard.captured();
  return dumpState(replica);
}
