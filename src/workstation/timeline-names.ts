import type { Db } from '../core/platform/database.ts';
import type { Replica } from '../core/platform/replica.ts';
import type { TableInfo } from '../core/platform/schema.ts';
import { EVERYONE } from '../core/platform/table.ts';
import { numberedKinds } from '../shared/company/number-series.ts';
import type {
  NamedEvent,
  NamedRecord,
  TimelineChange,
  TimelineEvent,
} from '../shared/sync/workstation-views.ts';
import { nameIn, type RecordRow, rowOf } from './record-name.ts';

/** Of what changed more at once nobody reads the names. */
const MOST_NAMED = 40;

/** Ids without a foreign key, parted by blanks where there are several: whose they are. */
const LOOSE: Readonly<Record<string, string>> = {
  'parties.defaultShipTo': 'addresses',
  'parties.defaultBillTo': 'addresses',
  'parties.defaultShipFrom': 'sites',
  'customerRules.addresses': 'addresses',
  'taxRules.taxes': 'taxCodes',
};

/** Settings in tables of their own: what changes in them is told of the company. */
const OF_COMPANY: ReadonlySet<string> = new Set(['numberSeries']);

/** Documents whose history is told with that of a record: the series of numbers with the company’s. */
export function toldWith(record: string): readonly string[] {
  return record === 'company' ? numberedKinds : [];
}

interface Reference {
  readonly column: string;
  readonly table: string;
  readonly isLoose: boolean;
}

/** The events of a record with what their changes name by id, so that a sentence can say “Base list” for it. */
export function withNames(
  replica: Replica,
  document: string,
  events: readonly TimelineEvent[],
): NamedEvent[] {
  const { db, schema } = replica;
  const known = new Map<string, NamedRecord | null>();
  const nameOf = (table: string, id: string) => {
    const key = `${table} ${id}`;
    if (!known.has(key)) known.set(key, namedRow(rowOf(db, table, id)));
    return known.get(key) ?? null;
  };
  return events.map((event) => {
    const names: Record<string, NamedRecord> = {};
    const rows: Record<string, Record<string, string>> = {};
    const own: number[] = [];
    for (const [at, change] of event.changes.entries()) {
      const info = schema.byName.get(change.table);
      const stands = info && standing(db, change, info);
      if (!info || documentOf(change, info, stands) !== document) continue;
      own.push(at);
      if (own.length > MOST_NAMED) continue;
      const called = namedRow(stands);
      if (called) names[change.record] = called;
      for (const { column, table, isLoose } of referencesOf(replica, info)) {
        const { before, after } = cellsOf(change, column, stands);
        const ids = [before, after].flatMap((text) => (isLoose ? text?.split(' ') : text) ?? []);
        for (const id of ids) {
          const found = nameOf(table, id);
          if (found) names[id] = found;
        }
        const stays = after ?? before;
        if (stays !== null) rows[change.record] = { ...rows[change.record], [column]: stays };
      }
    }
    return { ...event, own, names, rows };
  });
}

/** The row an update changed, where its changes alone do not say enough: an update tells what it changed only. */
function standing(db: Db, { op, table, record }: TimelineChange, info: TableInfo): RecordRow | undefined {
  return op === 'update' && info.documentColumn !== 0 ? rowOf(db, table, record) : undefined;
}

function documentOf(change: TimelineChange, info: TableInfo, stands: RecordRow | undefined): string | null {
  if (OF_COMPANY.has(change.table)) return 'company';
  const column = info.columns[info.documentColumn];
  if (info.documentColumn === 0 || column === undefined) return change.record;
  const { before, after } = cellsOf(change, column, stands);
  return after ?? before;
}

/** Columns that hold ids of other records, and whose: only of tables that everybody may see. */
function referencesOf({ schema }: Replica, { name, columns, parents }: TableInfo): readonly Reference[] {
  const tied = parents.flatMap(({ column, parent }): Reference[] => {
    const info = schema.byNumber.get(parent);
    const own = columns[column];
    const isOpen = info?.scope.kind === 'fixed' && info.scope.label === EVERYONE;
    return isOpen && own !== undefined ? [{ column: own, table: info.name, isLoose: false }] : [];
  });
  const loose = columns.flatMap((column): Reference[] => {
    const table = LOOSE[`${name}.${column}`];
    return table === undefined ? [] : [{ column, table, isLoose: true }];
  });
  return [...tied, ...loose];
}

function cellsOf({ record, values }: TimelineChange, column: string, stands: RecordRow | undefined) {
  if (column === 'id') return { before: null, after: record };
  const { before = null, after = stands?.[column] } = values[column] ?? {};
  return { before: textOf(before), after: textOf(after) };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function namedRow(row: RecordRow | undefined): NamedRecord | null {
  const name = row && nameIn(row);
  return row && name ? { name, currency: textOf(row.currency), unit: textOf(row.baseUnit) } : null;
}
