import type { Db } from '../core/platform/database.ts';
import type { Effect, UpdateEffect } from '../core/platform/effect.ts';
import type { Replica } from '../core/platform/replica.ts';
import type { Value } from '../core/platform/table.ts';
import { entriesOfDocument } from '../core/sync/entry-store.ts';
import type { Refusal } from '../shared/kernel/refusal.ts';
import type { AttentionCell, AttentionConflict } from '../shared/sync/workstation-views.ts';

const MOST_CELLS = 50;
/** How far back it is looked who changed the value: what a conflict met is younger than the change it stopped. */
const MOST_ENTRIES = 100;

/** Every value that these effects changed: as it stood, as it was wanted, as it stands now. */
export function changedCells(db: Db, effects: readonly Effect[]): AttentionCell[] {
  return effects
    .filter((effect) => effect.op === 'update')
    .flatMap((effect) =>
      effect.columns.map((column, i) => ({
        ...placeOf(effect, column),
        before: effect.before[i] ?? null,
        mine: effect.after[i] ?? null,
        stands: standing(db, effect, column),
      })),
    )
    .slice(0, MOST_CELLS);
}

/** The value that two people changed, and who was first; null where it was refused for another reason. */
export function conflictOf(replica: Replica, reason: Refusal | null): AttentionConflict | null {
  if (reason?.code !== 'sync.conflict') return null;
  const { table, column, record, stands } = reason.params;
  const cell = { table: String(table), record: String(record), column: String(column) };
  return { ...cell, by: whoMade(replica, cell, stands) };
}

function whoMade(
  replica: Replica,
  cell: Omit<AttentionConflict, 'by'>,
  stands: Value | undefined,
): AttentionConflict['by'] {
  const { db, schema } = replica;
  const entries = entriesOfDocument(db, schema, documentOf(replica, cell), MOST_ENTRIES);
  const found = entries.find(({ effects }) => effects.some((effect) => wrote(effect, cell, stands)));
  return found ? { person: found.person, now: found.now } : null;
}

/** The document a row is part of: an address has the history of its customer. */
function documentOf({ db, schema }: Replica, { table, record }: Omit<AttentionConflict, 'by'>): string {
  const info = schema.byName.get(table);
  const column = info?.columns[info.documentColumn];
  if (!info || column === undefined) return record;
  const document = db.q(`SELECT "${column}" FROM "${info.name}" WHERE id = ?`).pluck().get(record);
  return (document as string | undefined) ?? record;
}

function wrote(effect: Effect, cell: Omit<AttentionConflict, 'by'>, stands: Value | undefined): boolean {
  if (effect.op !== 'update' || effect.id !== cell.record || effect.table.name !== cell.table) return false;
  const at = effect.columns.findIndex((column) => effect.table.columns[column] === cell.column);
  return at >= 0 && effect.after[at] === stands;
}

function placeOf({ table, id }: UpdateEffect, column: number) {
  return { table: table.name, record: id, column: table.columns[column] ?? String(column) };
}

function standing(db: Db, { table, id }: UpdateEffect, column: number): Value {
  const name = table.columns[column];
  if (name === undefined) return null;
  const found = db.q(`SELECT "${name}" FROM "${table.name}" WHERE id = ?`).pluck().get(id);
  return (found as Value | undefined) ?? null;
}
