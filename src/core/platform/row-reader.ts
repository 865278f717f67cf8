import type { Statement } from 'better-sqlite3';
import type { Db } from './database.ts';
import type { DerivedTable, RowOf, SyncedTable, Value } from './table.ts';
import type { TrackedReader } from './tracked-reader.ts';

/** What a rule needs to read, whoever asks: a command (every read watched) or a query (nothing to watch). */
export type RowReader = Pick<TrackedReader, 'get' | 'find' | 'derived'>;

/** Reads for queries, so that a button and its command can ask one function for the facts. */
export function rowReader(db: Db): RowReader {
  const statement = statementsOf(db);
  return {
    get<T extends SyncedTable>(table: T, id: string) {
      const read = statement(table.name, 'id', '', () => `SELECT * FROM "${table.name}" WHERE id = ?`);
      return read.get(id) as RowOf<T> | undefined;
    },
    find<T extends SyncedTable>(table: T, match: object, orderBy: readonly string[] = []) {
      const columns = Object.keys(match);
      const read = statement(table.name, columns.join(), orderBy.join(), () => {
        mustHave(table, columns);
        const where = columns.map((column) => `"${column}" IS ?`).join(' AND ');
        const order = [...orderBy, 'id'].map((column) => `"${column}"`).join(', ');
        return `SELECT * FROM "${table.name}" WHERE ${where} ORDER BY ${order}`;
      });
      return read.all(Object.values(match) as Value[]) as RowOf<T>[];
    },
    derived<T extends DerivedTable>(table: T, key: string) {
      const sql = () => `SELECT * FROM "${table.name}" WHERE "${table.key}" = ? ORDER BY rowid`;
      return statement(table.name, 'derived', '', sql).all(key) as RowOf<T>[];
    },
  };
}

type Statements = (table: string, by: string, order: string, sql: () => string) => Statement;

const prepared = new WeakMap<Db, Statements>();

/** Statements of a connection by what they read: rules ask the same of every line of a document. */
function statementsOf(db: Db): Statements {
  const known = prepared.get(db);
  if (known) return known;
  const statements = new Map<string, Statement>();
  const made: Statements = (table, by, order, sql) => {
    const key = `${table}|${by}|${order}`;
    const standing = statements.get(key);
    if (standing) return standing;
    const statement = db.sqlite.prepare(sql());
    statements.set(key, statement);
    return statement;
  };
  prepared.set(db, made);
  return made;
}

/** Throws for a column there is not: SQLite would take its quoted name for a text. */
export function mustHave(table: SyncedTable | DerivedTable, columns: readonly string[]): void {
  const known = table.kind === 'synced' ? table.columns : Object.keys(table.declared.columns);
  for (const column of columns) {
    if (!known.includes(column)) throw new Error(`${table.name} has no column ${column}`);
  }
}

const asksOnce = new WeakSet<RowReader>();

/**
 * Asks each question once: for rules that ask the same for every line of a document (the customer, the price lists, the
 * places). Only for tables that the command itself does not write. One that asks once already is that one.
 */
export function askingOnce(read: RowReader): RowReader {
  if (asksOnce.has(read)) return read;
  const answers = new Map<string, Map<string, unknown>>();
  const once = <T>(table: string, question: string, ask: () => T): T => {
    let known = answers.get(table);
    if (!known) {
      known = new Map();
      answers.set(table, known);
    }
    const answer = known.get(question);
    if (answer !== undefined || known.has(question)) return answer as T;
    const asked = ask();
    known.set(question, asked);
    return asked;
  };
  const made: RowReader = {
    get: (table, id) => once(table.name, id, () => read.get(table, id)),
    find: (table, match, orderBy) =>
      once(table.name, questionOf(match, orderBy), () => read.find(table, match, orderBy)),
    derived: (table, key) => once(table.name, key, () => read.derived(table, key)),
  };
  asksOnce.add(made);
  return made;
}

/** Unlike any id, and unlike any other question. Cheaper than JSON: it is asked thousands of times for one document. */
function questionOf(match: object, orderBy: readonly string[] = []): string {
  let text = '?';
  for (const [column, value] of Object.entries(match)) {
    const kind = value === null ? '' : typeof value === 'string' ? '=' : '#';
    text += `${column}${kind}${value}\0`;
  }
  return orderBy.length === 0 ? text : `${text}|${orderBy.join()}`;
}
