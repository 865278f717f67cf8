import { cpSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rowsByTable } from '../../tests/support/shelf-core.ts';
import { boxesOf, must, mustDo, type ShelfFleet, shelfFleet } from '../../tests/support/shelf-workstation.ts';
import { restoreBackup } from './restore.ts';

let fleet: ShelfFleet;
beforeEach(() => {
  fleet = shelfFleet();
});
afterEach(() => fleet.end());

describe('a folder that is there twice', () => {
  test('the copy works, gets letters of its own before it syncs, and neither loses anything', async () => {
    const a = await fleet.enrol('a');
    const shelf = mustDo(a, 'shelf.add', { name: 'north' }).output.id;
    await a.sync.once();
    mustDo(a, 'box.add', { shelf, slot: 1, weight: 1 });
    await a.close();
    cpSync(fleet.folder('a'), fleet.folder('copy'), { recursive: true });
    const original = await fleet.open('a');
    const copy = await fleet.open('copy');
    expect(original.status()).toMatchObject({ reEnrol: null, code: 'A' });
    expect(copy.status()).toMatchObject({ reEnrol: 'copied-folder', code: 'A' });
    mustDo(original, 'box.add', { shelf, slot: 2, weight: 1 });
    mustDo(copy, 'box.add', { shelf, slot: 3, weight: 1 });
    expect(await original.sync.once()).toMatchObject({ complete: true });
    expect(await copy.sync.once()).toMatchObject({ complete: true, pending: 0 });
    expect(copy.status()).toMatchObject({ reEnrol: null, code: 'B' });
    expect(await original.sync.once()).toMatchObject({ complete: true });
    expect(rowsByTable(fleet.server.replica()).boxes).toHaveLength(3);
    expect(boxesOf(copy)).toEqual(boxesOf(original));
    await copy.close();
    expect((await fleet.open('copy')).status().reEnrol).toBeNull();
  });

  test('a disk that was set back in place is found out by its counters and keeps its pending work', async () => {
    const a = await fleet.enrol('a');
    const shelf = mustDo(a, 'shelf.add', { name: 'north' }).output.id;
    await a.sync.once();
    must(await a.backup(fleet.folder('old.backup')));
    mustDo(a, 'box.add', { shelf, slot: 1, weight: 1 });
    await a.sync.once();
    await a.close();
    const back = must(
      await restoreBackup({
        ...fleet.options,
        folder: fleet.folder('back'),
        file: fleet.folder('old.backup'),
      }),
    );
    mustDo(back, 'box.add', { shelf, slot: 2, weight: 1 });
    const report = await back.sync.once();
    expect(report).toMatchObject({ complete: true, pending: 0 });
    expect(
      boxesOf(back)
        .map((box) => Number(box.slot))
        .sort(),
    ).toEqual([1, 2]);
    expect(back.attention.list()).toEqual([]);
    expect(back.verify().flatMap(({ faults }) => faults)).toEqual([]);
    await back.close();
  });
});
