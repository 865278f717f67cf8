import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIST_PRICE, newItem, orderWorld, PLACED_ON } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import type { orderEntryQueries } from '../../shared/orders/order-assess.ts';
import orderStrings from '../../shared/orders/strings.en.json' with { type: 'json' };

type Assessment = QueryOutput<typeof orderEntryQueries.assessOrder>;

/** A world with one item of everything that can be in the way. */
function troubledWorld() {
  const world = orderWorld(10);
  const { solo, item } = world;
  const successor = newItem(solo, 'LMP-11');
  const ending = newItem(solo, 'LMP-09');
  solo.run('stock.receive', { item: ending, quantity: quantityOf(7), businessDate: PLACED_ON });
  solo.run('item.change-lifecycle', { item: ending, lifecycle: 'ending', successor });
  const unpriced = newItem(solo, 'GL-7701');
  const base = { customer: world.customer, placedOn: PLACED_ON };
  const assess = (rest: object, person?: string) =>
    solo.query<Assessment>('order.assess', { ...base, lines: [], ...rest }, person);
  const codes = ({ checks }: Assessment) => checks.map(({ refusal }) => refusal.code);
  return { ...world, ending, successor, unpriced, assess, codes, base, item };
}

describe('what is typed is looked at as a whole', () => {
  test('every trouble is told at once, the document first, then line by line', () => {
    const { assess, codes, item, ending, unpriced } = troubledWorld();
    const found = assess({
      shipTo: null,
      cancelBy: '2026-02-01',
      requestedDate: '2025-12-24',
      poTotal: 1,
      lines: [
        { key: 'a', typed: 'GL-77O1', quantity: quantityOf(1) },
        { key: 'b', item: ending, quantity: quantityOf(10), unitPrice: LIST_PRICE },
        { key: 'c', item, quantity: 1_500_000 },
        { key: 'd', item: unpriced, quantity: quantityOf(1) },
        { key: 'e', item, quantity: quantityOf(1), unit: 'BX' },
        { key: 'f', item },
        { key: 'g', item, quantity: quantityOf(1), promisedDate: '2025-12-01' },
        { key: 'h', item, quantity: quantityOf(1), promisedDate: '2026-03-01' },
        { key: 'i', item, quantity: quantityOf(20) },
      ],
    });
    expect(found.checks.map(({ key, refusal }) => [key, refusal.code])).toEqual([
      [null, 'orders.no-ship-to'],
      [null, 'orders.requested-in-past'],
      [null, 'orders.po-total-differs'],
      ['a', 'orders.no-such-item'],
      ['b', 'orders.end-of-life'],
      ['b', 'orders.will-backorder'],
      ['c', 'orders.not-whole'],
      ['d', 'orders.no-price'],
      ['e', 'orders.unknown-unit'],
      ['f', 'orders.no-quantity'],
      ['g', 'orders.promised-in-past'],
      ['h', 'orders.after-cancel-by'],
      ['h', 'orders.promised-after-requested'],
      ['i', 'orders.will-backorder'],
    ]);
    expect(found.confirmable).toBe(false);
    const forNobody = codes(assess({ customer: null }));
    expect(forNobody).toContain('orders.no-customer-yet');
    expect(forNobody).not.toContain('orders.customer-inactive');
  });

  test('each trouble brings its ways out', () => {
    const { assess, item, ending, successor, unpriced } = troubledWorld();
    const fixes = (line: object, key = 'x') =>
      assess({ lines: [{ key, ...line }] }).checks.flatMap((check) => check.fixes);
    expect(fixes({ typed: 'GL-77O1', quantity: 1 })).toMatchObject([
      { kind: 'replace-item', item: unpriced },
    ]);
    expect(fixes({ item: ending, quantity: quantityOf(10), unitPrice: 1 })).toMatchObject([
      { kind: 'replace-item', item: successor, title: { params: { item: 'LMP-11' } } },
      { kind: 'set-line', line: 'x', changes: { quantity: quantityOf(7) } },
      { kind: 'override', rule: 'orders.end-of-life', permission: 'orders.sell-ended' },
      { kind: 'split-line', now: quantityOf(7), rest: quantityOf(3) },
    ]);
    expect(fixes({ item, quantity: 2_500_000 })).toMatchObject([
      { kind: 'set-line', changes: { quantity: quantityOf(2) } },
      { kind: 'set-line', changes: { quantity: quantityOf(3) } },
    ]);
    expect(fixes({ item, quantity: quantityOf(1), discountPercent: 5_000_000 })).toMatchObject([
      { kind: 'set-line', changes: { discountPercent: null } },
      { kind: 'override', rule: 'price', permission: 'pricing.override' },
    ]);
  });

  test('what comes in parts is promised for the last of them, and none of them is named as bringing it all', () => {
    const { solo, assess, item } = troubledWorld();
    for (const [date, reference] of [
      ['2026-02-03', 'PO-B-000311'],
      ['2026-02-10', 'PO-B-000312'],
    ]) {
      solo.run('receipt-expected.add', { item, quantity: quantityOf(12), date, reference });
    }
    const lines = [{ key: 'x', item, quantity: quantityOf(30) }];
    expect(assess({ lines, requestedDate: '2026-01-20' }).checks).toMatchObject([
      { refusal: { code: 'orders.short-until', params: { date: '2026-02-10', reference: '' } } },
    ]);
  });

  test('short stock that comes in time is no trouble; that comes late is promised or split', () => {
    const { solo, assess, item } = troubledWorld();
    solo.run('receipt-expected.add', {
      ...{ item, quantity: quantityOf(12), date: '2026-02-03', reference: 'PO-B-000311' },
    });
    const lines = [{ key: 'x', item, quantity: quantityOf(22) }];
    expect(assess({ lines, requestedDate: '2026-02-03', shipComplete: true }).checks).toEqual([]);
    const late = assess({ lines, requestedDate: '2026-01-20' });
    expect(late.checks).toMatchObject([
      {
        level: 'amber',
        refusal: {
          code: 'orders.short-until-receipt',
          params: { now: '10', wanted: '22', date: '2026-02-03', reference: 'PO-B-000311' },
        },
        fixes: [
          { kind: 'split-line', now: quantityOf(10), rest: quantityOf(12), promisedDate: '2026-02-03' },
          { kind: 'set-line', changes: { promisedDate: '2026-02-03' } },
        ],
      },
    ]);
    expect(late.lines).toMatchObject([{ promisedDate: '2026-02-03', availableNow: quantityOf(10) }]);
    expect(assess({ lines, shipComplete: true }).checks).toMatchObject([
      { level: 'red', refusal: { code: 'orders.ship-complete-short' } },
    ]);
  });

  test('two price rules of equal rank are shown, and the chosen one holds', () => {
    const { solo, assess, base, unpriced } = troubledWorld();
    const lists = ['Spring', 'Fair'].map((name) => {
      const { id } = solo.run<{ id: string }>('price-list.create', {
        name,
        kind: 'customer',
        currency: 'USD',
      });
      solo.run('price-list.assign', {
        ...{ list: id, to: { kind: 'customer', customer: base.customer }, priority: 0 },
        ...{ validFrom: '2026-01-01', validUntil: null },
      });
      const price = { unit: 'EA', fromQuantity: 0, validFrom: '2026-01-01', validUntil: null };
      solo.run('price.set', {
        list: id,
        item: unpriced,
        ...price,
        price: name === 'Fair' ? 9_100_000 : 8_930_000,
      });
      return id;
    });
    const line = { key: 'x', item: unpriced, quantity: quantityOf(1) };
    const found = assess({ lines: [line] });
    expect(found.checks).toMatchObject([{ refusal: { code: 'orders.price-conflict' } }]);
    expect(
      found.checks[0]?.fixes.map((fix) => fix.kind === 'set-line' && fix.changes.priceRule).sort(),
    ).toEqual([...lists].sort());
    expect(assess({ lines: [{ ...line, priceRule: lists[1] }] }).lines).toMatchObject([
      { price: { unitPrice: 9_100_000, source: 'customer', priceRule: lists[1] } },
    ]);
  });

  test('figures say what they are of: units apart, weights with what is not known', () => {
    const { solo, assess, item, ending } = troubledWorld();
    solo.run('item.add-unit', { item, unit: 'BX', numerator: 12, denominator: 1, wholeUnits: true });
    const { units, linesWithoutWeight, net, total } = assess({
      lines: [
        { key: 'a', item, quantity: quantityOf(2) },
        { key: 'b', item, quantity: quantityOf(1), unit: 'BX' },
        { key: 'c', item: ending, quantity: quantityOf(3), unitPrice: 1_000_000 },
      ],
    });
    expect(units).toEqual([
      { unit: 'EA', quantity: quantityOf(5) },
      { unit: 'BX', quantity: quantityOf(1) },
    ]);
    expect({ linesWithoutWeight, net, total }).toEqual({ linesWithoutWeight: 3, net: 143_00, total: 143_00 });
  });
});

test('a buffer that changes a draft is looked at as the draft would be, with what was approved for it', () => {
  const { solo, base, item, assess } = troubledWorld();
  const line = { item, quantity: quantityOf(2), unitPrice: LIST_PRICE / 2 };
  const { order, lines } = solo.run<{ order: string; lines: string[] }>('order.create', {
    ...base,
    lines: [line],
  });
  const desk = solo.hire('Dora', 'order desk');
  const typed = { ...line, key: lines[0] };
  const codes = (rest: object) =>
    assess({ order, lines: [typed], ...rest }, desk).checks.map(({ key, refusal }) => [key, refusal.code]);
  expect(codes({})).toEqual([[lines[0], 'orders.price-needs-approval']]);
  const { requests } = solo.run<{ requests: string[] }>('approval.ask', { order, lines }, desk);
  solo.run('approval.give', { request: requests[0], why: 'scratched' });
  expect(codes({})).toEqual([]);
  expect(codes({ requestedDate: '2025-12-24' })).toEqual([[null, 'orders.requested-in-past']]);
  expect(codes({ lines: [{ ...typed, unitPrice: 1_000_000 }] })).toEqual([
    [lines[0], 'orders.price-needs-approval'],
  ]);
});

test('a check is gone past by whoever may, with a reason, as a row that dies with what it was said of', () => {
  const { solo, base, ending, show } = troubledWorld();
  const line = { item: ending, quantity: quantityOf(9), unitPrice: LIST_PRICE };
  const { order, lines } = solo.run<{ order: string; lines: string[] }>('order.create', {
    ...base,
    lines: [line],
  });
  const overrides = [{ rule: 'orders.end-of-life', line: lines[0], why: 'we find two more' }];
  const desk = solo.hire('Dora', 'order desk');
  expect(solo.refused('order.confirm', { order }).code).toBe('orders.end-of-life');
  expect(solo.refused('order.confirm', { order, overrides }, desk).code).toBe('orders.end-of-life');
  solo.run('order.confirm', { order, overrides });
  expect(show(order).status).toBe('confirmed');
  expect(solo.rows('SELECT rule, why FROM ruleOverrides')).toEqual([
    { rule: 'orders.end-of-life', why: 'we find two more' },
  ]);
  solo.run('order.withdraw', { order, why: 'again' });
  solo.run('order.confirm', { order }, desk);
  solo.run('order.withdraw', { order, why: 'more' });
  solo.run('order.change-line', { order, line: lines[0], changes: { quantity: quantityOf(10) } });
  solo.run('stock.adjust', {
    item: ending,
    quantity: -quantityOf(1),
    businessDate: PLACED_ON,
    reason: 'lost',
  });
  expect(solo.refused('order.confirm', { order }, desk).code).toBe('orders.end-of-life');
});

test('what is typed confirms exactly when nothing red is in the way, with the same figures', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          item: fc.constantFrom('item', 'ending', 'unpriced'),
          quantity: fc.constantFrom(quantityOf(1), quantityOf(8), 1_500_000),
          unitPrice: fc.constantFrom(undefined, LIST_PRICE, LIST_PRICE / 2),
          discountPercent: fc.constantFrom(undefined, undefined, 5_000_000),
          promisedDate: fc.constantFrom(undefined, undefined, '2025-01-01', '2026-05-01'),
        }),
        { maxLength: 3 },
      ),
      fc.record({
        shipComplete: fc.boolean(),
        cancelBy: fc.constantFrom(undefined, undefined, '2026-02-01'),
        documentDiscount: fc.constantFrom(undefined, undefined, { percent: 1_000_000, on: 'net' }),
      }),
      fc.constantFrom('owner', 'office manager', 'order desk'),
      fc.constantFrom({}, {}, { priceReason: 'old friend' }),
      (typed, header, role, said) => {
        const world = troubledWorld();
        const { solo, assess, base } = world;
        const person = role === 'owner' ? solo.owner : solo.hire('Pat', role);
        const lines = JSON.parse(
          JSON.stringify(typed.map((line) => ({ ...line, item: world[line.item as 'item'] }))),
        ) as object[];
        const head = JSON.parse(JSON.stringify(header)) as object;
        const keyed = lines.map((line, i) => ({ key: `${i}`, ...line }));
        const found = assess({ ...head, ...said, lines: keyed }, person);
        const made = solo.attempt('order.create', { ...base, ...head, lines }, person);
        const order = made.ok ? (made.output as { order: string }).order : '';
        const confirmed = made.ok ? solo.attempt('order.confirm', { order, ...said }, person) : made;
        expect({ ok: confirmed.ok, checks: found.checks }).toMatchObject({ ok: found.confirmable });
        if (confirmed.ok) expect(confirmed.output).toMatchObject({ amount: found.total });
        else expect(found.checks.map(({ refusal }) => refusal.code)).toContain(confirmed.refusal.code);
        seen.add(String(found.confirmable));
      },
    ),
    { numRuns: 60, seed: 4711 },
  );
  expect([...seen].sort()).toEqual(['false', 'true']);
});

test('every way out has a label, and every label is of a way out', () => {
  const folders = ['../../shared/orders/', './'].map((folder) =>
    fileURLToPath(new URL(folder, import.meta.url)),
  );
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  const made = sources.flatMap((text) =>
    [...text.matchAll(/'(orders\.fix-[a-z-]+)'/g)].map(([, code]) => code),
  );
  expect([...new Set(made)].sort()).toEqual(Object.keys(orderStrings.fixes).sort());
});
