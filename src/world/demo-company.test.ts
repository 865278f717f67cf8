import { expect, test } from 'vitest';
import { type Solo, soloReplica } from '../../tests/support/solo-replica.ts';
import { storedDigest } from '../core/platform/digest-store.ts';
import { verifyReplica } from '../core/sync/verify.ts';
import type { DemoDesk } from './demo-clerk.ts';
import { type DemoCompany, makeDemoCompany } from './demo-company.ts';
import { LATE_PAYER } from './demo-habits.ts';
import { FREIGHT, LAST_UNITS, NEW_LANTERN, NONE_LEFT, OLD_LANTERN, SHACKLE } from './demo-items.ts';
import { ACME, BLUEWATER } from './demo-parties.ts';
import { DISPUTED } from './demo-prices.ts';

const clock = { now: () => Date.UTC(2026, 0, 5, 9) };

function made(): { readonly solo: Solo; readonly company: DemoCompany } {
  const solo = soloReplica();
  return { solo, company: makeDemoCompany(deskOf(solo), { clock, owner: solo.owner }) };
}

function deskOf(solo: Solo): DemoDesk {
  return {
    run({ command, input }, as) {
      const result = solo.attempt(command, input, as?.person);
      if (!result.ok && result.bug !== undefined) throw result.bug;
      return result;
    },
    query: ({ query, input }, as) => ({ ok: true, output: solo.query(query, input, as?.person) }),
  };
}

test('the demo company is made without a refusal, and its database proves itself', () => {
  const { solo } = made();
  const checks = verifyReplica(solo.replica);
  expect(checks.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`))).toEqual([]);
  expect(checks.find(({ name }) => name === 'chain')?.looked).toBeGreaterThan(100);
});

test('made twice with the same clock and chance it is the same company', () => {
  const [a, b] = [made(), made()];
  expect(a.company).toEqual(b.company);
  expect(storedDigest(a.solo.replica.db).byLabel()).toEqual(storedDigest(b.solo.replica.db).byLabel());
});

test('Acme’s order waits on a credit hold, and the zincs are a backorder', () => {
  const { solo, company } = made();
  const { holds } = solo.query<{ holds: unknown[] }>('hold.queue', {});
  expect(holds).toMatchObject([{ order: company.orders['over the limit'], kind: 'credit' }]);
  const { orders } = solo.query<{ orders: { id: string; backordered: boolean }[] }>('order.list', {});
  expect(orders.filter(({ backordered }) => backordered).map(({ id }) => id)).toEqual([
    company.orders['zincs to come'],
  ]);
});

test('anchors were amended and left in part; the fenders have left and are closed', () => {
  const { solo, company } = made();
  const orders = [company.orders['anchors in two parts'], company.orders['fenders delivered']];
  expect(solo.query('order.progress', { orders })).toMatchObject({
    orders: [
      { shipping: { share: 416_666, complete: 0, lines: 1 }, next: { action: 'ship', refusal: null } },
      { shipping: { share: 1_000_000, complete: 1, lines: 1 }, next: { action: 'reopen' } },
    ],
  });
  const diff = { order: orders[0], from: 1, to: 2 };
  expect(solo.query('order.revision-diff', diff)).toMatchObject({ lines: [{ kind: 'changed' }] });
});

test('three propeller nuts are left, and nobody has been promised one', () => {
  const { solo, company } = made();
  const stock = solo.query<{ available: number }>('stock.of-item', { item: company.items[LAST_UNITS] });
  expect(stock.available).toBe(3_000_000);
});

test('the old lantern is sold off, the zincs come by purchase order, and one receipt is overdue', () => {
  const { solo, company } = made();
  const today = '2026-01-05';
  const asked = (number: string) => ({ item: company.items[number], today, quantity: 1_000_000 });
  expect(solo.query('stock.availability', asked(OLD_LANTERN))).toMatchObject({
    leftToSell: { left: 7_000_000 },
    successor: company.items[NEW_LANTERN],
  });
  expect(solo.query('stock.availability', asked(NONE_LEFT))).toMatchObject({
    promise: { parts: [{ date: '2026-01-14', supplies: [{ reference: 'PO-B-000311' }] }] },
  });
  const { receipts } = solo.query<{ receipts: { overdue: boolean }[] }>('receipt-expected.list', { today });
  expect(receipts.filter(({ overdue }) => overdue)).toMatchObject([{ itemNumber: 'SKU-109' }]);
});

test('Bluewater stands there twice, and the late payer’s next order would be held', () => {
  const { solo, company } = made();
  const { groups } = solo.query<{ groups: object[] }>('customer.duplicates', {});
  expect(groups).toMatchObject([{ reasons: ['name', 'address'] }]);
  const customer = company.customers[LATE_PAYER];
  expect(solo.query('credit.explain', { customer, adding: 1, today: '2026-01-05' })).toMatchObject({
    holds: ['overdue'],
    overdue: { amount: 640_00, days: 34, graceDays: 14 },
  });
});

test('Bluewater buys without tax for as long as its certificate stands, and it is said that it expires soon', () => {
  const { solo, company } = made();
  const asked = { customer: company.customers[BLUEWATER], item: company.items[SHACKLE] };
  const on = (date: string) => solo.query('tax.explain', { ...asked, date });
  expect(on('2026-01-05')).toMatchObject({ taxes: [], checks: [{ code: 'tax.exemption-expires-soon' }] });
  expect(on('2026-01-26')).toMatchObject({
    taxes: [{ code: 'US-ME', rate: 5_500_000 }],
    checks: [{ code: 'tax.exemption-expired' }],
  });
});

test('Acme pays the tax of the state and of the county, and none on freight', () => {
  const { solo, company } = made();
  const taxes = (item: string) =>
    solo.query('tax.explain', {
      customer: company.customers[ACME],
      item: company.items[item],
      date: '2026-01-05',
    });
  expect(taxes(SHACKLE)).toMatchObject({ taxes: [{ code: 'US-OH' }, { code: 'US-OH-436' }], checks: [] });
  expect(taxes(FREIGHT)).toMatchObject({ taxes: [], checks: [] });
});

test('two lists disagree on what Eastport pays for braid', () => {
  const { solo, company } = made();
  const braid = { item: company.items[DISPUTED], customer: company.customers.EASTPORT, unit: 'FT' };
  const asked = { ...braid, quantity: 1_000_000, date: '2026-01-05' };
  expect(solo.query('price.explain', asked)).toMatchObject({ kind: 'conflict' });
});
