import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { numberNew, numbersText } from '../../scripts/number-columns.ts';
import columnNumbers from '../../src/core/columns.json' with { type: 'json' };
import { daybookDerived, daybookTables } from '../../src/core/daybook-tables.ts';
import { openDatabase } from '../../src/core/platform/database.ts';
import { migrate } from '../../src/core/platform/migrator.ts';
import { readMigrations } from '../../src/node/migration-files.ts';
import landed from './landed-columns.json' with { type: 'json' };

type Numbers = Record<string, { number: number; columns: string[] }>;

const db = openDatabase(':memory:');
migrate(db, readMigrations());
const numbers: Numbers = columnNumbers;

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: 0 | 1;
  readonly pk: 0 | 1;
  readonly hidden: number;
}

describe('numbers of tables and columns', () => {
  test('that history was written with never change', () => {
    for (const [table, { number, columns }] of Object.entries(landed)) {
      expect({ table, number: numbers[table]?.number }).toEqual({ table, number });
      expect(numbers[table]?.columns.slice(0, columns.length), table).toEqual(columns);
    }
    expect(Object.keys(landed).length).toBeGreaterThan(0);
  });

  test('are there for every table and column, each once', () => {
    expect(numberNew(numbers, daybookTables), 'run: node scripts/number-columns.ts').toEqual(numbers);
    const all = Object.values(numbers).map(({ number }) => number);
    expect(new Set(all).size).toBe(all.length);
  });

  test('are written by the script as they stand in the file', () => {
    const file = new URL('../../src/core/columns.json', import.meta.url);
    expect(numbersText(numbers)).toBe(readFileSync(file, 'utf8'));
  });

  test('of a new column come after all others, and a dropped one keeps its place', () => {
    const known = { people: { number: 9, columns: ['id', 'dropped'] } };
    const people = daybookTables.filter(({ name }) => name === 'people' || name === 'roles');
    expect(numberNew(known, people)).toEqual({
      people: { number: 9, columns: ['id', 'dropped', 'name', 'active'] },
      roles: { number: 10, columns: ['id', 'name', 'permissions', 'labels', 'discountCeiling'] },
    });
  });
});

describe.each(daybookTables.map((table) => [table.name, table] as const))('%s', (name, table) => {
  const stored = db.sqlite.pragma(`table_xinfo("${name}")`) as Column[];
  const { sql } = db.q("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) as {
    sql: string;
  };

  test('is in the database as it is declared', () => {
    const declared = Object.entries(table.declared.columns).map(([column, { type, isRequired, isKey }]) => ({
      name: column,
      type,
      notnull: Number(isRequired),
      pk: Number(isKey),
      hidden: 0,
    }));
    expect(
      stored.map(({ name, type, notnull, pk, hidden }) => ({ name, type, notnull, pk, hidden })),
    ).toEqual(declared);
  });

  test('is strict, keyed by the text id, and holds text and whole numbers only', () => {
    expect(sql).toMatch(/\)\s*STRICT\s*$/);
    expect(stored.filter(({ pk }) => pk > 0)).toMatchObject([{ name: 'id', type: 'TEXT' }]);
    expect(stored.map(({ type }) => type).filter((type) => type !== 'TEXT' && type !== 'INTEGER')).toEqual(
      [],
    );
    expect(sql).not.toMatch(/AUTOINCREMENT|ON CONFLICT|CASCADE|ON (DELETE|UPDATE) SET/i);
  });

  test('has a name for every constraint and index', () => {
    expect(unnamedConstraints(sql)).toEqual([]);
    const indexes = db.sqlite.pragma(`index_list("${name}")`) as { name: string; origin: string }[];
    const made = indexes.filter(({ origin }) => origin === 'c').map((index) => index.name);
    expect(made.filter((index) => !index.startsWith(`${name}_`))).toEqual([]);
  });

  test('points only at tables that everyone who sees it sees too', () => {
    const parents = db.sqlite.pragma(`foreign_key_list("${name}")`) as { table: string }[];
    const scopes = parents.map(
      ({ table: parent }) => daybookTables.find((t) => t.name === parent)?.options.scope,
    );
    const own = table.options.scope;
    for (const scope of scopes) expect([undefined, own]).toContainEqual(scope);
  });

  test('finds by index what it declares to be looked up', () => {
    for (const columns of table.options.lookups ?? []) {
      const where = columns.map((column) => `"${column}" IS ?`).join(' AND ');
      const plan = db.sqlite
        .prepare(`EXPLAIN QUERY PLAN SELECT * FROM "${name}" WHERE ${where} ORDER BY id`)
        .all(columns.map(() => 'x')) as { detail: string }[];
      expect(plan[0]?.detail, columns.join()).toMatch(/^SEARCH/);
    }
  });
});

test('a planted constraint without a name is found', () => {
  const sql =
    'CREATE TABLE t (\n a TEXT UNIQUE,\n b TEXT CHECK (b > 0),\n CONSTRAINT t_pk PRIMARY KEY (a)\n) STRICT';
  expect(unnamedConstraints(sql)).toEqual(['UNIQUE', 'CHECK']);
});

test('derived tables have no constraints, so that nothing they hold can stop a page', () => {
  for (const { name } of daybookDerived) {
    const columns = db.sqlite.pragma(`table_xinfo("${name}")`) as Column[];
    expect({ name, unique: db.sqlite.pragma(`foreign_key_list("${name}")`) }).toEqual({ name, unique: [] });
    expect(columns.length).toBeGreaterThan(0);
    const unique = (db.sqlite.pragma(`index_list("${name}")`) as { unique: number; origin: string }[]).filter(
      (index) => index.unique === 1 && index.origin !== 'pk',
    );
    expect({ name, unique }).toEqual({ name, unique: [] });
  }
});

/** Keywords of constraints that no `CONSTRAINT name` stands before. */
function unnamedConstraints(sql: string): string[] {
  const bare = sql.replaceAll(/--.*$/gm, '');
  const keywords = /(CONSTRAINT\s+\w+\s+)?\b(PRIMARY KEY|UNIQUE|CHECK|FOREIGN KEY)\b/g;
  return [...bare.matchAll(keywords)]
    .filter(([, named]) => named === undefined)
    .map(([, , keyword]) => keyword ?? '');
}
