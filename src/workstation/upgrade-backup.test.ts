import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { landedDatabase, landedSchemas, migrationCount } from '../../tests/migrations/landed-schemas.ts';
import {
  boxesOf,
  mustDo,
  type ShelfFleet,
  shelfCompanyCore,
  shelfFleet,
} from '../../tests/support/shelf-workstation.ts';
import { daybookDefinition } from '../node/daybook-definition.ts';
import { prepareFolder } from './data-folder.ts';
import { exportNewer } from './newer-export.ts';
import { restoreBackup } from './restore.ts';
import { upgradeBackups } from './upgrade-backup.ts';
import { openWorkstation } from './workstation-open.ts';

let fleet: ShelfFleet;
beforeEach(() => {
  fleet = shelfFleet();
});
afterEach(() => fleet.end());

/** The core of a Daybook that came later, by `steps` migrations. */
function newerCore(steps: number) {
  const core = shelfCompanyCore();
  const extra = Array.from({ length: steps }, (_, i) => ({
    number: core.migrations.length + i + 1,
    title: 'one more index',
    sql: `CREATE INDEX boxes_again${i} ON boxes (label);`,
  }));
  return { ...core, migrations: [...core.migrations, ...extra] };
}

const backups = () => upgradeBackups(join(fleet.folder('a'), 'backups'));

async function filledFolder() {
  const a = await fleet.enrol('a');
  const shelf = mustDo(a, 'shelf.add', { name: '=north' }).output.id;
  mustDo(a, 'box.add', { shelf, slot: 1, weight: 1 });
  const held = { boxes: boxesOf(a), pending: a.status().pending };
  await a.close();
  return held;
}

describe('a database of an older schema', () => {
  test('is backed up before it is changed, and the backup opens with the program of before', async () => {
    const held = await filledFolder();
    const upgraded = await fleet.open('a', { core: newerCore(1) });
    expect({ boxes: boxesOf(upgraded), pending: upgraded.status().pending }).toEqual(held);
    await upgraded.close();
    const [file = ''] = backups();
    expect(file).toContain('before-schema-3-from-2-');
    const restored = await restoreBackup({ ...fleet.options, folder: fleet.folder('b'), file });
    if (!restored.ok) throw new Error(restored.refusal.code);
    expect({ boxes: boxesOf(restored.value), pending: restored.value.status().pending }).toEqual(held);
    expect(restored.value.status().schema).toBe(2);
    await restored.value.close();
  });

  test('is backed up once for each upgrade, and only the last two are kept', async () => {
    await filledFolder();
    for (const steps of [1, 1, 2, 3]) await (await fleet.open('a', { core: newerCore(steps) })).close();
    expect(backups().map((file) => /schema-\d+-from-\d+/.exec(file)?.[0])).toEqual([
      'schema-5-from-4',
      'schema-4-from-3',
    ]);
  });

  test('is left as it was where the backup cannot be written', async () => {
    await filledFolder();
    writeFileSync(join(fleet.folder('a'), 'backups'), 'a file where a folder should be');
    const opened = await openWorkstation({ ...fleet.options, folder: fleet.folder('a'), core: newerCore(1) });
    expect(opened).toMatchObject({ ok: false, refusal: { code: 'database.not-backed-up' } });
    const again = await fleet.open('a');
    expect(again.status()).toMatchObject({ schema: 2, pending: 2 });
  });

  test.each(landedSchemas().slice(0, -1))(
    'as it landed at %i, is backed up whole and then opened',
    async (schema) => {
      const folder = join(fleet.folder('a'), 'landed');
      mkdirSync(fleet.folder('a'), { recursive: true });
      const prepared = prepareFolder(folder, 'landed');
      if (!prepared.ok) throw new Error(prepared.refusal.code);
      writeFileSync(prepared.value.database, landedDatabase(schema));
      const opened = await openWorkstation({ ...fleet.options, folder, core: daybookDefinition() });
      if (!opened.ok) throw new Error(opened.refusal.code);
      expect(opened.value.status()).toMatchObject({ schema: migrationCount() });
      expect(opened.value.status().pending).toBeGreaterThan(4);
      await opened.value.close();
      expect(upgradeBackups(join(folder, 'backups'))).toHaveLength(1);
    },
  );
});

describe('a database that a newer Daybook wrote', () => {
  test('is refused, and its tables come out as CSV', async () => {
    await filledFolder();
    await (await fleet.open('a', { core: newerCore(1) })).close();
    expect(await openWorkstation({ ...fleet.options, folder: fleet.folder('a') })).toMatchObject({
      refusal: { code: 'database.from-the-future' },
    });
    const into = join(fleet.folder('a'), 'out');
    const written = await exportNewer(fleet.folder('a'), into, 2);
    expect(written).toMatchObject({
      ok: true,
      value: { schema: 3, tables: { shelves: 1, boxes: 1, pending: 2 } },
    });
    const shelves: string[][] = parse(readFileSync(join(into, 'shelves.csv')), { bom: true });
    expect(shelves.flat()).toContain("'=north");
    expect(readdirSync(into)).toContain('pending.csv');
    expect(await exportNewer(fleet.folder('a'), into, 2)).toMatchObject({
      refusal: { code: 'output.folder-exists' },
    });
  });

  test('is the only one that comes out so: what can be opened is exported as what it means', async () => {
    await filledFolder();
    expect(await exportNewer(fleet.folder('a'), join(fleet.folder('a'), 'out'), 2)).toMatchObject({
      refusal: { code: 'database.not-newer' },
    });
  });
});
