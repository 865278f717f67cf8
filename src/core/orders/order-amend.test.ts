import { describe, expect, test } from 'vitest';
import { LIST_PRICE, newItem, orderWorld, PLACED_ON, receive } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';
import type { DocumentDiff } from '../../shared/orders/document-diff.ts';
import type { OrderDocument } from '../../shared/orders/order-document.ts';

interface Amended {
  readonly revision: number;
  readonly amount: number;
  readonly added: readonly string[];
  readonly holds: readonly string[];
}

function amendWorld(onHand = 10) {
  const world = orderWorld(onHand);
  const { solo, draft, confirm, show } = world;
  const confirmed = (quantity: number, rest: Parameters<typeof draft>[1] = {}) => {
    const order = draft(quantity, rest);
    confirm(order);
    return { order, line: show(order).lines[0]?.id ?? '' };
  };
  const amend = (order: string, lines: object[], rest: object = {}) =>
    solo.run<Amended>('order.amend', { order, why: 'customer called', lines, ...rest });
  const refused = (order: string, lines: object[], rest: object = {}) =>
    solo.refused('order.amend', { order, why: 'customer called', lines, ...rest });
  const change = (line: string, changes: object) => ({ do: 'change', line, changes });
  const ship = (order: string, line: string, count: number) =>
    solo.run('order.ship-lines', {
      order,
      shippedOn: PLACED_ON,
      lines: [{ line, quantity: quantityOf(count) }],
    });
  return { ...world, confirmed, amend, refused, change, ship };
}

describe('amending', () => {
  test('changes, adds and removes lines, which keep their ids, and makes the next revision', () => {
    const { solo, item, confirmed, amend, change, show } = amendWorld(30);
    const { order, line } = confirmed(4);
    const first = amend(order, [
      change(line, { quantity: quantityOf(6) }),
      { do: 'add', line: { item, quantity: quantityOf(2) } },
    ]);
    expect(first).toMatchObject({ revision: 2, amount: 80_00 });
    const second = amend(order, [{ do: 'remove', line }]);
    expect(second).toMatchObject({ revision: 3, amount: 20_00 });
    expect(show(order).lines.map(({ id, status, allocated }) => [id, status, allocated])).toEqual([
      [line, 'cancelled', 0],
      [first.added[0], 'open', quantityOf(2)],
    ]);
    expect(solo.rows('SELECT kind, quantity FROM lineDecisions')).toEqual([
      { kind: 'cancelled', quantity: quantityOf(6) },
    ]);
  });

  test('only moves the difference: what is allocated stays, more is taken, less goes back', () => {
    const { solo, confirmed, amend, change, show, available } = amendWorld(10);
    const { order, line } = confirmed(4);
    const before = solo.rows('SELECT id, quantity FROM allocations');
    amend(order, [change(line, { quantity: quantityOf(12) })]);
    expect(solo.rows('SELECT id, quantity FROM allocations')).toEqual(expect.arrayContaining(before));
    expect(show(order).lines).toMatchObject([{ allocated: quantityOf(10), backordered: quantityOf(2) }]);
    amend(order, [change(line, { quantity: quantityOf(3) })]);
    expect(show(order).lines).toMatchObject([{ allocated: quantityOf(3), backordered: 0 }]);
    expect(available()).toBe(quantityOf(7));
  });

  test('less than has left is refused; exactly what has left completes the line, more opens it again', () => {
    const { confirmed, amend, refused, change, ship, show } = amendWorld(10);
    const { order, line } = confirmed(6);
    ship(order, line, 4);
    expect(refused(order, [change(line, { quantity: quantityOf(3) })])).toMatchObject({
      code: 'orders.less-than-shipped',
      params: { least: '4' },
    });
    amend(order, [change(line, { quantity: quantityOf(4) })]);
    expect(show(order).lines).toMatchObject([{ status: 'complete', allocated: 0 }]);
    amend(order, [change(line, { quantity: quantityOf(5) })]);
    expect(show(order).lines).toMatchObject([{ status: 'open', allocated: quantityOf(1) }]);
    expect(refused(order, [{ do: 'remove', line }]).code).toBe('orders.line-left');
  });

  test('another item takes its own stock and price, but not once something of the line has left', () => {
    const { solo, item, confirmed, amend, refused, change, ship, show, available } = amendWorld(10);
    const other = newItem(solo, 'HX-9');
    receive(solo, other, 5);
    const { order, line } = confirmed(4);
    amend(order, [change(line, { item: other, unitPrice: 3_000_000 })], { priceReason: 'agreed' });
    expect(show(order).lines).toMatchObject([{ unitPrice: 3_000_000, allocated: quantityOf(4) }]);
    expect([available(), available(other)]).toEqual([quantityOf(10), quantityOf(1)]);
    ship(order, line, 1);
    const back = change(line, { item });
    expect(refused(order, [back]).code).toBe('orders.item-left');
  });

  test('every check of a confirmation is made again, and a trouble takes everything back', () => {
    const { solo, confirmed, refused, change, show } = amendWorld(5);
    const { order, line } = confirmed(3, { header: { shipComplete: true } });
    expect(refused(order, [change(line, { quantity: quantityOf(6) })]).code).toBe(
      'orders.ship-complete-short',
    );
    expect(refused(order, [change(line, { unitPrice: LIST_PRICE - 1_000_000 })], {}).code).toMatch(
      /^orders\.price-needs/,
    );
    expect(show(order)).toMatchObject({
      revision: 1,
      lines: [{ quantity: quantityOf(3), allocated: quantityOf(3) }],
    });
    expect(solo.rows('SELECT revision FROM orderRevisions')).toEqual([{ revision: 1 }]);
  });

  test('an approval dies with the price it was given for', () => {
    const { confirmed, amend, refused, change, show } = amendWorld(5);
    const { order, line } = confirmed(1);
    const cheaper = (by: number) => [change(line, { unitPrice: LIST_PRICE - by })];
    amend(order, cheaper(1_000_000), { priceReason: 'old friend' });
    expect(show(order).approvals).toMatchObject([{ stands: true }]);
    expect(refused(order, cheaper(2_000_000)).code).toMatch(/^orders\.price-needs/);
    amend(order, cheaper(2_000_000), { priceReason: 'very old friend' });
    expect(show(order).approvals.map(({ stands }) => stands)).toEqual([false, true]);
  });

  test('a credit release holds until the order’s value grows', () => {
    const { solo, customer, confirmed, amend, change, show } = amendWorld(30);
    solo.run('credit.set-limit', { customer, limit: 10_00 });
    const { order, line } = confirmed(4);
    const release = () => {
      const hold = show(order).holds.find(({ releasedBy }) => releasedBy === null)?.id;
      solo.run('hold.release', { hold, why: 'they paid' });
    };
    release();
    expect(amend(order, [change(line, { quantity: quantityOf(3) })]).holds).toEqual([]);
    expect(amend(order, [change(line, { quantity: quantityOf(5) })]).holds).toEqual(['credit']);
    amend(order, [change(line, { quantity: quantityOf(6) })]);
    const hold = show(order).holds.find(({ releasedBy }) => releasedBy === null)?.id;
    expect(solo.refused('hold.release', { hold, why: 'x', amount: 50_00 })).toMatchObject({
      code: 'orders.grown-since',
      params: { seen: '50.00', now: '60.00' },
    });
    release();
    expect(amend(order, [change(line, { quantity: quantityOf(6) })]).holds).toEqual([]);
  });

  test('the first promised date stays although the promise moves', () => {
    const { solo, confirmed, amend, change } = amendWorld();
    const { order, line } = confirmed(1, { line: { promisedDate: '2026-02-01' } });
    amend(order, [change(line, { promisedDate: '2026-03-01' })]);
    expect(solo.rows('SELECT promisedDate, firstConfirmedDate FROM orderLines')).toEqual([
      { promisedDate: '2026-03-01', firstConfirmedDate: '2026-02-01' },
    ]);
  });

  test('a draft is not amended, nothing is no amendment, and a line is named once', () => {
    const { draft, confirmed, refused, change } = amendWorld();
    expect(refused(draft(1), []).code).toBe('orders.is-draft');
    const { order, line } = confirmed(1);
    expect(refused(order, []).code).toBe('orders.nothing-to-amend');
    const twice = change(line, { quantity: quantityOf(2) });
    expect(refused(order, [twice, twice]).code).toBe('orders.line-twice');
  });
});

describe('one line', () => {
  test('that is cancelled leaves a revision without it and gives its stock back; the last one is not', () => {
    const { solo, item, confirmed, amend, available } = amendWorld(10);
    const { order, line } = confirmed(4);
    const only = { order, line, why: 'changed their mind' };
    expect(solo.refused('order.cancel-line', only).code).toBe('orders.last-line');
    amend(order, [{ do: 'add', line: { item, quantity: quantityOf(1) } }]);
    expect(solo.run('order.cancel-line', only)).toEqual({ revision: 3 });
    expect(available()).toBe(quantityOf(9));
    expect(solo.rows('SELECT committedAmount FROM orders')).toEqual([{ committedAmount: 10_00 }]);
  });

  test('that is short-closed counts for what has gone, and no longer waits', () => {
    const { solo, confirmed, ship, show } = amendWorld(4);
    const { order, line } = confirmed(6);
    ship(order, line, 4);
    expect(solo.run('order.short-close-line', { order, line, why: 'customer agreed' })).toEqual({
      left: quantityOf(2),
    });
    expect(show(order)).toMatchObject({ revision: 1, lines: [{ status: 'short-closed', backordered: 0 }] });
    expect(solo.rows('SELECT committedAmount FROM orders')).toEqual([{ committedAmount: 40_00 }]);
    const again = solo.refused('order.short-close-line', { order, line, why: 'x' });
    expect(again.code).toBe('orders.line-ended');
  });
});

describe('revisions', () => {
  test('keep the document as it was promised, whatever happens to names and prices later', () => {
    const { solo, customer, item, confirmed, amend, change } = amendWorld(10);
    const { order, line } = confirmed(4);
    const promised = solo.query<OrderDocument>('order.revision', { order });
    solo.run('customer.change', { customer, changes: { name: 'Acme Reborn' } });
    solo.run('item.change', { item, changes: { description: 'Bolt, renamed' } });
    amend(order, [change(line, { quantity: quantityOf(5) })]);
    expect(solo.query('order.revision', { order, revision: 1 })).toEqual(promised);
    expect(solo.query('order.revision', { order })).toMatchObject({
      revision: 2,
      customer: { name: 'Acme Reborn' },
      lines: [{ description: 'Bolt, renamed', quantity: quantityOf(5), amount: 50_00 }],
      total: 50_00,
    });
    expect(solo.query<{ revisions: object[] }>('order.revisions', { order }).revisions).toMatchObject([
      { revision: 2, cause: 'amended', why: 'customer called', total: 50_00 },
      { revision: 1, cause: 'confirmed', total: 40_00 },
    ]);
    expect(solo.refusedQuery('order.revision', { order, revision: 9 }).code).toBe('orders.no-such-revision');
  });

  test('are compared line by line, either way round', () => {
    const { solo, item, confirmed, amend, change } = amendWorld(30);
    const { order, line } = confirmed(4);
    const { added } = amend(order, [{ do: 'add', line: { item, quantity: quantityOf(1) } }], {
      header: { customerPo: '4500', requestedDate: '2026-02-01' },
    });
    amend(order, [change(line, { quantity: quantityOf(6) }), { do: 'remove', line: added[0] }]);
    const diff = (from: number, to: number) =>
      solo.query<DocumentDiff>('order.revision-diff', { order, from, to });
    expect(diff(1, 2)).toMatchObject({
      header: expect.arrayContaining([{ field: 'customerPo', from: null, to: '4500' }]),
      lines: [
        // The promise follows the day the customer asks for.
        { kind: 'changed', position: 10, changes: [{ field: 'promisedDate', to: '2026-02-01' }] },
        { kind: 'added', position: 20, line: { itemNumber: 'HX-2040' } },
      ],
    });
    expect(diff(2, 3).lines).toMatchObject([
      {
        kind: 'changed',
        position: 10,
        changes: [
          { field: 'quantity', from: quantityOf(4), to: quantityOf(6) },
          { field: 'amount', from: 40_00, to: 60_00 },
        ],
      },
      { kind: 'removed', position: 20 },
    ]);
    expect(diff(3, 2).lines).toMatchObject([{ kind: 'changed' }, { kind: 'added', position: 20 }]);
    expect(diff(2, 2)).toEqual({ from: 2, to: 2, header: [], lines: [] });
  });
});
