import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mustRun } from '../../tests/support/shelf-core.ts';
import {
  boxesOf,
  must,
  mustDo,
  type ShelfFleet,
  shelfCompanyCore,
  shelfFleet,
} from '../../tests/support/shelf-workstation.ts';
import { enrolWorkstation } from './enrol.ts';
import { openWorkstation } from './workstation-open.ts';

let fleet: ShelfFleet;
beforeEach(() => {
  fleet = shelfFleet();
  const shelf = mustRun(fleet.server.replica(), 'shelf.add', { name: 'north' });
  for (let slot = 0; slot < 200; slot++) {
    mustRun(fleet.server.replica(), 'box.add', { shelf, slot, weight: 0 });
  }
});
afterEach(() => fleet.end());

function enrolling() {
  const { options, folder } = fleet;
  return { ...options, folder: folder('a'), server: 'http://shelves', code: 'GOOD-CODE', machineName: 'a' };
}

describe('enrolling a new workstation', () => {
  test('the downloaded snapshot becomes the database, and nothing else is left of the download', async () => {
    const a = await fleet.enrol('a');
    expect(boxesOf(a)).toHaveLength(200);
    expect(a.status()).toMatchObject({ code: 'A', company: 'Shelves Ltd', cursor: 201, pending: 0 });
    expect(a.verify().flatMap(({ faults }) => faults)).toEqual([]);
    const names = readdirSync(fleet.folder('a'));
    expect(names).not.toContain('enrolment.json');
    if (process.platform === 'win32') return;
    for (const name of ['daybook.db', 'keys.json', 'daybook.json']) {
      expect(statSync(join(fleet.folder('a'), name)).mode & 0o077).toBe(0);
    }
    // It is taken away beside what the workstation does, and at the latest before that is closed.
    await a.close();
    expect(readdirSync(join(fleet.folder('a'), 'arriving'))).toEqual([]);
  });

  test('a download that is cut goes on where it was, with the code already used', async () => {
    let chunks = 0;
    fleet.server.weather.before = (route) => {
      if (route === 'chunk' && ++chunks === 4) fleet.server.weather.cut = true;
    };
    expect(await enrolWorkstation(enrolling())).toMatchObject({
      ok: false,
      refusal: { code: 'sync.unreachable' },
    });
    expect(await openWorkstation(enrolling())).toMatchObject({ refusal: { code: 'folder.not-finished' } });
    fleet.server.weather.cut = false;
    fleet.server.weather.before = () => {};
    const before = fleet.server.asked.length;
    const a = must(await enrolWorkstation({ ...enrolling(), code: 'USED' }));
    const again = fleet.server.asked.slice(before);
    expect(again).not.toContain('enrol');
    expect(boxesOf(a)).toHaveLength(200);
    const whole = must(await enrolWorkstation({ ...enrolling(), folder: fleet.folder('whole') }));
    const chunksOf = (routes: readonly string[]) => routes.filter((route) => route === 'chunk').length;
    const all = chunksOf(fleet.server.asked.slice(before + again.length));
    expect(chunksOf(again)).toBeLessThan(all);
    await whole.close();
    await a.close();
  });

  test('a chunk that arrives damaged is asked for again; one that stays damaged is refused', async () => {
    fleet.server.weather.spoilChunks = 2;
    const a = must(await enrolWorkstation(enrolling()));
    expect(boxesOf(a)).toHaveLength(200);
    await a.close();
    fleet.server.weather.spoilChunks = 1_000;
    const damaged = await enrolWorkstation({ ...enrolling(), folder: fleet.folder('b') });
    expect(damaged).toMatchObject({ ok: false, refusal: { code: 'sync.snapshot-damaged' } });
    expect(existsSync(join(fleet.folder('b'), 'daybook.db'))).toBe(false);
  });

  test('a wrong code leaves no workstation behind', async () => {
    const refused = await enrolWorkstation({ ...enrolling(), code: 'BAD-CODE' });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'code.not-valid' } });
    expect(await openWorkstation(enrolling())).toMatchObject({ refusal: { code: 'folder.not-finished' } });
  });

  test('a database from the future is refused and left as it was', async () => {
    const a = await fleet.enrol('a');
    mustDo(a, 'shelf.add', { name: 'mine' });
    await a.close();
    const older = shelfCompanyCore();
    const core = { ...older, migrations: older.migrations.slice(0, 1), tables: [], derived: [] };
    expect(await openWorkstation({ ...enrolling(), core })).toMatchObject({
      ok: false,
      refusal: { code: 'database.from-the-future', params: { found: 2, known: 1 } },
    });
    expect((await fleet.open('a')).status().pending).toBe(1);
  });
});
