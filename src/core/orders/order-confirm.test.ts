import { describe, expect, test } from 'vitest';
import {
  LIST_PRICE,
  newCustomer,
  newItem,
  orderWorld,
  PLACED_ON,
  receive,
} from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';

describe('confirming', () => {
  test('allocates what is there and promises the rest as a backorder that says who has the stock', () => {
    const { draft, confirm, show, available } = orderWorld(5);
    const first = draft(4);
    const second = draft(3);
    expect(confirm(first).backorders).toEqual([]);
    expect(confirm(second).backorders).toMatchObject([{ quantity: quantityOf(2) }]);
    expect(available()).toBe(0);
    expect(show(second).lines).toMatchObject([
      {
        allocated: quantityOf(1),
        backordered: quantityOf(2),
        backorderWhy: {
          code: 'orders.short-allocated',
          params: { order: show(first).number, wanted: '3', available: '1' },
        },
      },
    ]);
  });

  test('two lines of one item do not promise the same unit twice', () => {
    const { solo, item, customer, confirm, show } = orderWorld(5);
    const lines = [3, 4].map((count) => ({ item, quantity: quantityOf(count) }));
    const { order } = solo.run<{ order: string }>('order.create', { customer, placedOn: PLACED_ON, lines });
    confirm(order);
    expect(show(order).lines.map(({ allocated, backordered }) => [allocated, backordered])).toEqual([
      [quantityOf(3), 0],
      [quantityOf(2), quantityOf(2)],
    ]);
  });

  test('counts boxes of twelve in eaches, and never allocates a charge', () => {
    const { solo, item, draft, confirm, show, customer } = orderWorld(30);
    solo.run('item.add-unit', { item, unit: 'BX', numerator: 12, denominator: 1, wholeUnits: true });
    const boxes = draft(3, { line: { unit: 'BX' } });
    expect(confirm(boxes).backorders).toMatchObject([{ quantity: quantityOf(6) }]);
    expect(show(boxes).net).toBe(360_00);
    const postage = newItem(solo, 'POST', { kind: 'charge' });
    const lines = [{ item: postage, quantity: quantityOf(1), unitPrice: 5_000_000 }];
    const { order } = solo.run<{ order: string }>('order.create', { customer, placedOn: PLACED_ON, lines });
    expect(confirm(order)).toMatchObject({ amount: 5_00, backorders: [] });
  });

  test('an order that ships complete is refused while a line is short', () => {
    const { solo, draft } = orderWorld(2);
    const order = draft(3, { header: { shipComplete: true } });
    expect(solo.refused('order.confirm', { order })).toMatchObject({
      code: 'orders.ship-complete-short',
      params: { item: 'HX-2040', short: '1' },
    });
  });

  test('an order without lines, or of a customer who became inactive, is refused', () => {
    const { solo, draft, customer } = orderWorld();
    const empty = draft(1, { header: { lines: [] } });
    expect(solo.refused('order.confirm', { order: empty }).code).toBe('orders.no-lines');
    const order = draft(1);
    solo.run('customer.deactivate', { customer });
    expect(solo.refused('order.confirm', { order }).code).toBe('orders.customer-inactive');
  });

  test('the first promised date stays although the promise moves', () => {
    const { solo, draft, confirm, show } = orderWorld();
    const order = draft(1, { line: { promisedDate: '2026-02-01' } });
    confirm(order);
    solo.run('order.withdraw', { order, why: 'later' });
    const line = show(order).lines[0]?.id;
    solo.run('order.change-line', { order, line, changes: { promisedDate: '2026-03-01' } });
    expect(confirm(order).revision).toBe(2);
    expect(show(order).lines).toMatchObject([
      { promisedDate: '2026-03-01', firstConfirmedDate: '2026-02-01' },
    ]);
  });
});

describe('a price off the list', () => {
  const cheap = { line: { unitPrice: LIST_PRICE / 2 } };

  test('needs the right and a reason, and leaves an approval that dies with the price', () => {
    const { solo, draft, confirm, show } = orderWorld();
    const desk = solo.hire('Dora', 'order desk');
    const order = draft(1, { ...cheap, person: desk });
    expect(solo.refused('order.confirm', { order, priceReason: 'please' }, desk).code).toBe(
      'orders.price-needs-approval',
    );
    expect(solo.refused('order.confirm', { order }).code).toBe('orders.price-needs-reason');
    confirm(order, { priceReason: 'scratched' });
    expect(show(order).approvals).toMatchObject([{ why: 'scratched', stands: true }]);
    solo.run('order.withdraw', { order, why: 'again' });
    expect(solo.run('order.confirm', { order }, desk)).toMatchObject({ revision: 2 });
    solo.run('order.withdraw', { order, why: 'cheaper still' });
    const line = show(order).lines[0]?.id;
    solo.run('order.change-line', { order, line, changes: { unitPrice: 1_000_000 } });
    expect(show(order).approvals).toMatchObject([{ stands: false }]);
    expect(solo.refused('order.confirm', { order }, desk).code).toBe('orders.price-needs-approval');
  });

  test('is dropped and the order confirmed in one step, by somebody without the right to prices', () => {
    const { solo, draft, show } = orderWorld();
    const desk = solo.hire('Dora', 'order desk');
    const line = { unitPrice: LIST_PRICE / 2, discountPercent: 10_000_000 };
    const order = draft(1, { line, person: desk });
    expect(solo.refused('order.confirm', { order }, desk).code).toBe('orders.price-needs-approval');
    const input = { order, atListPrices: true };
    expect(solo.run('order.confirm', input, desk)).toMatchObject({ amount: LIST_PRICE / 10_000 });
    expect(show(order)).toMatchObject({
      status: 'confirmed',
      lines: [{ unitPrice: LIST_PRICE, discountPercent: null }],
      approvals: [],
    });
    expect(solo.refused('order.confirm', input, desk).code).toBe('orders.not-a-draft');
  });

  test('a line discount is off the list too, and an item without any list price is not', () => {
    const { solo, draft, customer, confirm } = orderWorld();
    const discounted = draft(1, { line: { discountPercent: 10_000_000 } });
    expect(solo.refused('order.confirm', { order: discounted }).code).toBe('orders.price-needs-reason');
    const lines = [{ item: newItem(solo, 'X-1'), quantity: quantityOf(1), unitPrice: 1 }];
    const { order } = solo.run<{ order: string }>('order.create', { customer, placedOn: PLACED_ON, lines });
    expect(confirm(order).revision).toBe(1);
  });

  test('a quoted price stands although the rule has changed, and waits until somebody has looked', () => {
    const { draft, confirm, show } = orderWorld();
    const order = draft(1, { line: { unitPrice: LIST_PRICE - 1_000_000, quoted: true } });
    expect(confirm(order)).toMatchObject({ amount: 9_00, holds: ['price'] });
    expect(show(order).holds).toMatchObject([{ placedRule: { code: 'orders.price-changed-since' } }]);
  });

  test('without a rule and without a typed price the line is refused', () => {
    const { solo, draft } = orderWorld();
    const item = newItem(solo, 'X-1');
    expect(() => draft(1, { line: { item } })).toThrow('orders.no-price');
  });
});

describe('credit', () => {
  const limited = () => {
    const world = orderWorld();
    world.solo.run('credit.set-limit', { customer: world.customer, limit: 100_00 });
    world.solo.run('credit.set-receivable', { customer: world.customer, receivable: 50_00, asOf: PLACED_ON });
    return world;
  };

  test('exactly at the limit is fine; one more puts the order on hold and does not stop it', () => {
    const { draft, confirm, show } = limited();
    expect(confirm(draft(5)).holds).toEqual([]);
    const over = draft(1);
    expect(confirm(over).holds).toEqual(['credit']);
    expect(show(over)).toMatchObject({ status: 'confirmed', holds: [{ kind: 'credit', releasedBy: null }] });
  });

  test('what is cancelled or closed frees the limit again', () => {
    const { solo, draft, confirm, customer } = limited();
    const order = draft(5);
    confirm(order);
    const credit = () => solo.query<object>('credit.of-customer', { customer });
    expect(credit()).toMatchObject({ committed: 50_00, exposure: 100_00, left: 0 });
    solo.run('order.cancel', { order, why: 'not wanted' });
    expect(credit()).toMatchObject({ committed: 0, left: 50_00 });
  });

  test('prepaid orders add nothing', () => {
    const { draft, confirm } = limited();
    expect(confirm(draft(50, { header: { prepaid: true } })).holds).toEqual([]);
  });

  test('a release holds until the order grows', () => {
    const { solo, draft, confirm, show } = limited();
    const order = draft(6);
    confirm(order);
    const hold = show(order).holds[0]?.id;
    solo.run('hold.release', { hold, why: 'paid tomorrow' });
    solo.run('order.withdraw', { order, why: 'again' });
    expect(confirm(order).holds).toEqual([]);
    solo.run('order.withdraw', { order, why: 'more' });
    const line = show(order).lines[0]?.id;
    solo.run('order.change-line', { order, line, changes: { quantity: quantityOf(7) } });
    expect(confirm(order).holds).toEqual(['credit']);
  });

  test('only a person who may releases a credit hold', () => {
    const { solo, draft, confirm, show } = limited();
    const order = draft(6);
    confirm(order);
    const desk = solo.hire('Dora', 'order desk');
    const hold = show(order).holds[0]?.id;
    expect(solo.refused('hold.release', { hold, why: 'friend' }, desk).code).toBe('orders.may-not-release');
    expect(solo.refusedQuery('credit.of-customer', { customer: 'x' }, desk).code).toBe(
      'people.no-permission',
    );
  });
});

describe('a repeated customer PO', () => {
  const po = { header: { customerPo: '4500187732' } };

  test('is confirmed with a manual hold, unless somebody says why both are meant', () => {
    const { draft, confirm, solo } = orderWorld();
    confirm(draft(1, po));
    const second = draft(1, po);
    expect(solo.query('order.can', { order: second })).toMatchObject({
      confirm: null,
      checks: [{ level: 'amber', refusal: { code: 'orders.repeated-po' } }],
    });
    expect(confirm(second).holds).toEqual(['manual']);
    expect(confirm(draft(1, po), { keepBoth: 'split over two docks' }).holds).toEqual([]);
  });

  test('of another customer is not a repetition', () => {
    const { solo, draft, confirm } = orderWorld();
    confirm(draft(1, po));
    const customer = newCustomer(solo, 'Bolt & Co');
    expect(confirm(draft(1, { header: { ...po.header, customer } })).holds).toEqual([]);
  });
});

describe('going back', () => {
  test('a withdrawn order gives its stock back and is a draft to change', () => {
    const { solo, draft, confirm, show, available } = orderWorld(5);
    const order = draft(7);
    confirm(order);
    solo.run('order.withdraw', { order, why: 'typo' });
    expect(available()).toBe(quantityOf(5));
    expect(show(order)).toMatchObject({
      status: 'draft',
      lines: [{ allocated: 0, backordered: 0 }],
      decisions: [{ kind: 'confirmed' }, { kind: 'withdrawn' }],
    });
  });

  test('a closed order short-closes its lines; re-opened, it is checked and promised anew', () => {
    const { solo, draft, confirm, show, available } = orderWorld(5);
    const order = draft(4);
    confirm(order);
    solo.run('order.close', { order, why: 'no longer wanted' });
    expect(show(order)).toMatchObject({
      status: 'closed',
      lines: [{ status: 'short-closed', allocated: 0 }],
    });
    confirm(draft(3));
    solo.run('order.reopen', { order, why: 'wanted after all' });
    expect(show(order)).toMatchObject({
      status: 'confirmed',
      revision: 2,
      lines: [{ status: 'open', allocated: quantityOf(2), backordered: quantityOf(2) }],
    });
    expect(available()).toBe(0);
  });

  test('new stock is shared among backorders by promised date, then age', () => {
    const { solo, item, draft, confirm, show } = orderWorld(0);
    const older = draft(4);
    const promised = draft(4, { line: { promisedDate: '2026-01-20' } });
    confirm(older);
    confirm(promised);
    receive(solo, item, 6);
    solo.run('backorder.allocate', { item });
    expect(show(promised).lines).toMatchObject([{ allocated: quantityOf(4), backordered: 0 }]);
    expect(show(older).lines).toMatchObject([{ allocated: quantityOf(2), backordered: quantityOf(2) }]);
  });
});
