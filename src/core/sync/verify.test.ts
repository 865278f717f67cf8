import { describe, expect, test } from 'vitest';
import { mustRun, rowsByTable, shelfReplica } from '../../../tests/support/shelf-core.ts';
import type { Replica } from '../platform/replica.ts';
import { verifyReplica } from './verify.ts';

function oneDay(): Replica {
  const replica = shelfReplica();
  const shelf = mustRun(replica, 'shelf.add', { name: 'north' });
  const box = mustRun(replica, 'box.add', { shelf, slot: 1, weight: 5 });
  mustRun(replica, 'box.add', { shelf, slot: 2, weight: 7 });
  mustRun(replica, 'box.note', { box, note: 'fragile' });
  mustRun(replica, 'box.remove', { box });
  mustRun(replica, 'diary.write', { owner: 'anna', words: 'a long day' });
  return replica;
}

function faultsOf(replica: Replica): string[] {
  return verifyReplica(replica).flatMap((check) => check.faults.map((fault) => `${check.name}: ${fault}`));
}

describe('verify', () => {
  test('finds nothing wrong with an honest file, looks at every entry and changes nothing', () => {
    const replica = oneDay();
    const before = rowsByTable(replica);
    expect(faultsOf(replica)).toEqual([]);
    expect(verifyReplica(replica).find((check) => check.name === 'chain')?.looked).toBe(6);
    expect(verifyReplica(replica).find((check) => check.name === 'replay')?.looked).toBe(6);
    expect(rowsByTable(replica)).toEqual(before);
  });

  test.each([
    ['a row changed by a foreign tool', 'UPDATE boxes SET weight = 8 WHERE slot = 2', 'digest'],
    ['a row taken out', 'DELETE FROM diaries', 'digest'],
    ['a row put in', "INSERT INTO shelves VALUES ('x', 'south')", 'digest'],
    ['a person exchanged in the log', "UPDATE entry SET person = 'bert' WHERE seq = 3", 'chain'],
    [
      'an input exchanged',
      "UPDATE entry SET body = replace(body, 'fragile', 'sturdy') WHERE seq = 4",
      'chain',
    ],
    [
      'an effect exchanged',
      "UPDATE entry SET effects = replace(effects, 'fragile', 'sturdy') WHERE seq = 4",
      'chain',
    ],
    ['an entry taken out of the middle', 'DELETE FROM entry WHERE seq = 3', 'chain'],
    ['the newest entry taken out', 'DELETE FROM entry WHERE seq = 6', 'chain'],
    ['a stored sum changed', "UPDATE digestSum SET sum = '0000000000000001'", 'digest'],
  ])('finds %s', (_name, sql, check) => {
    const replica = oneDay();
    const { sqlite } = replica.db;
    const names = sqlite.prepare("SELECT name FROM temp.sqlite_master WHERE type = 'trigger'").pluck().all();
    for (const name of names) sqlite.exec(`DROP TRIGGER temp."${name}"`);
    expect(sqlite.prepare(sql).run().changes).toBeGreaterThan(0);
    expect(faultsOf(replica).filter((fault) => fault.startsWith(check))).not.toEqual([]);
  });

  test('finds a row changed that work made which still waits', () => {
    const replica = shelfReplica({ authority: false });
    const made = mustRun(replica, 'shelf.add', { name: 'north' });
    expect(faultsOf(replica)).toEqual([]);
    replica.guard.open(() => replica.db.sqlite.exec("UPDATE shelves SET name = 'scratched'"));
    replica.guard.captured();
    expect(faultsOf(replica).join()).toContain(`shelves ${made}`);
  });

  test('tells a domain’s own fault in its own words', () => {
    const replica = oneDay();
    const core = { ...replica.core, checks: [{ name: 'shelves', faults: () => ['the north shelf leans'] }] };
    expect(faultsOf({ ...replica, core })).toEqual(['shelves: the north shelf leans']);
  });
});
