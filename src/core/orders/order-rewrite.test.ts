import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIST_PRICE, newItem, orderWorld } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';

/** Everything a line can say besides item, quantity and price. */
const SAID = {
  ...{ marginPercent: 1_000_000, discountPercent: 2_000_000, description: 'Washer', taxGroup: 'reduced' },
  ...{
    requestedDate: '2026-02-01',
    promisedDate: '2026-02-02',
    cancelBy: '2026-02-03',
    shipFrom: 'site.main',
  },
  ...{ overShipPercent: 3_000_000, underShipPercent: 4_000_000, note: 'mind the step' },
};

function draftWorld() {
  const world = orderWorld(30);
  const { solo, item, draft, show } = world;
  const other = newItem(solo, 'WSH-20');
  const order = draft(2, { header: { customerPo: '4500' } });
  solo.run('order.add-line', {
    order,
    line: { item: other, quantity: quantityOf(5), unitPrice: 72_000, ...SAID },
  });
  const [first = '', second = ''] = show(order).lines.map(({ id }) => id);
  const rewrite = (lines: object[], header: object = {}) =>
    solo.run<{ lines: string[]; before: object }>('order.rewrite', { order, header, lines });
  const typed = { line: first, item, quantity: quantityOf(2) };
  const typedSecond = { line: second, item: other, quantity: quantityOf(5), unitPrice: 72_000, ...SAID };
  return { ...world, other, order, first, second, rewrite, typed, typedSecond };
}

describe('a draft saved as a whole', () => {
  test('keeps the lines that stay, in the order given, and lets go of the rest', () => {
    const { rewrite, show, order, typedSecond, second, item } = draftWorld();
    const { lines } = rewrite([typedSecond, { item, quantity: quantityOf(1) }], { customerPo: '4711' });
    expect(lines[0]).toBe(second);
    expect(show(order)).toMatchObject({
      customerPo: '4711',
      lines: [
        { id: second, position: 10, unitPrice: 72_000 },
        { id: lines[1], position: 20, unitPrice: LIST_PRICE },
      ],
    });
  });

  test('writes only what differs', () => {
    const { solo, rewrite, typed, typedSecond } = draftWorld();
    const writes = () => solo.rows('SELECT count(*) AS n FROM entryDocument')[0]?.n;
    const before = writes();
    rewrite([typed, typedSecond]);
    expect(writes()).toBe(before);
    rewrite([{ ...typed, quantity: quantityOf(3) }, typedSecond]);
    expect(writes()).not.toBe(before);
  });

  test('does not price a line anew that nobody touched, although its rule has changed', () => {
    const { solo, rewrite, typed, typedSecond, item, order, show } = draftWorld();
    const list = solo.rows("SELECT id FROM priceLists WHERE kind = 'base'")[0]?.id;
    const price = {
      unit: 'EA',
      fromQuantity: 0,
      validFrom: '2026-01-02',
      price: 11_000_000,
      validUntil: null,
    };
    solo.run('price.set', { list, item, ...price });
    rewrite([typed, typedSecond], { customerPo: '1' });
    expect(show(order).lines[0]?.unitPrice).toBe(LIST_PRICE);
    rewrite([{ ...typed, quantity: quantityOf(3) }, typedSecond]);
    expect(show(order).lines[0]?.unitPrice).toBe(11_000_000);
  });

  test('names each line once, and no line of another order', () => {
    const { solo, draft, show, order, typed } = draftWorld();
    const foreign = show(draft(1)).lines[0]?.id;
    const refused = (lines: object[]) => solo.refused('order.rewrite', { order, header: {}, lines }).code;
    expect(refused([typed, typed])).toBe('orders.named-twice');
    expect(refused([{ ...typed, line: foreign }])).toBe('orders.no-such-line');
  });

  test('whatever was saved is taken back whole', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom('first', 'second', 'new', 'first changed'), {
          maxLength: 3,
          selector: (name) => name.split(' ')[0],
        }),
        fc.constantFrom({}, { customerPo: null }, { documentDiscount: { percent: 1_000_000, on: 'total' } }),
        (kept, header) => {
          const { solo, show, order, rewrite, typed, typedSecond, item } = draftWorld();
          const made = {
            first: typed,
            second: typedSecond,
            new: { item, quantity: quantityOf(1), note: 'mind the step' },
            'first changed': { ...typed, quantity: quantityOf(9), discountPercent: 1_000_000 },
          };
          const before = show(order);
          const lines = kept.map((name) => made[name as keyof typeof made]);
          const { before: back } = rewrite(lines, header);
          solo.run('order.rewrite', { order, ...back });
          expect(show(order)).toEqual(before);
        },
      ),
      { numRuns: 25, seed: 7 },
    );
  });
});

describe('an approval', () => {
  const asked = () => {
    const world = orderWorld();
    const desk = world.solo.hire('Dora', 'order desk');
    const boss = world.solo.hire('Max', 'office manager');
    const order = world.draft(1, { line: { discountPercent: 12_000_000 }, person: desk });
    const line = world.show(order).lines[0]?.id;
    const { requests } = world.solo.run<{ requests: string[] }>(
      'approval.ask',
      { order, lines: [line], note: 'they always get it' },
      desk,
    );
    const queue = (person = boss) =>
      world.solo.query<{ requests: { id: string; given: number; give: object | null }[] }>(
        'approval.queue',
        {},
        person,
      ).requests;
    return { ...world, desk, boss, order, line, request: requests[0], queue };
  };

  test('that is asked for waits in the queue, and lets the desk confirm once it is given', () => {
    const { solo, desk, boss, order, request, queue } = asked();
    expect(queue()).toMatchObject([
      {
        given: 12_000_000,
        itemNumber: 'HX-2040',
        askedByName: 'Dora',
        note: 'they always get it',
        give: null,
      },
    ]);
    expect(queue(desk)).toMatchObject([{ give: { code: 'orders.may-not-approve' } }]);
    expect(solo.refused('approval.give', { request, why: 'me' }, desk).code).toBe('orders.may-not-approve');
    expect(solo.refused('order.confirm', { order }, desk).code).toBe('orders.price-needs-approval');
    solo.run('approval.give', { request, why: 'good customer' }, boss);
    expect(queue()).toEqual([]);
    expect(solo.run('order.confirm', { order }, desk)).toMatchObject({ amount: 8_80 });
    expect(solo.refused('approval.give', { request, why: 'again' }, boss).code).toBe(
      'orders.request-answered',
    );
  });

  test('dies when the price changes, asked for or given', () => {
    const { solo, desk, boss, order, line, request, queue } = asked();
    const discount = (discountPercent: number) =>
      solo.run('order.change-line', { order, line, changes: { discountPercent } }, desk);
    discount(13_000_000);
    expect(queue()).toEqual([]);
    expect(solo.refused('approval.give', { request, why: 'x' }, boss).code).toBe('orders.request-outdated');
    discount(12_000_000);
    solo.run('approval.give', { request, why: 'x' }, boss);
    discount(14_000_000);
    expect(solo.refused('order.confirm', { order }, desk).code).toBe('orders.price-needs-approval');
  });

  test('that is refused leaves the order as it was', () => {
    const { solo, desk, boss, order, request, queue } = asked();
    solo.run('approval.refuse', { request, why: 'no' }, boss);
    expect(queue()).toEqual([]);
    expect(solo.refused('order.confirm', { order }, desk).code).toBe('orders.price-needs-approval');
  });

  test('of the discount on a whole order dies with the discount', () => {
    const { solo, draft, desk, boss } = asked();
    const order = draft(1, { header: { documentDiscount: { percent: 5_000_000, on: 'net' } }, person: desk });
    const { requests } = solo.run<{ requests: string[] }>('approval.ask', { order }, desk);
    expect(solo.refused('order.confirm', { order }, desk).code).toBe('orders.document-discount');
    solo.run('approval.give', { request: requests[0], why: 'fair' }, boss);
    const more = { documentDiscount: { percent: 6_000_000, on: 'net' } };
    solo.run('order.change-header', { order, changes: more }, desk);
    expect(solo.refused('order.confirm', { order }, desk).code).toBe('orders.document-discount');
    solo.run(
      'order.change-header',
      { order, changes: { documentDiscount: { percent: 5_000_000, on: 'net' } } },
      desk,
    );
    expect(solo.run('order.confirm', { order }, desk)).toMatchObject({ amount: 9_50 });
  });

  test('is given by an own ceiling that covers it, without the right to override', () => {
    const { solo, request } = asked();
    const desk = solo.hire('Sam', 'order desk');
    const role = solo.role('order desk');
    solo.run('role.set-discount-ceiling', { role, ceiling: 15_000_000 });
    solo.run('approval.give', { request, why: 'mine to give' }, desk);
  });
});
