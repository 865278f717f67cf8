import type { EncodedEffect } from '../../shared/sync/wire-entry.ts';
import type { Db } from './database.ts';
import type { Schema } from './schema.ts';
import type { Value } from './table.ts';

/**
 * The guard of one connection: TEMP triggers abort every write to a synced table while the gate is shut. They ask this
 * process whether it is open, because a gate in the database is two more writes for every command. In tests and simulation
 * the triggers also capture, by a way that shares nothing with the writer, what the writer claims to have done.
 */
export interface WriteGuard {
  /** Runs `work` with the gate open. */
  open<T>(work: () => T): T;
  /** Captured rows since the last call, encoded as effects are. Throws unless the guard was made with `capture`. */
  captured(): EncodedEffect[];
}

/** `settle` is called once at the end of every successful opening: see `CoreDefinition.settle`. */
export function installWriteGuard(
  db: Db,
  schema: Schema,
  capture: boolean,
  settle: (db: Db) => void = () => {},
): WriteGuard {
  let depth = 0;
  db.sqlite.function('write_gate_is_open', () => (depth > 0 ? 1 : 0));
  db.sqlite.exec(guardSql(schema, capture));
  const read = capture ? db.sqlite.prepare('SELECT effect FROM temp.captured ORDER BY n').pluck() : null;
  const clear = capture ? db.sqlite.prepare('DELETE FROM temp.captured') : null;
  return {
    open(work) {
      depth++;
      try {
        const result = work();
        if (depth === 1) settle(db);
        return result;
      } finally {
        depth--;
      }
    },
    captured() {
      if (!read || !clear) throw new Error('this connection does not capture');
      const rows = read.all() as string[];
      clear.run();
      return rows.map((text) => trimNulls(JSON.parse(text) as EncodedEffect));
    },
  };
}

function guardSql(schema: Schema, capture: boolean): string {
  const sql: string[] = [];
  if (capture) sql.push('CREATE TEMP TABLE captured (n INTEGER PRIMARY KEY, effect TEXT NOT NULL);');
  for (const table of schema.tables) {
    for (const op of ['INSERT', 'UPDATE', 'DELETE'] as const) {
      sql.push(
        `CREATE TEMP TRIGGER "guard_${table.name}_${op}" BEFORE ${op} ON main."${table.name}" ` +
          'WHEN NOT write_gate_is_open() ' +
          `BEGIN SELECT RAISE(ABORT, '${table.name} is written by commands only'); END;`,
      );
    }
    if (capture) sql.push(...captureSql(table.name, table.number, table.columns));
  }
  return sql.join('\n');
}

function captureSql(name: string, number: number, columns: readonly string[]): string[] {
  const values = (row: string) => columns.map((column) => `${row}."${column}"`).join(', ');
  const trigger = (op: string, effect: string) =>
    `CREATE TEMP TRIGGER "capture_${name}_${op}" AFTER ${op} ON main."${name}" BEGIN ` +
    `INSERT INTO temp.captured (effect) VALUES (${effect}); END;`;
  return [
    trigger('INSERT', `json_array(0, ${number}, ${values('new')})`),
    trigger('DELETE', `json_array(2, ${number}, ${values('old')})`),
    trigger('UPDATE', `json_array(9, ${number}, json_array(${values('old')}), json_array(${values('new')}))`),
  ];
}

function trimNulls(effect: EncodedEffect): EncodedEffect {
  if (effect[0] === 9) return effect;
  let end = effect.length;
  while (end > 2 && effect[end - 1] === null) end--;
  return effect.slice(0, end) as readonly Value[];
}
