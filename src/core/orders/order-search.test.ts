import { describe, expect, test } from 'vitest';
import { newCustomer, newItem, orderWorld, PLACED_ON } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';
import { settleMore } from '../platform/settle-later.ts';
import { verifyReplica } from '../sync/verify.ts';

function searchWorld() {
  const world = orderWorld();
  const find = (text: string, rest: object = {}) =>
    world.solo
      .query<{ orders: { id: string }[]; next: string | null }>('order.find', { text, ...rest })
      .orders.map(({ id }) => id);
  return { ...world, find };
}

describe('an order is found', () => {
  test('by its number, the beginning of it, and its digits as said on the phone', () => {
    const { draft, find, show } = searchWorld();
    const order = draft(1);
    const { number } = show(order);
    expect(number).toBe('SO-A-000001');
    for (const text of [number, 'so-a', '000001', '1', number.toLowerCase()]) {
      expect(find(text), text).toEqual([order]);
    }
  });

  test('by customer, customer PO and the items in it, in any combination and case', () => {
    const { draft, find } = searchWorld();
    const order = draft(1, { header: { customerPo: '4500-187732' } });
    for (const text of ['acme', 'ACM', '4500-187732', '187732', 'hx-2040', 'bolt', 'acme bolt 4500']) {
      expect(find(text), text).toEqual([order]);
    }
    expect(find('acme nut')).toEqual([]);
    expect(find('"*()')).toEqual([]);
  });

  test('newest first, page after page, each once', () => {
    const { draft, solo, find } = searchWorld();
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
    const { solo, draft, find, show } = searchWorld();
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
    const [standing, rebuilt] = indexes(world);
    expect(standing?.length).toBeGreaterThan(5);
    expect(standing).toEqual(rebuilt);
    expect(faults(world)).toEqual([]);
  });

  test('of very many orders the newest follow at once and the others soon after', () => {
    const world = searchWorld();
    const { solo, draft, find, customer } = world;
    const orders = Array.from({ length: 120 }, () => draft(1));
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
