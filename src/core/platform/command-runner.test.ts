import { describe, expect, test } from 'vitest';
import { act, mustRun, rowsByTable, shelfReplica } from '../../../tests/support/shelf-core.ts';
import { readMeta } from './replica-meta.ts';

describe('running a command', () => {
  test('a refusal leaves no row, no number and no change set behind', () => {
    const replica = shelfReplica({ authority: false });
    const shelf = mustRun(replica, 'shelf.add', { name: 'north' });
    mustRun(replica, 'box.add', { shelf, slot: 1, weight: 5 });
    const before = { rows: rowsByTable(replica), meta: readMeta(replica.db) };
    const refused = act(replica, 'box.add', { shelf, slot: 1, weight: 5 });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'shelf.slot-taken' } });
    expect({ rows: rowsByTable(replica), meta: readMeta(replica.db) }).toEqual(before);
    const next = act(replica, 'box.add', { shelf, slot: 2, weight: 5 });
    expect(next).toMatchObject({ ok: true, output: { number: 'BX-A-000002' } });
  });

  test('a bug in a handler is a refusal that says so, and nothing stays of what it wrote', () => {
    const replica = shelfReplica();
    const result = act(replica, 'shelf.break-down', { name: 'north' });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'command.error' } });
    expect(rowsByTable(replica).shelves).toEqual([]);
  });

  test.each([
    ['shelf.unknown', {}, 'command.unknown'],
    ['shelf.add', { name: 5 }, 'input.invalid'],
    ['shelf.add', { name: 'a', more: 1 }, 'input.invalid'],
    ['shelf.add', { name: 'a\u0000b' }, 'input.text-has-nul'],
    ['shelf.add', { name: '\ud800' }, 'input.text-not-unicode'],
    ['shelf.add', JSON.parse('{"__proto__": {"name": "a"}}'), 'input.forbidden-key'],
    ['box.load', { box: 'b', weight: 2 ** 53 }, 'input.number-not-exact'],
    ['box.load', { box: 'b', weight: 0.5 }, 'input.number-not-exact'],
  ])('%s with %j is refused as %s', (command, input, code) => {
    expect(act(shelfReplica(), command, input)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('needs the permission its declaration names, and an active person', () => {
    const replica = shelfReplica();
    const shelf = mustRun(replica, 'shelf.add', { name: 'north' }, 'guest');
    const box = { shelf, slot: 1, weight: 1 };
    expect(act(replica, 'box.add', box, 'guest')).toMatchObject({
      refusal: { code: 'people.no-permission' },
    });
    expect(act(replica, 'box.add', box, 'stranger')).toMatchObject({
      refusal: { code: 'people.not-active' },
    });
  });

  test('an additive column cannot be set, nor a guarded one added to', () => {
    const replica = shelfReplica();
    const shelf = mustRun(replica, 'shelf.add', { name: 'north' });
    const box = mustRun(replica, 'box.add', { shelf, slot: 1, weight: 5 });
    mustRun(replica, 'box.load', { box, weight: 20 });
    expect(rowsByTable(replica).boxes).toMatchObject([{ id: box, weight: 25 }]);
    expect(act(replica, 'box.load', { box, weight: 76 })).toMatchObject({
      refusal: { code: 'shelf.too-heavy' },
    });
    expect(rowsByTable(replica).boxes).toMatchObject([{ id: box, weight: 25 }]);
  });

  test('what lies outside the replica’s scope is taken back at once', () => {
    const replica = shelfReplica({ authority: false, labels: new Set(['everyone', 'person:anna']) });
    mustRun(replica, 'diary.write', { owner: 'bert', words: 'secret' });
    const mine = mustRun(replica, 'diary.write', { owner: 'anna', words: 'mine' });
    expect(rowsByTable(replica).diaries).toMatchObject([{ id: mine }]);
    mustRun(replica, 'diary.give', { diary: mine, to: 'bert' });
    expect(rowsByTable(replica).diaries).toEqual([]);
  });
});
