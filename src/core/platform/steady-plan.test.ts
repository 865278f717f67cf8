import { expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { steadyPlan } from './steady-plan.ts';

test('a statement has one plan, whatever value it is given', () => {
  const { sqlite } = openDatabase(':memory:');
  sqlite.exec(`CREATE TABLE note (id INTEGER PRIMARY KEY, state TEXT) STRICT;
    CREATE INDEX note_open ON note (id) WHERE state = 'open'`);
  const planFor = (state: string) =>
    sqlite.prepare('EXPLAIN QUERY PLAN SELECT id FROM note WHERE state = ?').all(state);
  expect(planFor('open')).toEqual(planFor('done'));
});

test('values are compared, stored and answered as they are given', () => {
  const { sqlite } = openDatabase(':memory:');
  sqlite.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, data BLOB, part REAL) STRICT');
  const insert = sqlite.prepare('INSERT INTO note VALUES (?, @text, :data, $part)');
  const row = { text: '007', data: Buffer.from('007'), part: 0.5 };
  insert.run(7, row);
  const where = '(id, text) >= (?, ?) AND text IS ? AND id IN (?, ?) LIMIT ? OFFSET ?';
  expect(sqlite.prepare(`SELECT * FROM note WHERE ${where}`).all(7, '007', '007', 7, 8, 1, 0)).toEqual([
    { id: 7, ...row },
  ]);
  expect(sqlite.prepare('SELECT id FROM note WHERE text = ?').get(7)).toBe(undefined);
  expect(sqlite.prepare('SELECT ? AS given').pluck().get(null)).toBe(null);
});

test.each([
  [`SELECT 'who?', "a@b", 'it''s :x', "say ""?""" FROM note WHERE id = ?`, 'id = +?'],
  ['SELECT 1 -- really?\nWHERE id = @id', 'WHERE id = +@id'],
  ['SELECT 1 /* ?\n:a */ WHERE id = ?2', 'WHERE id = +?2'],
])('only parameters are hidden from the planner: %s', (sql, end) => {
  const steady = steadyPlan(sql);
  expect(steady.endsWith(end)).toBe(true);
  expect(steady.replace('+', '')).toBe(sql);
});
