import type { Replica } from '../../src/core/platform/replica.ts';
import { scopeLabel } from '../../src/core/platform/schema.ts';
import type { Value } from '../../src/core/platform/table.ts';

/** Rows of one table as JSON, by id. */
export type TableDump = ReadonlyMap<string, string>;
/** Every synced and derived table. Rows are JSON of their values; trailing nulls are left out (older schemas). */
export interface StateDump {
  readonly tables: ReadonlyMap<string, TableDump>;
  /** Scope label of each row that is not for everyone, by `table|id`. */
  readonly labels: ReadonlyMap<string, string>;
}

export function dumpState(
  replica: Replica,
  previous: StateDump | null = null,
  changed?: ReadonlySet<string>,
): StateDump {
  const tables = new Map(previous?.tables ?? []);
  const labels = new Map(previous?.labels ?? []);
  for (const table of replica.schema.tables) {
    if (previous && changed && !changed.has(table.name)) continue;
    for (const key of labels.keys()) if (key.startsWith(`${table.name}|`)) labels.delete(key);
    const rows = new Map<string, string>();
    const names = table.columns.map((column) => `"${column}"`).join(', ');
    const all = replica.db.q(`SELECT ${names} FROM "${table.name}" ORDER BY id -- dump`).raw().all();
    for (const row of all as Value[][]) {
      rows.set(String(row[0]), rowText(row));
      const label = scopeLabel(table, row);
      if (label !== 'everyone') labels.set(`${table.name}|${row[0]}`, label);
    }
    tables.set(table.name, rows);
  }
  for (const { name } of replica.schema.derived) {
    // Some have several rows per key; that none stands twice, the order says.
    const all = replica.db.q(`SELECT * FROM "${name}" ORDER BY 1, 2 -- dump`).raw().all() as Value[][];
    const byKey = Map.groupBy(all, (row) => String(row[0]));
    tables.set(name, new Map([...byKey].map(([key, rows]) => [key, rows.map(rowText).join()])));
  }
  return { tables, labels };
}

/** The first difference between two states in words, or null; `labels` limits what `full` counts. */
export function stateDifference(
  found: StateDump,
  full: StateDump,
  labels: ReadonlySet<string> | null,
): string | null {
  for (const [name, rows] of full.tables) {
    const mine = found.tables.get(name) ?? new Map<string, string>();
    for (const [id, row] of rows) {
      const label = full.labels.get(`${name}|${id}`) ?? 'everyone';
      const isWanted = labels === null || labels.has(label);
      if (isWanted && mine.get(id) !== row)
        return `${name} ${id} is ${mine.get(id) ?? 'missing'}, not ${row}`;
      if (!isWanted && mine.has(id)) return `${name} ${id} of scope ${label} is here`;
    }
    for (const id of mine.keys()) if (!rows.has(id)) return `${name} ${id} is here but should not`;
  }
  return null;
}

function rowText(row: readonly Value[]): string {
  let end = row.length;
  while (end > 0 && row[end - 1] === null) end--;
  return JSON.stringify(row.slice(0, end));
}
