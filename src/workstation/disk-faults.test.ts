import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { setDisk } from '../../tests/support/failing-disk.ts';
import { ANNA, boxesOf, mustDo, type ShelfFleet, shelfFleet } from '../../tests/support/shelf-workstation.ts';
import { openDatabase } from '../core/platform/database.ts';
import type { RunAnswer, Workstation } from './workstation.ts';

vi.mock('better-sqlite3', async (actual) => {
  const { failingSqlite } = await import('../../tests/support/failing-disk.ts');
  return failingSqlite(actual);
});

let fleet: ShelfFleet;
let desk: Workstation;
let shelf: string;
const alarms: unknown[] = [];

beforeEach(async () => {
  alarms.length = 0;
  fleet = shelfFleet();
  desk = await fleet.enrol('a', { alarm: (bug) => alarms.push(bug) });
  shelf = mustDo(desk, 'shelf.add', { name: 'north' }).output.id;
});
afterEach(async () => {
  setDisk();
  await fleet.end();
});

const isOurs = (file: string) => file.endsWith('daybook.db');
const addBox = (slot: number): RunAnswer =>
  desk.run({ command: 'box.add', input: { shelf, slot, weight: 1 } }, ANNA);
const codeOf = (answer: RunAnswer) => (answer.ok ? 'saved' : answer.refusal.code);

/** The next commit of the workstation meets this; all others go well. */
function failOnce(code: string, isDone = false): void {
  let left = 1;
  setDisk((sql, file) => (sql === 'COMMIT' && isOurs(file) && left-- > 0 ? { code, isDone } : null));
}

describe('a full disk', () => {
  const ballast = () => join(fleet.folder('a'), 'ballast');
  const fullWhile = (isFull: () => boolean) =>
    setDisk((sql, file) =>
      isOurs(file) && /^(COMMIT|INSERT|UPDATE)/.test(sql) && isFull() ? { code: 'SQLITE_FULL' } : null,
    );

  test('saves what people do in the space held for this, and says so', () => {
    writeFileSync(ballast(), 'held');
    fullWhile(() => existsSync(ballast()));
    expect(codeOf(addBox(1))).toBe('saved');
    expect(boxesOf(desk)).toHaveLength(1);
    expect(existsSync(ballast())).toBe(false);
    expect(desk.status()).toMatchObject({ pending: 2, storage: { code: 'storage.low' } });
  });

  test('without any space left refuses plainly, keeps what was saved and can be read; room makes it work again', () => {
    addBox(1);
    fullWhile(() => true);
    expect(codeOf(addBox(2))).toBe('storage.full');
    const many = [{ command: 'box.add', input: { shelf, slot: 3, weight: 1 } }];
    expect(desk.runMany(many, ANNA).map(codeOf)).toEqual(['storage.full']);
    expect(boxesOf(desk)).toHaveLength(1);
    setDisk();
    expect(codeOf(addBox(2))).toBe('saved');
    expect(desk.verify().flatMap(({ faults }) => faults)).toEqual([]);
    expect(alarms).toEqual([]);
  });

  test('stops the sync with its reason and never takes the base for damaged', async () => {
    const other = await fleet.enrol('b');
    const theirs = mustDo(other, 'shelf.add', { name: 'south' }).output.id;
    mustDo(other, 'box.add', { shelf: theirs, slot: 1, weight: 1 });
    await other.sync.once();
    await desk.sync.once();
    mustDo(other, 'box.add', { shelf: theirs, slot: 2, weight: 1 });
    await other.sync.once();
    let commits = 0;
    setDisk((sql, file) =>
      isOurs(file) && sql.startsWith('INSERT INTO entry') && file.includes('/a/') && ++commits
        ? { code: 'SQLITE_FULL' }
        : null,
    );
    expect(await desk.sync.once()).toMatchObject({ complete: false, stopped: { code: 'storage.full' } });
    expect(commits).toBeGreaterThan(0);
    setDisk();
    expect(await desk.sync.once()).toMatchObject({ complete: true });
    expect(desk.digest()).toEqual(other.digest());
  });
});

describe('a write that failed', () => {
  test('reopens the database, proves it, and says that this was not saved', async () => {
    failOnce('SQLITE_IOERR_FSYNC');
    expect(codeOf(addBox(1))).toBe('storage.not-kept');
    expect(desk.status()).toMatchObject({ pending: 1, storage: { code: 'storage.reopened' } });
    expect(alarms).toHaveLength(1);
    expect(codeOf(addBox(1))).toBe('saved');
    expect(await desk.sync.once()).toMatchObject({ complete: true, pushed: 2 });
    expect(desk.verify().flatMap(({ faults }) => faults)).toEqual([]);
  });

  test('says so where the disk had kept it all the same: it is not to be entered twice', () => {
    failOnce('SQLITE_IOERR_FSYNC', true);
    expect(codeOf(addBox(1))).toBe('storage.kept');
    expect(boxesOf(desk)).toHaveLength(1);
  });

  test('leaves those who listen, and the sync, as they were', async () => {
    const heard: unknown[] = [];
    desk.onChanges((changed) => heard.push(changed));
    desk.sync.start();
    failOnce('SQLITE_IOERR_WRITE');
    addBox(1);
    setDisk();
    addBox(2);
    await vi.waitFor(() => expect(desk.status()).toMatchObject({ pending: 0, leader: 'this' }));
    expect(heard.length).toBeGreaterThan(0);
  });

  test('lets nothing more be saved where the database does not prove itself afterwards', async () => {
    await desk.sync.once();
    const other = openDatabase(join(fleet.folder('a'), 'daybook.db'));
    other.q("UPDATE entry SET hash = 'what never was' WHERE seq = (SELECT max(seq) FROM entry)").run();
    other.sqlite.close();
    failOnce('SQLITE_IOERR_FSYNC');
    expect(codeOf(addBox(1))).toBe('storage.not-proved');
    setDisk();
    expect(codeOf(addBox(2))).toBe('storage.not-proved');
    expect(desk.status().storage?.code).toBe('storage.not-proved');
  });

  test('on a disk that stays away refuses until it is back', async () => {
    let isGone = false;
    setDisk((sql, file) => {
      if (!isOurs(file)) return null;
      isGone ||= sql === 'COMMIT';
      return isGone ? { code: 'SQLITE_IOERR_WRITE' } : null;
    });
    expect(codeOf(addBox(1))).toBe('storage.stopped');
    expect(codeOf(addBox(1))).toBe('storage.stopped');
    setDisk();
    expect(codeOf(addBox(1))).toBe('storage.not-kept');
    expect(codeOf(addBox(1))).toBe('saved');
  });
});

test('a database that another process keeps busy is a plain refusal, and the next try goes through', () => {
  let left = 1;
  setDisk((sql, file) =>
    sql.startsWith('BEGIN') && isOurs(file) && left-- > 0 ? { code: 'SQLITE_BUSY' } : null,
  );
  expect(codeOf(addBox(1))).toBe('storage.busy');
  expect(codeOf(addBox(1))).toBe('saved');
});
