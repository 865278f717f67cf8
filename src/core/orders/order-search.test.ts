import { describe, expect, test } from 'vitest';
import { newCustomer, newItem, orderWorld, PLACED_ON } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';
import { inTransaction } from '../platform/database.ts';
import { settleMore } from '../platform/settle-later.ts';
import { verifyReplica } from '../sync/verify.ts';
import { settleOrderSearchQuietly } from './order-search.ts';

/** `index`: what waits for the index is indexed before each question. */
function searchWorld(index = false) {
  const world = orderWorld();
  const { db } = world.solo.replica;
  const indexAll = () => inTransaction(db, () => settleOrderSearchQuietly(db));
  const waiting = () => db.q('SELECT count(*) FROM orderSearchQueue').pluck().get();
  const find = (text: string, rest: object = {}) => {
    if (index) indexAll();
    return world.solo
      .query<{ orders: { id: string }[]; next: string | null }>('order.find', { text, ...rest })
      .orders.map(({ id }) => id);
  };
  return { ...world, find, indexAll, waiting };
}

describe.each([
  ['while it waits for the index', false],
  ['once it is indexed', true],
])('an order is found %s', (_, index) => {
  test('by its number, the beginning of it, and its digits as said on the phone', () => {
    const { draft, find, show } = searchWorld(index);
    const order = draft(1);
    const { number } = show(order);
    expect(number).toBe('SO-A-000001');
    for (const text of [number, 'so-a', '000001', '1', number.toLowerCase()]) {
      expect(find(text), text).toEqual([order]);
    }
  });

  test('by customer, customer PO and the items in it, in any combination and case', () => {
    const { draft, find } = searchWorld(index);
    const order = draft(1, { header: { customerPo: '4500-187732' } });
    for (const text of ['acme', 'ACM', '4500-187732', '187732', 'hx-2040', 'bolt', 'acme bolt 4500']) {
      expect(find(text), text).toEqual([order]);
    }
    expect(find('acme nut')).toEqual([]);
    expect(find('"*()')).toEqual([]);
  });

  test('newest first, page after page, each once', () => {
    const { draft, solo, find } = searchWorld(index);
    const made = [1, 2, 3, 4, 5].map((count) => draft(count)).toReversed();
    const seen: string[] = [];
    let after: string | null | undefined;
    while (after !== null) {
      const input = { text: 'acme', limit: 2, ...(after === undefined ? {} : { after }) };
      const page = solo.query<{ orders: { id: string }[]; next: string | null }>('order.find', input);
      seen.push(...page.orders.map(({ id }) => id));
      after = page.next;
    }
    expect(seen).toEqual(made);
    expect(find('acme', { limit: 1 })).toEqual(made.slice(0, 1));
  });

  test('by what is in it now: an added line is found, a removed one is not', () => {
    const { solo, draft, find, show } = searchWorld(index);
    const order = draft(1);
    const item = newItem(solo, 'ZZ-9');
    const line = { item, quantity: quantityOf(1), unitPrice: 1 };
    const added = solo.run<{ line: string }>('order.add-line', { order, line }).line;
    expect(find('zz-9')).toEqual([order]);
    solo.run('order.remove-line', { order, line: added });
    expect(find('zz-9')).toEqual([]);
    solo.run('order.change-header', { order, changes: { customerPo: 'PO-77' } });
    expect(find('po-77')).toEqual([order]);
    expect(show(order).lines).toHaveLength(1);
  });
});

describe('an order waits for the index', () => {
  test('until there are many: then all that wait are indexed at once', () => {
    const { draft, find, waiting } = searchWorld();
    const orders = Array.from({ length: 64 }, () => draft(1));
    expect(waiting()).toBe(64);
    expect(find('acme', { limit: 200 })).toEqual(orders.toReversed());
    orders.push(draft(1));
    expect(waiting()).toBe(0);
    expect(find('acme', { limit: 200 })).toEqual(orders.toReversed());
  });

  test('or a quiet moment comes, once there are some, or long ones', () => {
    const { solo, draft, item, waiting } = searchWorld();
    const moment = () => {
      settleMore(solo.replica);
      return waiting();
    };
    for (let n = 1; n <= 15; n++) draft(1);
    expect(moment()).toBe(15);
    draft(1);
    expect(moment()).toBe(0);
    const lines = Array.from({ length: 300 }, () => ({ item, quantity: quantityOf(1) }));
    draft(1, { header: { lines } });
    expect(moment()).toBe(1);
    draft(1);
    expect(moment()).toBe(0);
  });

  test('and is found in its place among those that are in it, by what is written today only', () => {
    const { solo, draft, find, indexAll } = searchWorld();
    const orders = Array.from({ length: 6 }, () => draft(1));
    indexAll();
    const [, second = '', , fourth = ''] = orders;
    for (const order of [second, fourth])
      solo.run('order.change-header', { order, changes: { customerPo: 'PO-77' } });
    orders.push(draft(1));
    const newest = orders.toReversed();
    expect(find('acme')).toEqual(newest);
    expect(find('po-77')).toEqual([fourth, second]);
    expect(find('acme', { limit: 3 })).toEqual(newest.slice(0, 3));
    solo.run('order.change-header', { order: second, changes: { customerPo: 'KL-80' } });
    expect(find('po-77')).toEqual([fourth]);
    indexAll();
    expect([find('acme'), find('po-77')]).toEqual([newest, [fourth]]);
    solo.run('order.change-header', { order: fourth, changes: { customerPo: 'KL-90' } });
    expect([find('po-77'), find('kl-90')]).toEqual([[], [fourth]]);
  });
});

describe('what an order names is renamed', () => {
  /** Every word of every order, as full text holds it. */
  const wordsIn = (world: ReturnType<typeof searchWorld>, index: string) =>
    world.solo.rows(`SELECT term, doc FROM temp.${index} ORDER BY term, doc`);
  /** The index as it stands, and as it would be made anew. */
  function indexes(world: ReturnType<typeof searchWorld>) {
    world.solo.replica.db.sqlite.exec(`
      CREATE VIRTUAL TABLE temp.standing USING fts5vocab(main, orderSearchWords, instance);
      CREATE VIRTUAL TABLE temp.madeAnew USING fts5 (words, detail = none, prefix = '2 3 4',
        tokenize = "unicode61 remove_diacritics 2");
      INSERT INTO temp.madeAnew (rowid, words)
        SELECT entry, words FROM orderSearchEntries JOIN orderSearchTexts USING ("order");
      CREATE VIRTUAL TABLE temp.rebuilt USING fts5vocab(temp, madeAnew, instance);`);
    return [wordsIn(world, 'standing'), wordsIn(world, 'rebuilt')];
  }
  const faults = ({ solo }: ReturnType<typeof searchWorld>) =>
    verifyReplica(solo.replica).flatMap((check) => check.faults);

  test('it is found by the new names and not by the old, as an index made anew would have it', () => {
    const world = searchWorld();
    const { solo, draft, find, item, customer } = world;
    const order = draft(1);
    solo.run('item.change', { item, changes: { description: 'Carriage screw' } });
    solo.run('customer.change', { customer, changes: { name: 'Zenith Ltd' } });
    expect(find('zenith carriage')).toEqual([order]);
    expect([find('acme'), find('bolt')]).toEqual([[], []]);
    world.indexAll();
    expect(find('zenith carriage')).toEqual([order]);
    expect([find('acme'), find('bolt')]).toEqual([[], []]);
    const [standing, rebuilt] = indexes(world);
    expect(standing?.length).toBeGreaterThan(5);
    expect(standing).toEqual(rebuilt);
    expect(faults(world)).toEqual([]);
  });

  test('of very many orders the newest follow at once and the others soon after', () => {
    const world = searchWorld();
    const { solo, draft, find, customer } = world;
    const orders = Array.from({ length: 120 }, () => draft(1));
    world.indexAll();
    solo.run('customer.change', { customer, changes: { name: 'Zenith Ltd' } });
    expect(find('zenith', { limit: 200 })).toHaveLength(100);
    expect(faults(world)).toEqual([]);
    expect(settleMore(solo.replica)).toBe(false);
    expect(find('zenith', { limit: 200 })).toEqual(orders.toReversed());
    expect(settleMore(solo.replica)).toBe(false);
  });

  test('words that were never indexed are a fault that is named', () => {
    const world = searchWorld();
    const { number } = world.show(world.draft(1));
    expect(faults(world)).toEqual([]);
    world.indexAll();
    expect(faults(world)).toEqual([]);
    world.solo.replica.db.q('UPDATE orderSearchEntries SET wordsHash = 7').run();
    expect(faults(world)).toEqual([`${number} is not found by what is written in it today`]);
  });
});

test('orders are listed by state, customer and item, newest first and page after page', () => {
  const { solo, draft, confirm, item } = searchWorld();
  const other = newCustomer(solo, 'Bolt & Co');
  const first = draft(1);
  const second = draft(1, { header: { customer: other } });
  const third = draft(1, { line: { item: newItem(solo, 'X-1'), unitPrice: 1 } });
  confirm(first);
  const list = (input: object) =>
    solo.query<{ orders: { id: string }[]; next: string | null }>('order.list', input);
  const ids = (input: object) => list(input).orders.map(({ id }) => id);
  expect(ids({})).toEqual([third, second, first]);
  expect(ids({ status: 'confirmed' })).toEqual([first]);
  expect(ids({ customer: other })).toEqual([second]);
  expect(ids({ item })).toEqual([second, first]);
  const page = list({ limit: 2 });
  expect(ids({ limit: 2, after: page.next })).toEqual([first]);
  expect(solo.refusedQuery('order.list', { after: 'x' }).code).toBe('orders.no-such-page');
});

test('a copy is a new draft of today with the same lines, priced anew', () => {
  const { solo, draft, show } = searchWorld();
  const order = draft(3, { line: { unitPrice: 1 } });
  const copy = solo.run<{ order: string }>('order.copy', { order, placedOn: PLACED_ON }).order;
  expect(show(copy)).toMatchObject({ number: 'SO-A-000002', status: 'draft', net: 30_00 });
});
