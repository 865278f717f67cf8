import { describe, expect, test } from 'vitest';
import { memberReplica } from '../../../tests/support/member-replica.ts';
import { type OrderWorld, orderWorld } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';
import { verifyReplica } from '../sync/verify.ts';

const SYSTEM = 'old';
const placedAt = Date.UTC(2010, 11, 1, 8, 26);

const record = {
  key: '536365',
  number: '536365',
  kind: 'order',
  customer: 0,
  placedOn: '2010-12-01',
  placedAt,
  currency: 'GBP',
  lines: {
    item: [0, 0, 1],
    quantity: [6, 6, 1].map(quantityOf),
    unitPrice: [2_550_000, 2_550_000, 3_395_000],
    fees: [2],
  },
};

function importWorld(): OrderWorld {
  const world = orderWorld(5);
  const items = [
    { key: '85123A', number: '85123A', description: 'White hanging heart' },
    { key: '85123a', number: '85123a', description: 'Another one' },
    { key: 'POST', number: 'POST', description: 'Postage', isFee: true },
  ];
  world.solo.run('item.import', { system: SYSTEM, records: items });
  world.solo.run('customer.import', {
    system: SYSTEM,
    records: [{ key: '17850', number: '17850', name: 'Nan' }],
  });
  return world;
}

function importAll({ solo }: OrderWorld, records: readonly object[], items = ['85123A', 'POST']) {
  const input = { system: SYSTEM, customers: ['17850', 'nobody'], items, records };
  return solo.run<{ records: { result: string; refusal: { code: string } | null; record: string }[] }>(
    'order.import',
    input,
  ).records;
}

const idOf = (made: { record: string }[]) => made[0]?.record ?? '';

describe('an imported order', () => {
  test('is closed history with its own number, every line kept, and moves and promises nothing', () => {
    const world = importWorld();
    const order = idOf(importAll(world, [record]));
    expect(world.show(order)).toMatchObject({
      number: '536365',
      status: 'closed',
      origin: 'imported',
      net: 34_00,
      lines: [
        { quantity: quantityOf(6), notGoods: false, status: 'complete' },
        { quantity: quantityOf(6), notGoods: false },
        { quantity: quantityOf(1), notGoods: true, unitPrice: 3_395_000 },
      ],
    });
    for (const table of ['allocations', 'backorders', 'creditCommitments', 'holds']) {
      expect(world.solo.rows(`SELECT * FROM ${table}`), table).toEqual([]);
    }
  });

  test('is read-only but for notes', () => {
    const world = importWorld();
    const order = idOf(importAll(world, [record]));
    const why = 'x';
    for (const [command, rest] of [
      ['order.reopen', { why }],
      ['order.cancel', { why }],
      ['order.confirm', {}],
      ['order.change-header', { changes: {} }],
      ['hold.place', { kind: 'manual', why }],
    ] as const) {
      expect(world.solo.refused(command, { order, ...rest }).code, command).toBe(
        'orders.imported-is-history',
      );
    }
    world.solo.run('order.note', { order, note: 'Asked about in January' });
    expect(world.show(order).note).toBe('Asked about in January');
  });

  test('of another kind keeps its signs; without a customer it stays without one', () => {
    const world = importWorld();
    const lines = { item: [0], quantity: [-quantityOf(1)], unitPrice: [27_500_000] };
    const debt = { item: [1], quantity: [quantityOf(1)], unitPrice: [-11_062_060_000] };
    const made = importAll(world, [
      { ...record, key: 'C1', number: 'C1', kind: 'credit', lines },
      { ...record, key: 'A1', number: 'A1', kind: 'bad-debt', customer: null, lines: debt },
    ]);
    expect(made.map(({ result }) => result)).toEqual(['created', 'created']);
    expect(world.show(made[0]?.record ?? '')).toMatchObject({ kind: 'credit', net: -27_50 });
    expect(world.show(made[1]?.record ?? '')).toMatchObject({
      kind: 'bad-debt',
      customer: null,
      net: -11_062_06,
    });
  });

  test('keeps items apart that differ only by case, and says what was settled while reading', () => {
    const world = importWorld();
    const remarks = [{ code: 'import.two-times', params: { other: '2010-12-01T08:27:00' } }];
    const order = idOf(importAll(world, [{ ...record, remarks }], ['85123A', '85123a']));
    const shown = world.show(order) as unknown as {
      importRemarks: object[];
      lines: { itemNumber: string }[];
    };
    expect(shown.importRemarks).toEqual(remarks);
    expect(shown.lines.map(({ itemNumber }) => itemNumber)).toEqual(['85123A', '85123A', '85123a']);
  });

  test('one bad record is refused with its reason and stops no other', () => {
    const world = importWorld();
    const { lines } = record;
    const made = importAll(world, [
      { ...record, key: '1', customer: 1 },
      { ...record, key: '2', lines: { ...lines, item: [0, 0, 7] } },
      { ...record, key: '3', lines: { ...lines, quantity: [1] } },
      { ...record, key: '4' },
      { ...record, key: '4' },
    ]);
    expect(made.map(({ result, refusal }) => refusal?.code ?? result)).toEqual([
      'orders.import-unknown-customer',
      'orders.import-unknown-item',
      'orders.import-columns-differ',
      'created',
      'orders.import-key-twice',
    ]);
  });
});

describe('imported again', () => {
  test('the same record is left alone, also in another batch with other places', () => {
    const world = importWorld();
    importAll(world, [record]);
    const { lines } = record;
    const again = { ...record, lines: { ...lines, item: [1, 1, 0] } };
    expect(importAll(world, [again], ['POST', '85123A'])).toMatchObject([{ result: 'unchanged' }]);
  });

  test('a changed record replaces the lines and leaves a note that somebody wrote here', () => {
    const world = importWorld();
    const order = idOf(importAll(world, [{ ...record, note: 'theirs' }]));
    world.solo.run('order.note', { order, note: 'ours' });
    const lines = { item: [0], quantity: [quantityOf(2)], unitPrice: [1_000_000] };
    expect(importAll(world, [{ ...record, note: 'theirs', lines }])).toMatchObject([
      { result: 'updated', record: order },
    ]);
    expect(world.show(order)).toMatchObject({ note: 'ours', net: 2_00, lines: [{ position: 1 }] });
  });
});

describe('taken back', () => {
  test('what nobody touched goes; what somebody worked on since stays and is listed', () => {
    const world = importWorld();
    const made = importAll(world, [record, { ...record, key: '536366', number: '536366' }]);
    world.solo.run('order.note', { order: idOf(made), note: 'mine' });
    const keys = ['536365', '536366', 'never imported'];
    expect(world.solo.run('order.undo-import', { system: SYSTEM, keys })).toEqual({
      removed: ['536366'],
      kept: [
        { key: '536365', reason: 'changed' },
        { key: 'never imported', reason: 'unknown' },
      ],
    });
    expect(world.solo.rows('SELECT count(*) AS n FROM orderLines')).toEqual([{ n: 3 }]);
  });

  test('an order that papers were filed on since stays and is listed, also where they were taken off again', () => {
    const world = importWorld();
    const made = importAll(world, [record, { ...record, key: '2', number: '2' }, { ...record, key: '3' }]);
    const file = { sha256: 'a'.repeat(64), size: 5, mediaType: 'application/pdf', name: 'proof.pdf' };
    const [filed, taken] = made.slice(0, 2).map(({ record: order }) => {
      const input = { record: order, kind: 'source paper', file };
      return world.solo.run<{ id: string }>('document.attach', input).id;
    });
    world.solo.run('document.detach', { document: taken });
    const keys = ['536365', '2', '3'];
    expect(world.solo.run('order.undo-import', { system: SYSTEM, keys })).toEqual({
      removed: ['3'],
      kept: [
        { key: '536365', reason: 'used' },
        { key: '2', reason: 'used' },
      ],
    });
    expect(world.solo.query('document.list', { record: idOf(made) })).toMatchObject({
      documents: [{ id: filed }],
    });
  });

  test('papers filed on one workstation meet an undo made on another meanwhile', () => {
    const world = importWorld();
    const made = importAll(world, [record]);
    const desk = memberReplica(world.solo, 1, ['office manager']);
    desk.run('order.undo-import', { system: SYSTEM, keys: ['536365'] });
    const file = { sha256: 'a'.repeat(64), size: 5, mediaType: 'application/pdf', name: 'proof.pdf' };
    world.solo.run('document.attach', { record: idOf(made), kind: 'source paper', file });
    expect(desk.pull()).toMatchObject({ kind: 'applied', rerun: 1 });
    expect(desk.sync()).toMatchObject([{ kind: 'accepted' }]);
    expect(desk.query<{ orders: object[] }>('order.find', { text: '536365' }).orders).toHaveLength(1);
  });

  test('it leaves no trace in the search, and can be imported anew', () => {
    const world = importWorld();
    importAll(world, [record]);
    world.solo.run('order.undo-import', { system: SYSTEM, keys: ['536365'] });
    expect(world.solo.query('order.find', { text: '536365' })).toEqual({ orders: [], next: null });
    expect(world.solo.rows('SELECT * FROM orderSearchEntries')).toEqual([]);
    expect(importAll(world, [record])).toMatchObject([{ result: 'created' }]);
  });

  test('a batch that fails half way leaves nothing', () => {
    const world = importWorld();
    const before = world.solo.rows('SELECT * FROM externalKeys');
    const bad = { ...record, key: '2', placedOn: 'yesterday' };
    expect(
      world.solo.refused('order.import', { system: SYSTEM, customers: [], items: [], records: [bad] }),
    ).toMatchObject({ code: 'input.invalid' });
    const item = world.solo.rows("SELECT record FROM externalKeys WHERE externalKey = '85123A'")[0];
    world.solo.replica.db.sqlite.exec(`PRAGMA foreign_keys = OFF`);
    world.solo.replica.guard.open(() =>
      world.solo.replica.db.q('DELETE FROM items WHERE id = ?').run(item?.record),
    );
    world.solo.replica.guard.captured();
    world.solo.replica.db.sqlite.exec(`PRAGMA foreign_keys = ON`);
    const result = world.solo.attempt('order.import', {
      system: SYSTEM,
      customers: ['17850'],
      items: ['POST', '85123A'],
      records: [{ ...record, key: '1', lines: { ...record.lines, item: [0, 0, 0] } }, record],
    });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'command.error' } });
    expect(world.solo.rows('SELECT * FROM externalKeys')).toEqual(before);
    expect(world.solo.rows('SELECT * FROM orders')).toEqual([]);
  });
});

test('history with everything in it proves itself', () => {
  const world = importWorld();
  importAll(world, [record]);
  world.solo.run('order.undo-import', { system: SYSTEM, keys: ['536365'] });
  importAll(world, [record]);
  expect(
    verifyReplica(world.solo.replica).flatMap(({ name, faults }) => faults.map((f) => `${name}: ${f}`)),
  ).toEqual([]);
});
