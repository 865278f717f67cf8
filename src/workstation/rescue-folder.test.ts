import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { boxesOf, must, mustDo, type ShelfFleet, shelfFleet } from '../../tests/support/shelf-workstation.ts';
import { rescueFolder } from './rescue-folder.ts';
import { openWorkstation } from './workstation-open.ts';

let fleet: ShelfFleet;
beforeEach(() => {
  fleet = shelfFleet();
});
afterEach(() => fleet.end());

/** A workstation with work that waits for the server, and is closed. */
async function withOutbox(): Promise<void> {
  const a = await fleet.enrol('a');
  fleet.server.weather.cut = true;
  const shelf = mustDo(a, 'shelf.add', { name: 'north' }).output.id;
  mustDo(a, 'box.add', { shelf, slot: 1, weight: 1 });
  await a.close();
}

describe('a workstation that does not start', () => {
  test('is taken along whole: what waits for the server can be read, and goes on elsewhere', async () => {
    await withOutbox();
    const { folder, tables } = must(await rescueFolder(fleet.folder('a'), fleet.folder('out')));
    expect(tables).toMatchObject({ pending: 2, shelves: 1, boxes: 1 });
    expect(readFileSync(join(folder, 'tables/pending.csv'), 'utf8')).toContain('shelf.add');
    const opened = must(
      await openWorkstation({ ...fleet.options, folder: join(fleet.folder('out'), 'workstation') }),
    );
    expect(boxesOf(opened)).toHaveLength(1);
    expect(opened.status().pending).toBe(2);
    await opened.close();
  });

  test('stays as it is', async () => {
    await withOutbox();
    const bytes = readFileSync(join(fleet.folder('a'), 'daybook.db'));
    must(await rescueFolder(fleet.folder('a'), fleet.folder('out')));
    expect(readFileSync(join(fleet.folder('a'), 'daybook.db')).equals(bytes)).toBe(true);
    expect(await rescueFolder(fleet.folder('a'), fleet.folder('out'))).toMatchObject({
      refusal: { code: 'output.folder-exists' },
    });
  });

  test('whose database cannot be read is taken along as it is', async () => {
    await withOutbox();
    const database = join(fleet.folder('a'), 'daybook.db');
    writeFileSync(database, 'no database any more');
    truncateSync(database, 20);
    const { folder, tables } = must(await rescueFolder(fleet.folder('a'), fleet.folder('out')));
    expect(tables).toBeNull();
    expect(readFileSync(join(folder, 'workstation/daybook.db'), 'utf8')).toBe('no database any more');
  });

  test('leaves older states behind, and lets nobody else read what is taken along', async () => {
    await withOutbox();
    const { folder } = must(await rescueFolder(fleet.folder('a'), fleet.folder('out')));
    expect(existsSync(join(folder, 'workstation/backups'))).toBe(false);
    expect(readdirSync(join(folder, 'workstation'))).toContain('keys.json');
    if (process.platform !== 'win32') expect(statSync(folder).mode & 0o077).toBe(0);
  });
});
