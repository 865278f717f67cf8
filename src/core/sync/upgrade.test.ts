import { expect, test } from 'vitest';
import { act, mustRun, rowsByTable, shelfCore, shelfReplica } from '../../../tests/support/shelf-core.ts';
import type { CoreDefinition } from '../platform/core-definition.ts';
import { openDatabase } from '../platform/database.ts';
import { DatabaseFromTheFuture, type Migration } from '../platform/migrator.ts';
import { pendingByOrd, pendingOrds } from './pending-store.ts';
import { openUpgraded } from './upgrade.ts';
import { verifyReplica } from './verify.ts';

const HEAVIER: Migration = {
  number: 3,
  title: 'boxes weigh in grams',
  sql: 'UPDATE boxes SET weight = weight * 1000; UPDATE shelfWeights SET weight = weight * 1000;',
};

function coreWith(...more: Migration[]): CoreDefinition {
  const core = shelfCore();
  return { ...core, migrations: [...core.migrations, ...more] };
}

test('an upgrade keeps a full outbox: taken back, migrated, run again on the new schema', () => {
  const old = shelfReplica({ authority: false });
  const shelf = mustRun(old, 'shelf.add', { name: 'north' });
  const first = mustRun(old, 'box.add', { shelf, slot: 1, weight: 5 });
  mustRun(old, 'box.load', { box: first, weight: 6 });
  mustRun(old, 'box.add', { shelf, slot: 2, weight: 7 });
  mustRun(old, 'box.remove', { box: first });
  const before = rowsByTable(old);
  const { replica, from } = openUpgraded(openDatabase(old.db.sqlite.serialize()), coreWith(HEAVIER), {
    capture: true,
  });
  expect(from).toBe(2);
  expect(replica.schemaVersion).toBe(3);
  expect(pendingOrds(replica.db)).toHaveLength(5);
  expect(rowsByTable(replica)).toEqual(before);
  expect(verifyReplica(replica).flatMap((check) => check.faults)).toEqual([]);
});

test('a command stored by an older version is run as the newer one says', () => {
  const old = shelfReplica({ authority: false });
  const shelf = mustRun(old, 'shelf.add', { name: 'north' });
  const box = mustRun(old, 'box.add', { shelf, slot: 1, weight: 5 });
  mustRun(old, 'box.relabel', { box, label: 'as version 2' });
  const ord = pendingOrds(old.db).at(-1) ?? 0;
  const { body } = pendingByOrd(old.db, old.schema, ord);
  const v1 = [body[0], 1, ...body.slice(2, 5), { id: box, text: 'as version 1' }, ...body.slice(6)];
  old.db.q('UPDATE pending SET body = ? WHERE ord = ?').run(JSON.stringify(v1), ord);
  const { replica } = openUpgraded(openDatabase(old.db.sqlite.serialize()), coreWith(HEAVIER));
  expect(rowsByTable(replica).boxes).toMatchObject([{ id: box, label: 'as version 1' }]);
});

test('a migration that fails leaves the old database, outbox and all', () => {
  const old = shelfReplica({ authority: false });
  mustRun(old, 'shelf.add', { name: 'north' });
  const db = openDatabase(old.db.sqlite.serialize());
  const broken = {
    number: 3,
    title: 'broken',
    sql: 'CREATE TABLE more (id TEXT) STRICT; SELECT no_such_function();',
  };
  expect(() => openUpgraded(db, coreWith(broken))).toThrow('no such function');
  const { replica } = openUpgraded(db, shelfCore());
  expect(rowsByTable(replica)).toEqual(rowsByTable(old));
  expect(act(replica, 'shelf.add', { name: 'south' }).ok).toBe(true);
});

test('a database from the future is refused and not touched', () => {
  const newer = shelfReplica();
  newer.db.sqlite.pragma('user_version = 9');
  const image = newer.db.sqlite.serialize();
  const db = openDatabase(image);
  expect(() => openUpgraded(db, shelfCore())).toThrow(DatabaseFromTheFuture);
  expect(db.sqlite.serialize().equals(image)).toBe(true);
});
