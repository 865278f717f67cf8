import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mustRun } from '../../tests/support/shelf-core.ts';
import { ANNA, must, mustDo, type ShelfFleet, shelfFleet } from '../../tests/support/shelf-workstation.ts';
import type { Changed, Workstation } from './workstation.ts';

let fleet: ShelfFleet;
let a: Workstation;
let told: Changed[];
beforeEach(async () => {
  fleet = shelfFleet();
  a = await fleet.enrol('a');
  told = [];
});
afterEach(() => fleet.end());

/** What has been told since it was last asked, in one. */
async function heard(): Promise<{ tables: string[]; documents: string[] }> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  const all = told.splice(0);
  const distinct = (texts: readonly string[]) => [...new Set(texts)].sort();
  return {
    tables: distinct(all.flatMap(({ tables }) => tables)),
    documents: distinct(all.flatMap(({ documents }) => documents)),
  };
}

describe('who listens is told', () => {
  test('of what is done here, by table and document, once however much is done at a time', async () => {
    a.onChanges((changed) => told.push(changed));
    const shelf = mustDo(a, 'shelf.add', { name: 'north' }).output.id;
    const box = mustDo(a, 'box.add', { shelf, slot: 1, weight: 1 }).output.id;
    expect(told).toEqual([]);
    expect(await heard()).toEqual({
      tables: ['boxes', 'pending', 'shelfWeights', 'shelves'],
      documents: [box, shelf].sort(),
    });
    expect(await heard()).toEqual({ tables: [], documents: [] });
  });

  test('of what others did, and of work here that came out differently because of it', async () => {
    const shelf = mustRun(fleet.server.replica(), 'shelf.add', { name: 'north' });
    await a.sync.once();
    const mine = mustDo(a, 'box.add', { shelf, slot: 1, weight: 1 }).id;
    a.onChanges((changed) => told.push(changed));
    const theirs = mustRun(fleet.server.replica(), 'box.add', { shelf, slot: 1, weight: 2 });
    await a.sync.once();
    const { tables, documents } = await heard();
    expect(documents).toEqual([mine, theirs].sort());
    expect(tables).toEqual(expect.arrayContaining(['boxes', 'pending', 'attention']));
    must(a.attention.discard(mine, 'theirs was first'));
    expect(await heard()).toEqual({ tables: ['attention'], documents: [] });
  });

  test('still of the single document while thousands wait here', async () => {
    for (let n = 0; n < 2; n++) {
      a.runMany(
        Array.from({ length: 400 }, () => ({ command: 'shelf.add', input: { name: 'x' } })),
        ANNA,
      );
    }
    a.onChanges((changed) => told.push(changed));
    const shelf = mustDo(a, 'shelf.add', { name: 'north' }).id;
    expect(await heard()).toEqual({ tables: ['pending', 'shelves'], documents: [shelf] });
    await a.sync.once();
    const after = await heard();
    expect(after.documents.length === 0 || after.documents.length >= 801).toBe(true);
    expect(after.tables).toContain('shelves');
  });

  test('nothing more once it has said so', async () => {
    const end = a.onChanges((changed) => told.push(changed));
    end();
    mustDo(a, 'shelf.add', { name: 'north' });
    expect(await heard()).toEqual({ tables: [], documents: [] });
  });
});
