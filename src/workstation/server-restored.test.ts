import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rowsByTable } from '../../tests/support/shelf-core.ts';
import {
  boxesOf,
  mustDo,
  type ShelfFleet,
  shelfCompanyCore,
  shelfFleet,
} from '../../tests/support/shelf-workstation.ts';

let fleet: ShelfFleet;
beforeEach(() => {
  fleet = shelfFleet();
});
afterEach(() => fleet.end());

describe('a server that was restored from a backup', () => {
  test('gets back from a workstation what was entered since, pending work included', async () => {
    const a = await fleet.enrol('a');
    const shelf = mustDo(a, 'shelf.add', { name: 'north' }).output.id;
    await a.sync.once();
    const image = fleet.server.image();
    for (let slot = 0; slot < 5; slot++) mustDo(a, 'box.add', { shelf, slot, weight: 1 });
    await a.sync.once();
    mustDo(a, 'box.add', { shelf, slot: 9, weight: 1 });
    fleet.server.restore(image);
    await syncUntilComplete();
    expect(rowsByTable(fleet.server.replica()).boxes).toHaveLength(6);
    expect(rowsByTable(fleet.server.replica()).boxes).toEqual(boxesOf(a));
    expect(a.status()).toMatchObject({ epoch: 'epoch-2', pending: 0 });

    async function syncUntilComplete() {
      for (let n = 0; n < 5 && !(await a.sync.once()).complete; n++);
    }
  });

  test('hears of it from a copied disk too, before that gets an identity of its own', async () => {
    const a = await fleet.enrol('a');
    const shelf = mustDo(a, 'shelf.add', { name: 'north' }).output.id;
    await a.sync.once();
    const image = fleet.server.image();
    mustDo(a, 'box.add', { shelf, slot: 1, weight: 1 });
    await a.sync.once();
    await a.close();
    cpSync(fleet.folder('a'), fleet.folder('copy'), { recursive: true });
    const copy = await fleet.open('copy');
    mustDo(copy, 'box.add', { shelf, slot: 2, weight: 1 });
    fleet.server.restore(image);
    expect(await copy.sync.once()).toMatchObject({ complete: true, pending: 0 });
    expect(copy.status()).toMatchObject({ reEnrol: null, code: 'B' });
    expect(rowsByTable(fleet.server.replica()).boxes).toHaveLength(2);
  });

  test('a workstation whose base the new history does not know bootstraps anew and offers its work again', async () => {
    const a = await fleet.enrol('a');
    const b = await fleet.enrol('b');
    const shelf = mustDo(a, 'shelf.add', { name: 'north' }).output.id;
    await a.sync.once();
    await b.sync.once();
    const image = fleet.server.image();
    mustDo(a, 'box.add', { shelf, slot: 1, weight: 1 });
    await a.sync.once();
    fleet.server.restore(image);
    // B reports first and holds nothing beyond the backup: the window closes without A.
    await b.sync.once();
    mustDo(b, 'box.add', { shelf, slot: 2, weight: 1 });
    await b.sync.once();
    expect(fleet.server.asked.filter((route) => route === 'bootstrap')).toHaveLength(2);
    expect(await a.sync.once()).toMatchObject({ complete: true, pending: 0 });
    expect(fleet.server.asked.filter((route) => route === 'bootstrap')).toHaveLength(3);
    await b.sync.once();
    expect(rowsByTable(fleet.server.replica()).boxes).toHaveLength(2);
    expect(boxesOf(a)).toEqual(boxesOf(b));
    expect(a.verify().flatMap(({ faults }) => faults)).toEqual([]);
  });
});

describe('a workstation whose scope changes', () => {
  test('is given the rows of the new one and keeps none of the old, in the file either', async () => {
    let labels = new Set(['everyone', 'person:anna']);
    await fleet.end();
    fleet = shelfFleet(
      shelfCompanyCore({
        workstationLabels: () => labels,
        labelsOf: () => new Set(['everyone', 'person:anna', 'person:bert']),
      }),
    );
    const a = await fleet.enrol('a');
    mustDo(a, 'diary.write', { owner: 'anna', words: 'a-secret-of-anna-that-must-go' });
    await a.sync.once();
    labels = new Set(['everyone', 'person:bert']);
    expect(await a.sync.once()).toMatchObject({ complete: true });
    expect(a.status().labels).toEqual(['everyone', 'person:bert']);
    await a.close();
    const folder = fleet.folder('a');
    for (const name of readdirSync(folder).filter((entry) => entry.startsWith('daybook.db'))) {
      expect(readFileSync(`${folder}/${name}`).includes('a-secret-of-anna-that-must-go')).toBe(false);
    }
  });
});
