import { describe, expect, test } from 'vitest';
import { mustRun, rowsByTable, shelfReplica, shelves } from '../../../tests/support/shelf-core.ts';
import { assertCaptured } from './capture-check.ts';
import { inTransaction } from './database.ts';
import type { Effect } from './effect.ts';

describe('the write guard', () => {
  test.each([
    "INSERT INTO shelves VALUES ('x', 'by hand')",
    "UPDATE shelves SET name = 'by hand'",
    'DELETE FROM shelves',
    "INSERT INTO shelves VALUES ('y', 'z') ON CONFLICT DO NOTHING",
    "INSERT OR REPLACE INTO shelves SELECT id, 'by hand' FROM shelves",
  ])('aborts a write outside a command: %s', (sql) => {
    const replica = shelfReplica();
    mustRun(replica, 'shelf.add', { name: 'north' });
    const before = rowsByTable(replica);
    expect(() => replica.db.sqlite.exec(sql)).toThrow('written by commands only');
    expect(rowsByTable(replica)).toEqual(before);
  });

  test('is shut again after a transaction that was rolled back while it was open', () => {
    const replica = shelfReplica();
    const fails = () =>
      inTransaction(replica.db, () =>
        replica.guard.open(() => {
          throw new Error('half way');
        }),
      );
    expect(fails).toThrow('half way');
    expect(() => replica.db.sqlite.exec("INSERT INTO shelves VALUES ('x', 'y')")).toThrow('commands only');
  });

  test('captures the delete that hides in a replacement, which nothing of ours writes', () => {
    const replica = shelfReplica();
    mustRun(replica, 'shelf.add', { name: 'north' });
    replica.guard.captured();
    inTransaction(replica.db, () =>
      replica.guard.open(() =>
        replica.db.sqlite.exec("INSERT OR REPLACE INTO shelves SELECT id, 'south' FROM shelves"),
      ),
    );
    expect(replica.guard.captured().map(([op]) => op)).toEqual([2, 0]);
  });

  test('captures by triggers what the writer claims, and a writer that lies is found out', () => {
    const replica = shelfReplica();
    const table = replica.schema.byName.get(shelves.name);
    if (!table) throw new Error('no shelves');
    replica.guard.captured();
    inTransaction(replica.db, () => replica.guard.open(() => replica.rows.insert(table, ['s1', 'north'])));
    const captured = replica.guard.captured();
    const claim = (row: string[]): Effect[] => [{ op: 'insert', table, id: 's1', row }];
    expect(() => assertCaptured(captured, claim(['s1', 'north']))).not.toThrow();
    expect(() => assertCaptured(captured, claim(['s1', 'south']))).toThrow('captured');
    expect(() => assertCaptured(captured, [])).toThrow('recorded 0 effects');
  });
});
