import { refusal } from '../../shared/kernel/refusal.ts';
import { findColumn } from './column-finder.ts';
import type { LookupRule, SourceSettings } from './import-mapping.ts';
import { Unreadable } from './source-file.ts';
import { openTable } from './source-opening.ts';
import type { SourceRow } from './source-row.ts';
import { rowsOf, type TableSource } from './table-source.ts';

/** The smaller file of a join, by its key, in memory. */
export interface LookupTable {
  readonly rule: LookupRule;
  readonly source: TableSource;
  /** Position in the main file of the column that asks. */
  readonly askedBy: number;
  readonly rows: ReadonlyMap<string, SourceRow>;
  /** Keys the main file asked for. */
  readonly used: Set<string>;
}

/** Above this the two files belong the other way round. */
const MOST_ROWS = 500_000;

/** Throws Unreadable: the reasons of `openTable`, a missing column, a key that stands twice, too many rows. */
export async function loadLookup(
  main: TableSource,
  rule: LookupRule,
  settings: SourceSettings,
): Promise<LookupTable> {
  const opened = await openTable(main.file.beside(rule.file), rule.source ?? settings);
  if (!opened.ok) throw new Unreadable(opened.refusal);
  const source = opened.value;
  const askedBy = required(main, rule.match.column);
  const keyColumn = required(source, rule.match.to);
  const rows = new Map<string, SourceRow>();
  for await (const row of rowsOf(source)) {
    const key = (row.fields[keyColumn] ?? '').trim();
    const params = { file: rule.file, row: row.row };
    if (rows.has(key)) throw new Unreadable(refusal('import.lookup-key-twice', { ...params, key }));
    if (rows.size === MOST_ROWS) throw new Unreadable(refusal('import.lookup-too-large', params));
    rows.set(key, row);
  }
  return { rule, source, askedBy, rows, used: new Set() };
}

/** The row of the joined file that belongs to a row of the main file. */
export function lookedUp(table: LookupTable, fields: readonly string[]): SourceRow | undefined {
  const key = (fields[table.askedBy] ?? '').trim();
  const row = table.rows.get(key);
  if (row !== undefined) table.used.add(key);
  return row;
}

function required(source: TableSource, column: string | number): number {
  const found = findColumn(source.header, column);
  if (!found.ok) throw new Unreadable(found.refusal);
  if (found.value === undefined) {
    throw new Unreadable(refusal('import.column-missing', { file: source.file.name, column }));
  }
  return found.value;
}
