import Database from 'better-sqlite3';
import { z } from 'zod';
import { commandDeclarations } from '../../src/shared/daybook-declarations.ts';
import { LONGEST_ID } from '../../src/shared/kernel/input-field.ts';

/** A column that holds what somebody wrote. */
export interface FreeTextColumn {
  readonly table: string;
  readonly column: string;
  readonly rows: number;
}

/** Names of all fields of all commands that take any text: what a person can write into Daybook. */
export function freeTextFields(): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { input } of commandDeclarations) {
    walk(z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' }), null, names);
  }
  return names;
}

/**
 * Writes a text into every free-text column of every row, past all rules: what no command would take, an older version or
 * another program may have left. `textOf` gives the n-th. Answers the columns written.
 */
export function writeIntoFreeTexts(file: string, textOf: (n: number) => string): readonly FreeTextColumn[] {
  const db = new Database(file);
  const fields = freeTextFields();
  const written: FreeTextColumn[] = [];
  let n = 0;
  try {
    const guards = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%RAISE(%'";
    for (const name of db.prepare(guards).pluck().all()) db.exec(`DROP TRIGGER "${name}"`);
    const tables = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'")
      .pluck()
      .all() as string[];
    for (const table of tables.filter((name) => !LOCAL.has(name))) {
      const columns = db.pragma(`table_info("${table}")`) as { name: string; type: string; pk: number }[];
      for (const { name, type, pk } of columns) {
        if (type !== 'TEXT' || pk > 0 || !fields.has(name) || STRUCTURAL.has(name)) continue;
        const ids = db.prepare(`SELECT rowid FROM "${table}" WHERE "${name}" IS NOT NULL`).pluck().all();
        const put = db.prepare(`UPDATE "${table}" SET "${name}" = ? WHERE rowid = ?`);
        for (const id of ids) put.run(`${textOf(n++)} ${id}`, id);
        if (ids.length > 0) written.push({ table, column: name, rows: ids.length });
      }
    }
  } finally {
    db.close();
  }
  return written;
}

/** Fields that are any text to the schema, and in a column the id of a record, a code or JSON. */
const STRUCTURAL: ReadonlySet<string> = new Set([
  ...['currency', 'customer', 'customers', 'item', 'items', 'list', 'place', 'rule', 'shipTo'],
  ...['key', 'keys', 'kind', 'labels', 'mapping', 'mediaType', 'permissions', 'system'],
]);

/** Tables of this replica's own, in which a name of a field means something else. */
const LOCAL: ReadonlySet<string> = new Set(['entry', 'pending', 'replicaMeta', 'local']);

interface Schema {
  readonly type?: string;
  readonly enum?: unknown;
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
}

function walk(schema: object, name: string | null, names: Set<string>): void {
  const found = schema as Schema;
  if (name !== null && isFreeText(found)) names.add(name);
  for (const [property, inner] of Object.entries(found.properties ?? {})) walk(inner, property, names);
  for (const inner of [...(found.anyOf ?? []), ...(found.oneOf ?? []), ...(found.allOf ?? [])])
    walk(inner, name, names);
  if (found.items) walk(found.items, name, names);
}

/** Any text: not an id, a code of a list, a date or a number in writing. */
function isFreeText({ type, pattern, format, maxLength, ...rest }: Schema): boolean {
  if (type !== 'string' || format !== undefined || 'enum' in rest || 'const' in rest) return false;
  if (pattern !== undefined) return pattern.includes('Cc');
  return maxLength !== LONGEST_ID;
}
