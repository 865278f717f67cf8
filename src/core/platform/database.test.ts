import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { inTransaction, openDatabase } from './database.ts';

function place(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-settings-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** As SQLite answers: 2 is FULL. */
const RELIED_ON = {
  journal_mode: 'wal',
  synchronous: 2,
  fullfsync: 1,
  checkpoint_fullfsync: 1,
  foreign_keys: 1,
  recursive_triggers: 1,
  trusted_schema: 0,
  cell_size_check: 1,
};

test('every connection has the settings that “saved here” relies on: of a new file, of one opened again, of a copy', () => {
  const folder = place();
  const settingsOf = (file: string) => {
    const { sqlite } = openDatabase(join(folder, file));
    const found = Object.keys(RELIED_ON).map((name) => [name, sqlite.pragma(name, { simple: true })]);
    sqlite.exec(
      `CREATE TABLE IF NOT EXISTS note (text TEXT) STRICT; VACUUM INTO '${join(folder, `${file}+`)}'`,
    );
    sqlite.close();
    return Object.fromEntries(found);
  };
  expect(settingsOf('new')).toEqual(RELIED_ON);
  expect(settingsOf('new+')).toEqual(RELIED_ON);
  rmSync(join(folder, 'new+'));
  expect(settingsOf('new')).toEqual(RELIED_ON);
});

test('what throws takes its transaction back, and the next begins anew', () => {
  const db = openDatabase(':memory:');
  db.sqlite.exec('CREATE TABLE note (text TEXT NOT NULL) STRICT');
  const write = (text: string | null) => db.q('INSERT INTO note VALUES (?)').run(text);
  const half = () => {
    write('a');
    write(null);
  };
  expect(() => inTransaction(db, half)).toThrow('NOT NULL');
  expect(db.sqlite.inTransaction).toBe(false);
  inTransaction(db, () => write('b'));
  expect(db.sqlite.prepare('SELECT text FROM note').pluck().all()).toEqual(['b']);
});
