import { expect, test } from 'vitest';
import { daybookTables } from '../../src/core/daybook-tables.ts';
import { openDatabase } from '../../src/core/platform/database.ts';
import { migrate } from '../../src/core/platform/migrator.ts';
import { itemUses, orderUses, partyUses } from '../../src/core/record-uses.ts';
import { readMigrations } from '../../src/node/migration-files.ts';

const db = openDatabase(':memory:');
migrate(db, readMigrations());

/** Removed together with the record, or looked at by its own domain. */
const own = {
  parties: ['addresses', 'contacts', 'customerRules', 'parties'],
  items: [
    'items',
    'itemUnits',
    'itemBarcodes',
    'customerItemNumbers',
    'vendorItemNumbers',
    'itemCosts',
    'itemFloorPrices',
  ],
};

test.each([
  ['parties', partyUses],
  ['items', itemUses],
] as const)('an undone import leaves %s alone wherever a foreign key names them', (parent, uses) => {
  const named = daybookTables.flatMap(({ name }) => {
    const keys = db.sqlite.pragma(`foreign_key_list("${name}")`) as { table: string; from: string }[];
    return keys.filter(({ table }) => table === parent).map(({ from }) => `${name}.${from}`);
  });
  const elsewhere = named.filter((column) => !own[parent].includes(column.split('.')[0] ?? ''));
  const byKey = uses.filter(({ isWatched }) => !isWatched);
  expect(byKey.map(({ table, column }) => `${table.name}.${column}`).sort()).toEqual(elsewhere.sort());
  expect(uses.filter(({ isWatched }) => isWatched).map(({ table }) => table.name)).toEqual(['documents']);
});

test.each(
  [...partyUses, ...itemUses, ...orderUses].map((use) => [`${use.table.name}.${use.column}`, use] as const),
)('%s is found by an index', (_, { table, column }) => {
  const sql = `EXPLAIN QUERY PLAN SELECT 1 FROM "${table.name}" WHERE "${column}" = ? LIMIT 1`;
  const [plan] = db.sqlite.prepare(sql).all('x') as { detail: string }[];
  expect(plan?.detail).toMatch(/^SEARCH/);
});
