import { describe, expect, test } from 'vitest';
import { type Member, memberReplica } from '../../../tests/support/member-replica.ts';
import { LIST_PRICE, orderWorld, PLACED_ON, type ShownOrder } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';
import { storedDigest } from '../platform/digest-store.ts';
import { timelineOf } from '../sync/timeline.ts';

/** Two desks with the same stock before them, both offline. */
function twoDesks(onHand: number) {
  const world = orderWorld(onHand);
  const dora = world.solo.hire('Dora', 'order desk');
  const a = memberReplica(world.solo, 1, ['order desk']);
  const b = memberReplica(world.solo, 2, ['order desk']);
  const draft = (desk: Member, quantity: number, rest: { header?: object; line?: object } = {}) => {
    const lines = [{ item: world.item, quantity: quantityOf(quantity), ...rest.line }];
    const input = { customer: world.customer, placedOn: PLACED_ON, lines, ...rest.header };
    return desk.run<{ order: string; number: string }>('order.create', input, dora);
  };
  const show = (desk: Member, order: string) => desk.query<ShownOrder>('order.show', { order });
  return { ...world, dora, a, b, draft, show };
}

function expectSame(...desks: Member[]): void {
  const [first, ...others] = desks.map(({ replica }) => storedDigest(replica.db).byLabel());
  for (const other of others) expect(other).toEqual(first);
}

const derived = [
  'SELECT item, place, onHand FROM stockBalances ORDER BY item, place',
  'SELECT item, place, allocated FROM allocationBalances ORDER BY item, place',
  'SELECT customer, amount, orders FROM creditCommitments ORDER BY customer',
  'SELECT entry, "order" FROM orderSearchEntries ORDER BY entry',
];

function expectSameDerived(a: Member, b: Member): void {
  for (const sql of derived) expect(a.replica.db.q(sql).all(), sql).toEqual(b.replica.db.q(sql).all());
}

describe('two workstations promise the last units offline', () => {
  test('the server’s order decides, and both see who got the stock and why the other did not', () => {
    const { a, b, dora, draft, show } = twoDesks(5);
    const [mine, yours] = [draft(a, 5), draft(b, 4)];
    a.run('order.confirm', { order: mine.order }, dora);
    b.run('order.confirm', { order: yours.order }, dora);
    expect(show(a, mine.order).lines).toMatchObject([{ allocated: quantityOf(5), backordered: 0 }]);
    expect(show(b, yours.order).lines).toMatchObject([{ allocated: quantityOf(4), backordered: 0 }]);
    expect(b.sync().map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
    expect(a.sync().map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
    b.pull();
    for (const desk of [a, b]) {
      expect(show(desk, yours.order).lines).toMatchObject([{ allocated: quantityOf(4), backordered: 0 }]);
      expect(show(desk, mine.order)).toMatchObject({
        number: mine.number,
        status: 'confirmed',
        lines: [
          {
            allocated: quantityOf(1),
            backordered: quantityOf(4),
            backorderWhy: { code: 'orders.short-allocated', params: { order: yours.number, available: '1' } },
          },
        ],
      });
    }
    expect(a.attention()).toMatchObject([{ kind: 'changed' }]);
    expectSame(a, b);
    expectSameDerived(a, b);
  });

  test('an order that ships complete is refused by the server and keeps its number', () => {
    const { a, b, dora, draft, show } = twoDesks(5);
    const mine = draft(a, 5, { header: { shipComplete: true } });
    a.run('order.confirm', { order: mine.order }, dora);
    const yours = draft(b, 4);
    b.run('order.confirm', { order: yours.order }, dora);
    b.sync();
    expect(a.sync()).toMatchObject([
      { kind: 'accepted' },
      { kind: 'refused', reason: { code: 'orders.ship-complete-short' } },
    ]);
    expect(show(a, mine.order)).toMatchObject({ number: mine.number, status: 'draft' });
    expect(a.attention()).toMatchObject([{ kind: 'refused' }]);
  });

  test('what was confirmed here and withdrawn here goes through, although the server allocated less', () => {
    const { a, b, dora, draft, available } = twoDesks(5);
    const mine = draft(a, 5);
    a.run('order.confirm', { order: mine.order }, dora);
    a.run('order.withdraw', { order: mine.order, why: 'typo' }, dora);
    const yours = draft(b, 4);
    b.run('order.confirm', { order: yours.order }, dora);
    b.sync();
    expect(a.sync().map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(available()).toBe(quantityOf(1));
    b.pull();
    expectSame(a, b);
    expectSameDerived(a, b);
  });
});

describe('two people work on one order', () => {
  function shared() {
    const desks = twoDesks(5);
    const order = desks.draft(desks.a, 2).order;
    desks.a.sync();
    desks.b.pull();
    return { ...desks, order };
  }

  test('a guarded value changed by both is a conflict that names both values', () => {
    const { a, b, dora, order, show } = shared();
    a.run('order.change-header', { order, changes: { requestedDate: '2026-02-01' } }, dora);
    b.run('order.change-header', { order, changes: { requestedDate: '2026-03-01' } }, dora);
    a.sync();
    expect(b.sync()).toMatchObject([
      {
        kind: 'refused',
        reason: { code: 'sync.conflict', params: { column: 'requestedDate', stands: '2026-02-01' } },
      },
    ]);
    expect(show(b, order)).toMatchObject({ requestedDate: '2026-02-01' });
  });

  test('of two notes the newer stands and both are on the timeline', () => {
    const { a, b, dora, order, show } = shared();
    a.run('order.note', { order, note: 'Call before ten' }, dora);
    b.run('order.note', { order, note: 'Dock 4' }, dora);
    a.sync();
    expect(b.sync()).toMatchObject([{ kind: 'accepted' }]);
    a.pull();
    expect(show(a, order).note).toBe('Dock 4');
    const notes = timelineOf(a.replica, order, new Set(['everyone']), 10).flatMap(({ changes }) =>
      changes.flatMap(({ values }) => values.note ?? []),
    );
    expect(notes).toEqual([
      { before: 'Call before ten', after: 'Dock 4' },
      { before: null, after: 'Call before ten' },
    ]);
  });

  test('one cancels while the other confirms: the later is told how the order stands', () => {
    const { a, b, dora, order } = shared();
    a.run('order.cancel', { order, why: 'not wanted' }, dora);
    b.run('order.confirm', { order }, dora);
    a.sync();
    expect(b.sync()).toMatchObject([{ kind: 'refused', reason: { code: 'orders.is-cancelled' } }]);
  });
});

describe('a right that was lost meanwhile', () => {
  test('refuses the override at the server; the draft stays, and what does not need the right goes through', () => {
    const { a, solo, draft, show } = twoDesks(5);
    const manager = solo.hire('Mia', 'office manager');
    a.pull();
    const header = { customerPo: '77' };
    const cheap = draft(a, 1, { header, line: { unitPrice: LIST_PRICE / 2 } });
    a.run('order.confirm', { order: cheap.order, priceReason: 'scratched' }, manager);
    const plain = draft(a, 1);
    a.run('order.confirm', { order: plain.order }, manager);
    solo.run('person.assign-role', { person: manager, role: solo.role('order desk') });
    solo.run('person.withdraw-role', { person: manager, role: solo.role('office manager') });
    expect(a.sync()).toMatchObject([
      { kind: 'accepted' },
      { kind: 'refused', reason: { code: 'orders.price-needs-approval' } },
      { kind: 'accepted' },
      { kind: 'accepted' },
    ]);
    expect(show(a, cheap.order)).toMatchObject({ status: 'draft', number: cheap.number, approvals: [] });
    expect(a.attention()).toMatchObject([{ kind: 'refused' }]);
  });
});

test('what customers owe never reaches a desk that may not hold it, and its orders are checked all the same', () => {
  const { a, b, solo, customer, dora, draft } = twoDesks(50);
  solo.run('credit.set-limit', { customer, limit: 100_00 });
  a.pull();
  expect(a.replica.db.q('SELECT * FROM customerCredit').all()).toEqual([]);
  const order = draft(a, 11).order;
  expect(a.run('order.confirm', { order }, dora)).toMatchObject({ holds: ['credit'] });
  a.sync();
  b.pull();
  expect(b.query('hold.queue', { kind: 'credit' })).toMatchObject({ holds: [{ order }] });
  expect(a.attempt('credit.set-limit', { customer, limit: 5 })).toMatchObject({
    ok: false,
    refusal: { code: 'credit.not-held-here' },
  });
});

test('history imported at one desk is found at the other by its number and by an item in it', () => {
  const { a, b, solo } = twoDesks(5);
  const manager = solo.hire('Mia', 'office manager');
  a.pull();
  const lines = { item: [0, 0], quantity: [quantityOf(6), quantityOf(6)], unitPrice: [2_550_000, 2_550_000] };
  const record = {
    key: '536365',
    number: '536365',
    kind: 'order',
    customer: null,
    placedOn: '2010-12-01',
    lines,
  };
  const input = {
    system: 'old',
    customers: [],
    items: ['HX-2040'],
    records: [{ ...record, placedAt: 1291191960000 }],
  };
  a.run('order.import', input, manager);
  expect(a.sync()).toMatchObject([{ kind: 'accepted' }]);
  b.pull();
  for (const text of ['536365', 'hx-2040', 'bolt']) {
    expect(b.query('order.find', { text }), text).toMatchObject({ orders: [{ number: '536365', lines: 2 }] });
  }
  expectSame(a, b);
  expectSameDerived(a, b);
});
