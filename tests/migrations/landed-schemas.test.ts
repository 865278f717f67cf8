import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/core/platform/database.ts';
import { DatabaseFromTheFuture } from '../../src/core/platform/migrator.ts';
import type { Replica } from '../../src/core/platform/replica.ts';
import { pendingByOrd, pendingOrds } from '../../src/core/sync/pending-store.ts';
import { openUpgraded } from '../../src/core/sync/upgrade.ts';
import { verifyReplica } from '../../src/core/sync/verify.ts';
import { daybookDefinition } from '../../src/node/daybook-definition.ts';
import { landedDatabase, landedSchemas, migrationCount } from './landed-schemas.ts';

/** What a later version of Daybook would bring: a column, and work to do on rows that pending commands wrote. */
const LATER = {
  number: migrationCount() + 1,
  title: 'orders get a channel',
  sql: "ALTER TABLE orders ADD COLUMN channel TEXT; UPDATE orders SET shipToText = coalesce(shipToText, '');",
};

function waiting(replica: Replica): unknown[] {
  return pendingOrds(replica.db).map((ord) => {
    const { id, counter, contentHash, blocked } = pendingByOrd(replica.db, replica.schema, ord);
    return { id, counter, contentHash, blocked };
  });
}

function ordersOf(replica: Replica): unknown[] {
  return replica.db.sqlite.prepare('SELECT number, status, note FROM orders ORDER BY number').all();
}

describe.each(landedSchemas())('a workstation of schema %i with a full outbox', (schema) => {
  test('is opened with everything it held, and proves itself', () => {
    const old = openDatabase(landedDatabase(schema));
    const held = old.sqlite.prepare('SELECT id, counter, contentHash FROM pending ORDER BY ord').all();
    const { replica, from } = openUpgraded(old, daybookDefinition());
    expect(from).toBe(schema);
    expect(held.length).toBeGreaterThan(4);
    expect(waiting(replica)).toMatchObject(held as object[]);
    expect(ordersOf(replica)).toContainEqual({
      number: 'SO-B-000001',
      status: 'confirmed',
      note: 'by phone',
    });
    expect(verifyReplica(replica).flatMap((check) => check.faults)).toEqual([]);
  });

  test('comes through a later migration with its outbox and its numbers', () => {
    const now = openUpgraded(openDatabase(landedDatabase(schema)), daybookDefinition()).replica;
    const core = daybookDefinition();
    const later = { ...core, migrations: [...core.migrations, LATER] };
    const { replica } = openUpgraded(openDatabase(landedDatabase(schema)), later);
    expect(replica.schemaVersion).toBe(LATER.number);
    expect(waiting(replica)).toEqual(waiting(now));
    expect(ordersOf(replica)).toEqual(ordersOf(now));
    expect(verifyReplica(replica).flatMap((check) => check.faults)).toEqual([]);
  });

  test('is refused untouched by a program that is older than it', () => {
    const core = daybookDefinition();
    const older = { ...core, migrations: core.migrations.slice(0, schema - 1) };
    const db = openDatabase(landedDatabase(schema));
    expect(() => openUpgraded(db, older)).toThrow(DatabaseFromTheFuture);
    expect(db.sqlite.serialize().equals(landedDatabase(schema))).toBe(true);
  });
});

test('the schema that stands now is kept for those who come later', () => {
  expect(landedSchemas().at(-1)).toBe(migrationCount());
});
