import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mustRun } from '../../tests/support/shelf-core.ts';
import {
  ANNA,
  boxesOf,
  must,
  mustDo,
  type ShelfFleet,
  shelfFleet,
} from '../../tests/support/shelf-workstation.ts';

let fleet: ShelfFleet;
beforeEach(() => {
  fleet = shelfFleet();
});
afterEach(() => fleet.end());

/** A and the server both put a box into slot 1; A goes on working on its own. */
async function clash() {
  const shelf = mustRun(fleet.server.replica(), 'shelf.add', { name: 'north' });
  const a = await fleet.enrol('a');
  const mine = mustDo(a, 'box.add', { shelf, slot: 1, weight: 1 });
  const note = mustDo(a, 'box.note', { box: mine.id, note: 'mine' });
  mustRun(fleet.server.replica(), 'box.add', { shelf, slot: 1, weight: 2 });
  return { a, shelf, mine, note };
}

describe('needs attention', () => {
  test('work that will probably be refused is listed before the server has said so, with what builds on it', async () => {
    const { a, mine, note } = await clash();
    fleet.server.weather.pushesLater = true;
    await a.sync.once();
    expect(a.attention.list()).toMatchObject([
      { id: mine.id, kind: 'probably-refused', reason: { code: 'shelf.slot-taken' }, dependents: [note.id] },
      { id: note.id, kind: 'probably-refused' },
    ]);
    expect(a.status()).toMatchObject({ pending: 2, blocked: 2, attention: 2 });
    fleet.server.weather.pushesLater = false;
    await a.sync.once();
    expect(a.attention.list()).toMatchObject([
      { id: mine.id, kind: 'refused', command: 'box.add', title: 'Add box', dependents: [note.id] },
      { id: note.id, kind: 'refused', reason: { code: 'sync.depends-on-refused' } },
    ]);
    expect(a.attention.list()[0]?.reason).toMatchObject({ code: 'shelf.slot-taken' });
    expect(a.attention.list()[0]?.input).toMatchObject({ slot: 1 });
    expect(a.status().attention).toBe(2);
  });

  test('corrected and sent again, it is done and the item is closed for good', async () => {
    const { a, shelf, mine } = await clash();
    await a.sync.once();
    const wrong = a.attention.resend(mine.id, { shelf, slot: 1, weight: 1 }, '', ANNA);
    expect(wrong).toMatchObject({ ok: false, refusal: { code: 'shelf.slot-taken' } });
    expect(a.attention.list()).toHaveLength(2);
    const again = a.attention.resend(mine.id, { shelf, slot: 2, weight: 1 }, 'moved to slot 2', ANNA);
    expect(again).toMatchObject({ ok: true, state: 'pending' });
    expect(a.attention.list()).toHaveLength(1);
    expect([0, Number.MAX_SAFE_INTEGER].map((since) => a.attention.settledSince(since))).toEqual([1, 0]);
    expect(a.attention.resend(mine.id, { shelf, slot: 3, weight: 1 }, '', ANNA)).toMatchObject({
      refusal: { code: 'attention.already-settled' },
    });
    await a.sync.once();
    expect(
      boxesOf(a)
        .map((box) => Number(box.slot))
        .sort(),
    ).toEqual([1, 2]);
  });

  test('it can be handed over, discarded with a note, and not taken out of the outbox', async () => {
    const { a, mine, note } = await clash();
    expect(a.attention.discard(mine.id, 'no')).toMatchObject({
      refusal: { code: 'attention.not-decided-yet' },
    });
    await a.sync.once();
    must(a.attention.handOver(mine.id, 'asked Bert'));
    expect(a.attention.list()[0]).toMatchObject({ id: mine.id, note: 'asked Bert' });
    must(a.attention.discard(mine.id, 'Bert says leave it'));
    must(a.attention.discard(note.id, 'goes with it'));
    expect(a.attention.list()).toEqual([]);
    expect(a.attention.seen('nothing')).toMatchObject({ refusal: { code: 'attention.unknown' } });
    expect(a.status()).toMatchObject({ attention: 0, pending: 0 });
  });

  test('a value that two people changed is told with all that it was, and with who was first', async () => {
    const a = await fleet.enrol('a');
    const shelf = mustDo(a, 'shelf.add', { name: 'north' }).output.id;
    await a.sync.once();
    mustDo(a, 'shelf.rename', { shelf, name: 'mine' });
    mustRun(fleet.server.replica(), 'shelf.rename', { shelf, name: 'theirs' });
    await a.sync.once();
    const [item] = a.attention.list();
    expect(item).toMatchObject({ kind: 'refused', reason: { code: 'sync.conflict' } });
    const place = { table: 'shelves', record: shelf, column: 'name' };
    expect(item?.cells).toEqual([{ ...place, before: 'north', mine: 'mine', stands: 'theirs' }]);
    expect(item?.conflict).toEqual({ ...place, by: { person: expect.any(String), now: expect.any(Number) } });
    mustRun(fleet.server.replica(), 'shelf.rename', { shelf, name: 'later' });
    await a.sync.once();
    expect(a.attention.list()[0]?.cells).toMatchObject([{ mine: 'mine', stands: 'later' }]);
  });

  test('what was discarded or seen can be put back, what was sent again cannot', async () => {
    const { a, shelf, mine, note } = await clash();
    await a.sync.once();
    expect(a.attention.reopen(mine.id)).toMatchObject({ refusal: { code: 'attention.not-to-reopen' } });
    must(a.attention.discard(note.id, 'goes with it'));
    must(a.attention.reopen(note.id));
    expect(a.attention.list().map(({ id }) => id)).toEqual([mine.id, note.id]);
    expect(a.attention.list()[1]?.note).toBe('goes with it');
    a.attention.resend(mine.id, { shelf, slot: 2, weight: 1 }, 'moved to slot 2', ANNA);
    expect(a.attention.reopen(mine.id)).toMatchObject({ refusal: { code: 'attention.not-to-reopen' } });
    expect(a.attention.reopen('nothing')).toMatchObject({ refusal: { code: 'attention.unknown' } });
  });

  test('closing an item is nobody else’s business: nothing is sent', async () => {
    const { a, mine } = await clash();
    await a.sync.once();
    const { cursor } = a.status();
    must(a.attention.discard(mine.id, 'no'));
    await a.sync.once();
    expect(a.status()).toMatchObject({ cursor, pending: 0 });
  });
});

describe('taking back', () => {
  test('runs the inverse the command declares, which may need what it answered', async () => {
    const a = await fleet.enrol('a');
    const shelf = mustDo(a, 'shelf.add', { name: 'north' }).output.id;
    const renamed = mustDo(a, 'shelf.rename', { shelf, name: 'south' });
    expect(must(a.inverseOf(renamed.id))).toEqual({
      command: 'shelf.rename',
      input: { shelf, name: 'north' },
    });
    await a.sync.once();
    expect(a.undo(renamed.id, ANNA)).toMatchObject({ ok: true });
    expect(must(a.timeline(shelf, 10, ANNA))[0]?.changes[0]?.values).toEqual({
      name: { before: 'south', after: 'north' },
    });
    expect(a.verify().flatMap(({ faults }) => faults)).toEqual([]);
  });

  test('is refused where there is no inverse, and where the same value was changed since', async () => {
    const a = await fleet.enrol('a');
    const shelf = mustDo(a, 'shelf.add', { name: 'north' });
    expect(a.undo(shelf.id, ANNA)).toMatchObject({ refusal: { code: 'undo.no-inverse' } });
    const first = mustDo(a, 'shelf.rename', { shelf: shelf.id, name: 'south' });
    mustDo(a, 'shelf.rename', { shelf: shelf.id, name: 'west' });
    expect(a.undo(first.id, ANNA)).toMatchObject({ refusal: { code: 'undo.changed-since' } });
    expect(a.undo('nothing', ANNA)).toMatchObject({ refusal: { code: 'undo.unknown' } });
    expect(a.status().pending).toBe(3);
  });
});
