import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { type Db, inTransaction, openDatabase, type StorageCare } from './database.ts';
import { StorageStopped, storageFaultOf } from './storage-fault.ts';

const ROOM = 4096 * 64;

/** A database whose disk is full after a few pages, by SQLite's own measure. */
function smallDisk(care: StorageCare): Db {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-small-'));
  const db = openDatabase(join(folder, 'small.db'), { care });
  db.sqlite.exec('CREATE TABLE note (text TEXT NOT NULL) STRICT');
  db.sqlite.pragma('max_page_count = 8');
  onTestFinished(() => {
    db.sqlite.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return db;
}

const write = (db: Db, size: number) => db.q('INSERT INTO note VALUES (?)').run('x'.repeat(size));
const count = (db: Db) => db.sqlite.prepare('SELECT count(*) FROM note').pluck().get();

test('what SQLite and the system say of a disk is told apart, and everything else is no fault of it', () => {
  const sqlite = (code: string) => new Database.SqliteError('x', code);
  expect(storageFaultOf(sqlite('SQLITE_FULL'))).toBe('full');
  expect(storageFaultOf(Object.assign(new Error('x'), { code: 'ENOSPC' }))).toBe('full');
  expect(storageFaultOf(sqlite('SQLITE_IOERR_FSYNC'))).toBe('failed');
  expect(storageFaultOf(sqlite('SQLITE_READONLY'))).toBe('failed');
  expect(storageFaultOf(new StorageStopped('x'))).toBe('failed');
  expect(storageFaultOf(sqlite('SQLITE_BUSY_TIMEOUT'))).toBe('busy');
  expect(storageFaultOf(sqlite('SQLITE_CORRUPT_INDEX'))).toBe('unreadable');
  for (const none of [sqlite('SQLITE_CONSTRAINT_UNIQUE'), new Error('SQLITE_FULL'), 'SQLITE_FULL', null]) {
    expect(storageFaultOf(none)).toBeNull();
  }
});

test('a full disk takes the whole transaction back, and a second try has the room that was made', () => {
  let made = 0;
  const db: Db = smallDisk({
    makeRoom() {
      made++;
      db.sqlite.pragma('max_page_count = 1000');
      return true;
    },
    stopped: () => {},
  });
  const tried: number[] = [];
  inTransaction(db, () => {
    tried.push(tried.length);
    write(db, 10);
    write(db, ROOM);
  });
  expect([tried.length, made, count(db)]).toEqual([2, 1, 2]);
});

test('a write by itself finds the room too, and without any the disk stays full and readable', () => {
  let hasRoom = true;
  const db: Db = smallDisk({
    makeRoom() {
      if (hasRoom) db.sqlite.pragma('max_page_count = 100');
      const had = hasRoom;
      hasRoom = false;
      return had;
    },
    stopped: () => {},
  });
  write(db, ROOM);
  expect(() => write(db, ROOM * 10)).toThrow(/full/);
  expect(() => inTransaction(db, () => write(db, ROOM * 10))).toThrow(/full/);
  expect(count(db)).toBe(1);
  write(db, 10);
  expect(count(db)).toBe(2);
});

test('after a failed write nothing goes through the connection again, and its keeper is told once', () => {
  const told: unknown[] = [];
  const db = smallDisk({ makeRoom: () => false, stopped: (error) => told.push(error) });
  const failure = new Database.SqliteError('planted', 'SQLITE_IOERR_FSYNC');
  const failing = () => {
    throw failure;
  };
  expect(() => inTransaction(db, failing)).toThrow(failure);
  expect(() => db.q('SELECT 1')).toThrow(StorageStopped);
  expect(() => inTransaction(db, () => 1)).toThrow(StorageStopped);
  expect(told).toEqual([failure]);
});

test('without space held, a full disk still gets back what the write-ahead log can do without', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-journal-'));
  const db = openDatabase(join(folder, 'note.db'));
  onTestFinished(() => {
    db.sqlite.close();
    rmSync(folder, { recursive: true, force: true });
  });
  db.sqlite.exec('CREATE TABLE note (text TEXT NOT NULL) STRICT');
  for (let i = 0; i < 4; i++) write(db, 2 * 1024 * 1024);
  const journal = () => statSync(join(folder, 'note.db-wal')).size;
  const before = journal();
  let isFirst = true;
  inTransaction(db, () => {
    write(db, 10);
    if (isFirst) {
      isFirst = false;
      throw new Database.SqliteError('planted', 'SQLITE_FULL');
    }
  });
  expect(count(db)).toBe(5);
  expect([before > 8_000_000, journal() <= 4_194_304]).toEqual([true, true]);
});
