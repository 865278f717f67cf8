import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { must, type ShelfFleet, shelfFleet } from '../../tests/support/shelf-workstation.ts';

const DAY = 24 * 3_600_000;
let now = 1_700_000_000_000;
let fleet: ShelfFleet;
beforeEach(() => {
  now = 1_700_000_000_000;
  fleet = shelfFleet(undefined, () => now);
  fleet.server.account('Anna', 'anna', 'a good long password');
  fleet.server.account('bert', 'bert', 'another good password');
});
afterEach(() => fleet.end());

const addShelf = { command: 'shelf.add', input: { name: 'north' } };

describe('people on a workstation', () => {
  test('nobody works here before somebody has signed in', async () => {
    const a = await fleet.enrol('a');
    expect(a.run(addShelf)).toMatchObject({ ok: false, refusal: { code: 'people.nobody-signed-in' } });
    expect(await a.people.signIn('Anna', 'wrong')).toMatchObject({ refusal: { code: 'sign-in.wrong' } });
    expect(must(await a.people.signIn('Anna', 'a good long password'))).toMatchObject({ person: 'anna' });
    expect(a.run(addShelf)).toMatchObject({ ok: true, state: 'pending' });
    expect(a.log()[0]).toMatchObject({ person: 'anna', command: 'shelf.add' });
  });

  test('who has signed in once can sign in without a server, with the right password only', async () => {
    const a = await fleet.enrol('a');
    await a.people.signIn('Anna', 'a good long password');
    await a.people.signOut();
    fleet.server.weather.cut = true;
    expect(a.people.current()).toBeNull();
    expect(await a.people.signIn('anna', 'wrong')).toMatchObject({ refusal: { code: 'sign-in.wrong' } });
    expect(await a.people.signIn('bert', 'x')).toMatchObject({ refusal: { code: 'sign-in.needs-server' } });
    expect(await a.people.signIn('anna', 'a good long password')).toMatchObject({ ok: true });
    expect(a.people.current()).toMatchObject({ person: 'anna' });
    const keys = readFileSync(join(fleet.folder('a'), 'keys.json'), 'utf8');
    expect(keys).not.toContain('a good long password');
  });

  test('each change set carries who made it, under the grant that person was given here', async () => {
    const a = await fleet.enrol('a');
    await a.people.signIn('Anna', 'a good long password');
    a.run(addShelf);
    await a.people.signIn('bert', 'another good password');
    a.run(addShelf);
    must(a.people.switchTo('anna'));
    a.run(addShelf);
    a.run(addShelf, must(a.people.session('bert')));
    expect(a.log().map(({ person }) => person)).toEqual(['bert', 'anna', 'bert', 'anna']);
    expect(a.people.list().map(({ name }) => name)).toEqual(['Anna', 'bert']);
    expect(await a.sync.once()).toMatchObject({ complete: true });
  });

  test('weeks without a server are fine, but a grant ends', async () => {
    const a = await fleet.enrol('a');
    await a.people.signIn('Anna', 'a good long password');
    fleet.server.weather.cut = true;
    now += 59 * DAY;
    expect(a.run(addShelf)).toMatchObject({ ok: true });
    now += 2 * DAY;
    expect(a.run(addShelf)).toMatchObject({ ok: false, refusal: { code: 'people.grant-expired' } });
    expect(await a.people.signIn('anna', 'a good long password')).toMatchObject({
      refusal: { code: 'people.grant-expired' },
    });
  });

  test('contact with the server lengthens a grant, and ends that of a person who was let go', async () => {
    const a = await fleet.enrol('a');
    await a.people.signIn('Anna', 'a good long password');
    now += 30 * DAY;
    await a.sync.once();
    expect(a.people.current()?.expiresAt).toBe(now + 60 * DAY);
    fleet.server.endGrants();
    now += DAY;
    await a.sync.once();
    expect(a.people.current()).toBeNull();
    fleet.server.weather.cut = true;
    expect(await a.people.signIn('anna', 'a good long password')).toMatchObject({ ok: false });
  });

  test('whose session is ended elsewhere is signed out when the server says so, is told, and signs in again', async () => {
    const a = await fleet.enrol('a');
    a.sync.start();
    await a.people.signIn('Anna', 'a good long password');
    await vi.waitFor(() => expect(a.status().lastSync).toBe(now));
    fleet.server.endGrants();
    fleet.server.tellGrants();
    await vi.waitFor(() => expect(a.people.current()).toBeNull());
    expect(a.status().cutSession).toEqual({ name: 'Anna', at: now });
    must(await a.people.signIn('Anna', 'a good long password'));
    await a.people.signOut();
    expect(a.status().cutSession).toBeNull();
    await a.sync.stop();
  });

  test('administration is asked of the server as the person who signed in online', async () => {
    const a = await fleet.enrol('a');
    await a.people.signIn('Anna', 'a good long password');
    expect(must(await a.people.admin('sessions', {}))).toMatchObject({ session: 'session-1' });
    a.sync.setOffline(true);
    expect(await a.people.admin('sessions', {})).toMatchObject({ refusal: { code: 'sync.no-server' } });
  });
});
