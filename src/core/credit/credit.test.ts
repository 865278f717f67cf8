import { expect, test } from 'vitest';
import { orderWorld } from '../../../tests/support/order-world.ts';

const asOf = '2026-01-05';

interface Explained {
  readonly rows: readonly { readonly kind: string; readonly amount: number }[];
  readonly exposure: number | null;
  readonly allowance: number | null;
  readonly left: number | null;
  readonly holds: readonly string[];
  readonly holdFrom: string | null;
  readonly overdue: { readonly days: number } | null;
}

test('exposure is explained row by row, and the rows add up to it', () => {
  const { solo, customer, draft, confirm } = orderWorld();
  solo.run('credit.set-limit', { customer, limit: 1_000_00 });
  solo.run('credit.set-receivable', { customer, receivable: 300_00, asOf });
  confirm(draft(20));
  const order = draft(60);
  const explained = solo.query<Explained>('credit.explain', { customer, adding: 600_00, order, today: asOf });
  expect(explained.rows.map(({ kind, amount }) => [kind, amount])).toEqual([
    ['receivable', 300_00],
    ['order', 200_00],
    ['document', 600_00],
  ]);
  expect(explained).toMatchObject({ exposure: 1_100_00, allowance: 700_00, left: -100_00 });
  expect(explained.holds).toEqual(['over-limit']);
});

test('the desk sees what is left and why it holds, and not what is owed', () => {
  const { solo, customer } = orderWorld();
  solo.run('credit.set-limit', { customer, limit: 1_000_00 });
  solo.run('credit.set-receivable', { customer, receivable: 300_00, asOf });
  const desk = solo.hire('Dana', 'order desk');
  const seen = solo.query<Explained>('credit.explain', { customer, adding: 100_00, today: asOf }, desk);
  expect(seen).toMatchObject({ limit: null, exposure: null, overdue: null, left: 600_00 });
  expect(seen.rows).toMatchObject([{ kind: 'document' }]);
});

test('an order that counts already is not counted twice', () => {
  const { solo, customer, draft, confirm } = orderWorld();
  const order = draft(20);
  confirm(order);
  const { rows } = solo.query<Explained>('credit.explain', { customer, adding: 250_00, order });
  expect(rows.filter(({ kind }) => kind !== 'receivable')).toMatchObject([
    { kind: 'document', amount: 250_00 },
  ]);
});

test('what is overdue for longer than the customer may be holds new orders, from a day on', () => {
  const { solo, customer } = orderWorld();
  solo.run('credit.set-grace', { customer, graceDays: 10 });
  const owed = { receivable: 300_00, overdue: 120_00, overdueDays: 8, asOf };
  solo.run('credit.set-receivable', { customer, ...owed });
  const on = (today: string, adding = 1) =>
    solo.query<Explained>('credit.explain', { customer, adding, today });
  expect(on('2026-01-07')).toMatchObject({ holdFrom: '2026-01-08', holds: [], overdue: { days: 10 } });
  expect(on('2026-01-08')).toMatchObject({ holds: ['overdue'], overdue: { days: 11 } });
  expect(on('2026-01-08', 0).holds).toEqual([]);
  solo.run('credit.set-receivable', { customer, receivable: 300_00, asOf });
  expect(on('2026-02-08')).toMatchObject({ holdFrom: null, holds: [], overdue: null });
});

test('an overdue amount is a part of what is owed, and has an age', () => {
  const { solo, customer } = orderWorld();
  const owed = { customer, receivable: 100, asOf };
  expect(solo.refused('credit.set-receivable', { ...owed, overdue: 5 }).code).toBe(
    'credit.overdue-since-when',
  );
  expect(solo.refused('credit.set-receivable', { ...owed, overdue: 101, overdueDays: 1 }).code).toBe(
    'credit.overdue-over-receivable',
  );
});

test('what was typed before is what the way back puts in again', () => {
  const { solo, customer } = orderWorld();
  const first = { receivable: 300_00, overdue: 120_00, overdueDays: 8, asOf };
  solo.run('credit.set-receivable', { customer, ...first });
  expect(solo.run('credit.set-receivable', { customer, receivable: 1, asOf })).toEqual({ before: first });
});
