import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rowsByTable } from '../../tests/support/shelf-core.ts';
import { ANNA, boxesOf, mustDo, type ShelfFleet, shelfFleet } from '../../tests/support/shelf-workstation.ts';
import { storedDigest } from '../core/platform/digest-store.ts';

let fleet: ShelfFleet;
beforeEach(() => {
  fleet = shelfFleet();
});
afterEach(() => fleet.end());

describe('a workstation and its server', () => {
  test('what one makes offline, the other has after both have synced', async () => {
    const a = await fleet.enrol('a');
    const b = await fleet.enrol('b');
    const shelf = mustDo(a, 'shelf.add', { name: 'north' }).output.id;
    mustDo(a, 'box.add', { shelf, slot: 1, weight: 10 });
    expect(a.status()).toMatchObject({ pending: 2, undecided: 2, code: 'A', authority: false });
    expect(await a.sync.once()).toMatchObject({ complete: true, pushed: 2, pending: 0, stopped: null });
    expect(await b.sync.once()).toMatchObject({ complete: true, pulled: 2 });
    expect(boxesOf(b)).toEqual(boxesOf(a));
    expect(boxesOf(b)).toMatchObject([{ label: 'BX-A-000001', weight: 10 }]);
    expect(b.digest()).toEqual(a.digest());
  });

  test('an answer that is lost on the way is asked for again, and nothing is done twice', async () => {
    const a = await fleet.enrol('a');
    mustDo(a, 'shelf.add', { name: 'north' });
    fleet.server.weather.loseAnswers = 2;
    expect(await a.sync.once()).toMatchObject({ complete: false, stopped: { code: 'sync.unreachable' } });
    fleet.server.weather.loseAnswers = 0;
    let losesPush = true;
    fleet.server.weather.before = (route) => {
      if (route === 'push' && losesPush) {
        losesPush = false;
        fleet.server.weather.loseAnswers = 1;
      }
    };
    expect(await a.sync.once()).toMatchObject({ complete: false });
    expect(a.status()).toMatchObject({ pending: 1, undecided: 1, lastError: { code: 'sync.unreachable' } });
    expect(await a.sync.once()).toMatchObject({ complete: true, pending: 0 });
    expect(rowsByTable(fleet.server.replica()).shelves).toHaveLength(1);
    expect(a.status().lastError).toBeNull();
  });

  test('with a full outbox pages are kept and applied once', async () => {
    const a = await fleet.enrol('a');
    const b = await fleet.enrol('b');
    const shelf = mustDo(b, 'shelf.add', { name: 'theirs' }).output.id;
    for (let slot = 0; slot < 30; slot++) mustDo(b, 'box.add', { shelf, slot, weight: 1 });
    await b.sync.once();
    const requests = Array.from({ length: 1_500 }, (_, i) => ({
      command: 'shelf.add',
      input: { name: `shelf ${i}` },
    }));
    for (let from = 0; from < requests.length; from += 500) {
      expect(a.runMany(requests.slice(from, from + 500), ANNA).every((answer) => answer.ok)).toBe(true);
    }
    const modes = new Set<string>();
    a.onChanges(() => modes.add(a.status().mode));
    const report = await a.sync.once();
    expect(report).toMatchObject({ complete: true, pushed: 1_500, pulled: 1_531, pending: 0 });
    expect(modes).toContain('catching-up');
    expect(a.digest()).toEqual(storedDigest(fleet.server.replica().db).byLabel());
  });

  test('a person who wants no contact has none', async () => {
    const a = await fleet.enrol('a');
    a.sync.setOffline(true);
    mustDo(a, 'shelf.add', { name: 'north' });
    fleet.server.asked.length = 0;
    expect(await a.sync.once()).toMatchObject({ complete: false, stopped: { code: 'sync.offline' } });
    expect(fleet.server.asked).toEqual([]);
    a.sync.setOffline(false);
    expect(await a.sync.once()).toMatchObject({ complete: true });
  });

  test('the server’s clock sets the instants of what is made here', async () => {
    const a = await fleet.enrol('a');
    fleet.server.weather.clockAhead = 86_400_000;
    await a.sync.once();
    mustDo(a, 'shelf.add', { name: 'north' });
    expect(a.log()[0]?.now).toBe(1_700_000_000_000 + 86_400_000);
  });

  test('a key that no longer counts stops the sync, and work goes on', async () => {
    const a = await fleet.enrol('a');
    fleet.server.weather.revoked = true;
    mustDo(a, 'shelf.add', { name: 'north' });
    expect(await a.sync.once()).toMatchObject({ stopped: { code: 'workstation.revoked' } });
    expect(a.status()).toMatchObject({ reEnrol: 'revoked', pending: 1 });
    fleet.server.weather.revoked = false;
    expect(await a.sync.once()).toMatchObject({ complete: true });
    expect(a.status()).toMatchObject({ reEnrol: null, pending: 0 });
  });

  test('a workstation that was shut out comes back with a new code, and its pending work with it', async () => {
    const a = await fleet.enrol('a');
    await expect(fleet.enrol('a')).rejects.toThrow('folder.already-a-workstation');
    fleet.server.weather.revoked = true;
    const shelf = mustDo(a, 'shelf.add', { name: 'north' }).output.id;
    await a.sync.once();
    await a.close();
    fleet.server.weather.revoked = false;
    const back = await fleet.enrol('a');
    expect(back.status()).toMatchObject({ code: 'B', reEnrol: null, pending: 1 });
    mustDo(back, 'box.add', { shelf, slot: 1, weight: 1 });
    for (let n = 0; n < 3 && !(await back.sync.once()).complete; n++);
    expect(rowsByTable(fleet.server.replica()).boxes).toHaveLength(1);
    expect(back.verify().flatMap(({ faults }) => faults)).toEqual([]);
  });

  test('a sync that keeps going pushes what is made and pulls when it is woken', async () => {
    const a = await fleet.enrol('a');
    const b = await fleet.enrol('b');
    a.sync.start();
    b.sync.start();
    await until(
      () => a.status().leader === 'this' && b.status().lastSync !== null && a.status().lastSync !== null,
    );
    const shelf = mustDo(a, 'shelf.add', { name: 'north' }).output.id;
    mustDo(a, 'box.add', { shelf, slot: 1, weight: 10 });
    await until(() => a.status().pending === 0);
    fleet.server.wake();
    await until(() => boxesOf(b).length === 1);
    fleet.server.weather.cut = true;
    mustDo(a, 'shelf.add', { name: 'south' });
    await until(() => a.status().lastError !== null);
    fleet.server.weather.cut = false;
    await until(() => a.status().pending === 0);
    await a.sync.stop();
    expect(a.status().leader).toBe('none');
  });

  test('asked for by hand after the network was away, it hears of others at once again', async () => {
    const hours = 3_600_000;
    const pace = { lead: 20, backOff: hours, longestBackOff: hours, idle: hours };
    const a = await fleet.enrol('a', { pace });
    const b = await fleet.enrol('b');
    fleet.server.weather.cut = true;
    a.sync.start();
    await until(() => a.status().lastError !== null);
    fleet.server.weather.cut = false;
    expect(await a.sync.once()).toMatchObject({ stopped: null });
    const shelf = mustDo(b, 'shelf.add', { name: 'north' }).output.id;
    mustDo(b, 'box.add', { shelf, slot: 1, weight: 10 });
    await b.sync.once();
    await until(() => {
      fleet.server.wake();
      return boxesOf(a).length === 1;
    });
    await a.sync.stop();
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 500) throw new Error('it does not come about');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
