import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { boxesOf, must, mustDo, type ShelfFleet, shelfFleet } from '../../tests/support/shelf-workstation.ts';
import { createCompany } from './company-create.ts';
import { restoreBackup } from './restore.ts';

let fleet: ShelfFleet;
beforeEach(() => {
  fleet = shelfFleet();
});
afterEach(() => fleet.end());

function restoring(name: string, file: string) {
  return { ...fleet.options, folder: fleet.folder(name), file: fleet.folder(file) };
}

describe('a backup', () => {
  test('holds everything, files and keys included, and opens again elsewhere', async () => {
    const a = await fleet.enrol('a');
    fleet.server.account('anna', 'anna', 'a good long password');
    await a.people.signIn('anna', 'a good long password');
    const shelf = mustDo(a, 'shelf.add', { name: 'north' }).output.id;
    await a.sync.once();
    mustDo(a, 'box.add', { shelf, slot: 1, weight: 1 });
    const paper = Buffer.from('a delivery note');
    const name = createHash('sha256').update(paper).digest('hex');
    writeFileSync(join(fleet.folder('a'), 'files', name), paper);
    const { bytes, sha256 } = must(await a.backup(fleet.folder('x.backup')));
    expect(statSync(fleet.folder('x.backup')).size).toBe(bytes);
    expect(
      createHash('sha256')
        .update(readFileSync(fleet.folder('x.backup')))
        .digest('hex'),
    ).toBe(sha256);
    if (process.platform !== 'win32') expect(statSync(fleet.folder('x.backup')).mode & 0o077).toBe(0);
    await a.close();
    const b = must(await restoreBackup(restoring('b', 'x.backup')));
    expect(boxesOf(b)).toHaveLength(1);
    expect(readFileSync(join(fleet.folder('b'), 'files', name), 'utf8')).toBe('a delivery note');
    expect(b.status()).toMatchObject({ pending: 1, reEnrol: 'copied-folder' });
    fleet.server.weather.cut = true;
    expect(await b.people.signIn('anna', 'a good long password')).toMatchObject({ ok: true });
    fleet.server.weather.cut = false;
    expect(await b.sync.once()).toMatchObject({ complete: true, pending: 0 });
    expect(b.verify().flatMap(({ faults }) => faults)).toEqual([]);
    await b.close();
  });

  test('never overwrites, and something else is not taken for one', async () => {
    const a = await fleet.enrol('a');
    writeFileSync(fleet.folder('x.backup'), 'precious');
    expect(await a.backup(fleet.folder('x.backup'))).toMatchObject({
      refusal: { code: 'backup.file-exists' },
    });
    expect(await a.backup(fleet.folder('no/such/folder'))).toMatchObject({
      refusal: { code: 'folder.missing' },
    });
    expect(await restoreBackup(restoring('b', 'x.backup'))).toMatchObject({
      refusal: { code: 'backup.not-a-backup' },
    });
    expect(await restoreBackup(restoring('b', 'a/daybook.db'))).toMatchObject({
      refusal: { code: 'backup.not-a-backup' },
    });
    expect(existsSync(join(fleet.folder('b'), 'daybook.db'))).toBe(false);
    expect(await restoreBackup(restoring('a', 'x.backup'))).toMatchObject({
      refusal: { code: 'folder.already-a-workstation' },
    });
    expect(readFileSync(fleet.folder('x.backup'), 'utf8')).toBe('precious');
  });

  test('of a company on one computer brings its people back, under a new epoch', async () => {
    const company = {
      name: 'Shelves',
      currency: 'EUR',
      owner: { name: 'Anna', password: 'a good long password' },
    };
    const solo = must(await createCompany({ ...fleet.options, folder: fleet.folder('solo'), company }));
    mustDo(solo, 'shelf.add', { name: 'north' });
    must(await solo.backup(fleet.folder('solo.backup')));
    const { epoch, cursor } = solo.status();
    await solo.close();
    const back = must(await restoreBackup(restoring('back', 'solo.backup')));
    expect(back.status()).toMatchObject({ authority: true, cursor, reEnrol: null });
    expect(back.status().epoch).not.toBe(epoch);
    expect(await back.people.signIn('anna', 'a good long password')).toMatchObject({ ok: true });
    expect(back.run({ command: 'shelf.add', input: { name: 'south' } })).toMatchObject({ state: 'accepted' });
    expect(back.verify().flatMap(({ faults }) => faults)).toEqual([]);
    await back.close();
  });
});
