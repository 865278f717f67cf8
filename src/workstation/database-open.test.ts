import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  boxesOf,
  mustDo,
  type ShelfFleet,
  shelfCompanyCore,
  shelfFleet,
} from '../../tests/support/shelf-workstation.ts';
import { openWorkstation } from './workstation-open.ts';

let fleet: ShelfFleet;
beforeEach(() => {
  fleet = shelfFleet();
});
afterEach(() => fleet.end());

describe('opening a database', () => {
  test('of an older schema upgrades it, with everything that waits in its outbox', async () => {
    const a = await fleet.enrol('a');
    const shelf = mustDo(a, 'shelf.add', { name: 'north' }).output.id;
    mustDo(a, 'box.add', { shelf, slot: 1, weight: 1 });
    const before = { digest: a.digest(), boxes: boxesOf(a) };
    await a.close();
    const core = shelfCompanyCore();
    const sql = 'CREATE INDEX boxes_byLabel ON boxes (label);';
    const newer = {
      ...core,
      migrations: [...core.migrations, { number: 3, title: 'labels are looked up', sql }],
    };
    const upgraded = await fleet.open('a', { core: newer });
    expect(upgraded.status()).toMatchObject({ schema: 3, pending: 2, blocked: 0 });
    expect({ digest: upgraded.digest(), boxes: boxesOf(upgraded) }).toEqual(before);
    expect(upgraded.verify().flatMap(({ faults }) => faults)).toEqual([]);
    expect(await openWorkstation({ ...fleet.options, folder: fleet.folder('a') })).toMatchObject({
      refusal: { code: 'database.from-the-future', params: { found: 3, known: 2 } },
    });
  });

  test('that is none is refused, and left as it was', async () => {
    await (await fleet.enrol('a')).close();
    const file = join(fleet.folder('a'), 'daybook.db');
    writeFileSync(file, 'this was a database once');
    expect(await openWorkstation({ ...fleet.options, folder: fleet.folder('a') })).toMatchObject({
      ok: false,
      refusal: { code: 'database.damaged' },
    });
    expect(readFileSync(file, 'utf8')).toBe('this was a database once');
  });

  test('twice at once, each process sees what the other saves', async () => {
    const a = await fleet.enrol('a');
    const same = await fleet.open('a');
    const shelf = mustDo(a, 'shelf.add', { name: 'north' }).output.id;
    mustDo(same, 'box.add', { shelf, slot: 1, weight: 1 });
    expect(boxesOf(a)).toEqual(boxesOf(same));
    expect(boxesOf(a)).toHaveLength(1);
  });
});
