import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownCompany } from '../../tests/support/own-company.ts';
import {
  boxesOf,
  must,
  mustDo,
  shelfCompanyCore,
  shelfFleet,
} from '../../tests/support/shelf-workstation.ts';
import { newId, systemChance, systemClock } from '../node/clock-and-chance.ts';
import { openSeat } from '../world/demo-seat.ts';
import { backupsView } from './backup-calls.ts';
import { findFolder, writeIdentity } from './data-folder.ts';
import { unpackForReturn } from './going-back.ts';
import type { Changed, Workstation } from './workstation.ts';
import { openWorkstation } from './workstation-open.ts';
import { portsOf } from './workstation-ports.ts';

describe('a company on one computer goes back to a backup', () => {
  let own: Awaited<ReturnType<typeof ownCompany>>;
  let backup: string;
  beforeEach(async () => {
    own = await ownCompany();
    addCustomer('Before');
    backup = must(await own.workstation.backups.takeIfDue()).file;
    addCustomer('After');
  });
  afterEach(() => own.end());

  function addCustomer(name: string, at: Workstation = own.workstation): void {
    const party = { code: null, name, currency: null, terms: null, website: null, note: null };
    const made = at.run({ command: 'customer.create', input: { ...party, customerGroup: null } });
    expect(made).toMatchObject({ ok: true });
  }

  test('and goes on from it in the same process, everybody told and signed out', async () => {
    const { workstation } = own;
    const told: Changed[] = [];
    workstation.onChanges((changed) => told.push(changed));
    const { takenAt } = workstation.status().backup;
    must(await workstation.goBack(backup));
    expect(workstation.status().backup).toEqual({ takenAt, problem: null });
    expect(told.at(-1)).toMatchObject({ documents: [] });
    expect(told.at(-1)?.tables).toContain('parties');
    expect(workstation.people.current()).toBeNull();
    expect(workstation.query({ query: 'customer.list', input: {} })).toMatchObject({ ok: false });
    must(await workstation.people.signIn('Olga', 'seven green harbours'));
    expect(customersOf(workstation)).toEqual(['Before']);
    addCustomer('Again');
    expect(customersOf(workstation)).toEqual(['Again', 'Before']);
    expect(workstation.verify().flatMap(({ faults }) => faults)).toEqual([]);
    expect(workstation.backups.list().map(({ file }) => file)).toEqual([backup]);
    expect(readdirSync(workstation.folder)).not.toContain('returning');
  });

  test('and what stood there before is kept whole, in a folder that opens', async () => {
    const { keptIn } = must(await own.workstation.goBack(backup));
    const before = must(await openWorkstation({ folder: keptIn }));
    expect(before.people.current()).toMatchObject({ name: 'Olga' });
    expect(customersOf(before)).toEqual(['After', 'Before']);
    await before.close();
    const listed = backupsView(own.workstation).setAside;
    expect(listed.map(({ folder }) => folder)).toEqual([keptIn]);
    expect(Math.abs((listed[0]?.at ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  test('but not while another Daybook has the folder open: then both work on', async () => {
    const other = must(await openWorkstation({ folder: own.workstation.folder }));
    expect(await own.workstation.goBack(backup)).toMatchObject({ refusal: { code: 'folder.in-use' } });
    addCustomer('Here');
    addCustomer('There', other);
    expect(customersOf(own.workstation)).toEqual(['After', 'Before', 'Here', 'There']);
    await other.close();
    must(await own.workstation.goBack(backup));
  });

  test('but not to what is no backup, and not for whoever may not: nothing has changed then', async () => {
    const { workstation } = own;
    const spoilt = join(own.root, 'spoilt.backup');
    writeFileSync(spoilt, 'precious');
    const code = async (file: string, person?: string) => {
      const session = person === undefined ? undefined : { person, grant: null };
      const gone = await workstation.goBack(file, session);
      return gone.ok ? null : gone.refusal.code;
    };
    expect(await code(join(own.root, 'nowhere.backup'))).toBe('backup.missing');
    expect(await code(spoilt)).toBe('backup.not-a-backup');
    const pia = workstation.run({ command: 'person.add', input: { name: 'Pia', roles: [] } });
    if (!pia.ok) throw new Error(pia.refusal.code);
    const { id } = pia.output as { id: string };
    expect(await code(backup, id)).toBe('people.no-permission');
    expect(customersOf(workstation)).toEqual(['After', 'Before']);
    expect(readdirSync(workstation.folder)).not.toContain('returning');
  });

  test.for([0, 1, 2, 3, 4, 5, 6])(
    'cut short after %i of its six moves, it is finished when it is opened',
    async (cut) => {
      const { folder } = own.workstation;
      await own.workstation.close();
      const ports = portsOf({});
      must(unpackForReturn(backup, must(findFolder(folder)), ports));
      const aside = join(folder, 'before', 'then');
      mkdirSync(aside, { recursive: true });
      writeIdentity(aside, newId(systemClock, systemChance));
      writeFileSync(join(folder, 'going-back.json'), JSON.stringify({ aside: 'then' }));
      const moves = ['keys.json', 'files', 'daybook.db'].flatMap((name) => [
        [join(folder, name), join(aside, name)],
        [join(folder, 'returning', name), join(folder, name)],
      ]);
      for (const [from = '', to = ''] of moves.slice(0, cut)) renameSync(from, to);
      const seat = must(await openSeat({ folder }));
      expect(seat.view().state).toBe('taken');
      const back = seat.workstation();
      if (!back) throw new Error('the seat is taken');
      must(await back.people.signIn('Olga', 'seven green harbours'));
      expect(customersOf(back)).toEqual(['Before']);
      await seat.close();
      expect(existsSync(join(folder, 'going-back.json'))).toBe(false);
      const copy = join(own.root, 'copy');
      cpSync(aside, copy, { recursive: true });
      const before = must(await openWorkstation({ folder: copy }));
      must(await before.people.signIn('Olga', 'seven green harbours'));
      expect(customersOf(before)).toEqual(['After', 'Before']);
      await before.close();
    },
  );
});

describe('a member of a server goes back to a backup', () => {
  test('not before its work is sent; then it gets what was made since from the server, under letters of its own', async () => {
    const may = new Set(['boxes.write', 'administration.server']);
    const fleet = shelfFleet(shelfCompanyCore({ permissionsOf: () => may }));
    const a = await fleet.enrol('a');
    fleet.server.account('anna', 'anna', 'a good long password');
    await a.people.signIn('anna', 'a good long password');
    const shelf = mustDo(a, 'shelf.add', { name: 'north' }).output.id;
    await a.sync.once();
    const { file } = must(await a.backups.takeIfDue());
    mustDo(a, 'box.add', { shelf, slot: 1, weight: 1 });
    expect(await a.goBack(file)).toMatchObject({
      refusal: { code: 'backup.work-waits', params: { count: 1 } },
    });
    await a.sync.once();
    // Saved while what goes on by itself comes to rest.
    const going = a.goBack(file);
    mustDo(a, 'box.add', { shelf, slot: 3, weight: 1 });
    expect(await going).toMatchObject({ refusal: { code: 'backup.work-waits' } });
    expect(boxesOf(a)).toHaveLength(2);
    expect(await a.sync.once()).toMatchObject({ complete: true, pending: 0 });
    must(await a.goBack(file));
    expect(a.status()).toMatchObject({ reEnrol: 'copied-folder' });
    await a.people.signIn('anna', 'a good long password');
    expect(boxesOf(a)).toHaveLength(0);
    expect(await a.sync.once()).toMatchObject({ complete: true, pending: 0 });
    expect(a.status()).toMatchObject({ code: 'B', reEnrol: null });
    expect(boxesOf(a)).toHaveLength(2);
    mustDo(a, 'box.add', { shelf, slot: 2, weight: 1 });
    expect(await a.sync.once()).toMatchObject({ complete: true, pending: 0 });
    await fleet.end();
  });
});

function customersOf(workstation: Workstation, person?: string): string[] {
  const input = { side: 'customer', limit: 10 };
  const found = workstation.query(
    { query: 'party.list', input },
    person === undefined ? undefined : { person, grant: null },
  );
  if (!found.ok) throw new Error(found.refusal.code);
  return (found.output as { parties: { name: string }[] }).parties.map(({ name }) => name).sort();
}
