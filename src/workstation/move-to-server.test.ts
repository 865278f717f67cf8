import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rowsByTable } from '../../tests/support/shelf-core.ts';
import {
  ANNA,
  boxesOf,
  must,
  mustDo,
  type ShelfFleet,
  shelfFleet,
} from '../../tests/support/shelf-workstation.ts';
import { createCompany } from './company-create.ts';
import { giveUpMove, moveToServer } from './move-to-server.ts';
import type { Workstation } from './workstation.ts';

let fleet: ShelfFleet;
let solo: Workstation;
beforeEach(async () => {
  fleet = shelfFleet();
  const company = { name: 'Shelves', currency: 'EUR', owner: { name: 'Anna', password: PASSWORD } };
  solo = must(await createCompany({ ...fleet.options, folder: fleet.folder('solo'), company }));
});
afterEach(async () => {
  await solo.close();
  await fleet.end();
});

const PASSWORD = 'a good long password';

function moving() {
  const owner = { signInName: 'anna', password: PASSWORD };
  const { options, folder } = fleet;
  return { ...options, folder: folder('solo'), server: 'http://shelves', code: 'SETUP-CODE', owner };
}

describe('a company on one computer', () => {
  test('decides itself, and its owner is signed in', async () => {
    expect(solo.status()).toMatchObject({
      authority: true,
      code: 'A',
      company: 'Shelves',
      person: { name: 'Anna' },
    });
    const added = solo.run({ command: 'shelf.add', input: { name: 'north' } });
    expect(added).toMatchObject({ ok: true, state: 'accepted' });
    expect(await solo.sync.once()).toMatchObject({ complete: true });
    expect(solo.verify().flatMap(({ faults }) => faults)).toEqual([]);
  });

  test('is not founded twice in a folder, nor without a name', async () => {
    const company = { name: '', currency: 'EUR', owner: { name: 'Anna', password: PASSWORD } };
    const again = { ...fleet.options, folder: fleet.folder('solo'), company };
    expect(await createCompany(again)).toMatchObject({ refusal: { code: 'folder.already-a-workstation' } });
    const nameless = { ...again, folder: fleet.folder('nameless') };
    expect(await createCompany(nameless)).toMatchObject({ refusal: { code: 'input.invalid' } });
    expect(await createCompany({ ...nameless, company: { ...company, name: 'Now' } })).toMatchObject({
      ok: true,
    });
  });
});

describe('moving a company to a server', () => {
  test('loses no change set: the server has them all, and this workstation goes on as a member', async () => {
    const shelf = mustDo(solo, 'shelf.add', { name: 'north' }).output.id;
    mustDo(solo, 'box.add', { shelf, slot: 1, weight: 1 });
    const { cursor } = solo.status();
    const member = must(await moveToServer(moving()));
    expect(member.status()).toMatchObject({ authority: false, code: 'A', cursor, server: 'http://shelves' });
    expect(rowsByTable(fleet.server.replica()).boxes).toEqual(boxesOf(member));
    expect(member.people.current()).toMatchObject({ person: 'anna' });
    expect(member.run({ command: 'box.add', input: { shelf, slot: 2, weight: 1 } })).toMatchObject({
      state: 'pending',
    });
    expect(await member.sync.once()).toMatchObject({ complete: true });
    const b = await fleet.enrol('b');
    expect(boxesOf(b)).toEqual(boxesOf(member));
    expect(boxesOf(b).map((box) => box.label)).toContain('BX-A-000002');
    await member.close();
  });

  test('a window that was open all along goes on with the server by itself', async () => {
    solo.sync.start();
    const member = must(await moveToServer(moving()));
    await member.close();
    mustDo(solo, 'shelf.add', { name: 'after the move' });
    await expect.poll(() => solo.status().pending, { timeout: 10_000 }).toBe(0);
    expect(solo.status()).toMatchObject({ authority: false, lastSync: expect.any(Number) });
  });

  test.each(['move/begin', 'move/chunk', 'move/finish'])(
    'cut at %s it takes nothing new in, and goes on when it is called again',
    async (where) => {
      mustDo(solo, 'shelf.add', { name: 'north' });
      fleet.server.weather.before = (route) => {
        if (route === where) fleet.server.weather.cut = true;
      };
      expect(await moveToServer(moving())).toMatchObject({
        ok: false,
        refusal: { code: 'sync.unreachable' },
      });
      expect(solo.run({ command: 'shelf.add', input: { name: 'late' } }, ANNA)).toMatchObject({
        refusal: { code: 'workstation.moving' },
      });
      fleet.server.weather.cut = false;
      fleet.server.weather.before = () => {};
      const member = must(await moveToServer(moving()));
      expect(rowsByTable(fleet.server.replica()).shelves).toHaveLength(2);
      expect(member.status()).toMatchObject({ authority: false });
      await member.close();
    },
  );

  test('whose last answer was lost is ended with an enrolment code', async () => {
    const shelf = mustDo(solo, 'shelf.add', { name: 'north' }).output.id;
    fleet.server.weather.before = (route) => {
      if (route === 'move/finish') fleet.server.weather.loseAnswers = 1;
    };
    expect(await moveToServer(moving())).toMatchObject({ ok: false, refusal: { code: 'code.not-valid' } });
    fleet.server.weather.before = () => {};
    expect(giveUpMove(moving())).toMatchObject({ refusal: { code: 'move.perhaps-done' } });
    const member = must(await moveToServer({ ...moving(), code: 'GOOD-CODE' }));
    mustDo(member, 'box.add', { shelf, slot: 1, weight: 1 });
    for (let n = 0; n < 3 && !(await member.sync.once()).complete; n++);
    expect(rowsByTable(fleet.server.replica()).boxes).toHaveLength(1);
    expect(member.verify().flatMap(({ faults }) => faults)).toEqual([]);
    await member.close();
  });

  test('can be given up before the server has it all, and asks for the owner’s password', async () => {
    const wrong = { ...moving(), owner: { signInName: 'anna', password: 'guess' } };
    expect(await moveToServer(wrong)).toMatchObject({ refusal: { code: 'sign-in.wrong' } });
    expect(solo.run({ command: 'shelf.add', input: { name: 'north' } })).toMatchObject({ ok: true });
    fleet.server.weather.cut = true;
    await moveToServer(moving());
    must(giveUpMove(moving()));
    expect(solo.run({ command: 'shelf.add', input: { name: 'south' } })).toMatchObject({ state: 'accepted' });
  });
});
