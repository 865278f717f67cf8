import { expect, test } from 'vitest';
import { soloReplica } from '../../../tests/support/solo-replica.ts';

interface Page {
  readonly parties: readonly { name: string; creditLeft: number | null; creditTrouble: boolean }[];
  readonly total: number;
}

function withCustomers(...names: string[]) {
  const solo = soloReplica();
  const rest = { code: null, currency: null, terms: null, website: null, note: null, customerGroup: null };
  const ids = names.map((name) => solo.run<{ id: string }>('customer.create', { ...rest, name }).id);
  return { solo, ids };
}

const names = (page: Page) => page.parties.map(({ name }) => name);

test('a list of customers is read from any row on, in the order asked for', () => {
  const { solo, ids } = withCustomers('Ann', 'Bo', 'Cy', 'Di');
  solo.run('customer.deactivate', { customer: ids[1] });
  const list = (input: object) => solo.query<Page>('party.list', { side: 'customer', ...input });
  expect(names(list({ state: 'active', offset: 1, limit: 1 }))).toEqual(['Cy']);
  expect(list({ state: 'active', offset: 1, limit: 1 }).total).toBe(3);
  expect(names(list({ descending: true }))).toEqual(['Di', 'Cy', 'Bo', 'Ann']);
  expect(names(list({ sort: 'code', descending: true, limit: 1 }))).toEqual(['Di']);
  expect(names(list({ text: 'cy' }))).toEqual(['Cy']);
  expect(solo.query('party.count', { side: 'customer' })).toEqual({
    active: 3,
    inactive: 1,
    creditTrouble: 0,
  });
});

test('who is over the limit, or overdue for too long, is in credit trouble', () => {
  const { solo, ids } = withCustomers('Ann', 'Bo', 'Cy');
  const [ann, bo] = ids;
  solo.run('credit.set-limit', { customer: ann, limit: 1000 });
  solo.run('credit.set-receivable', { customer: ann, receivable: 1500, asOf: '2026-01-05' });
  solo.run('credit.set-grace', { customer: bo, graceDays: 10 });
  const late = { receivable: 200, asOf: '2026-01-05', overdue: 200, overdueDays: 8 };
  solo.run('credit.set-receivable', { customer: bo, ...late });
  const troubled = (today: string) =>
    solo.query<Page>('party.list', { side: 'customer', creditTrouble: true, today });
  expect(names(troubled('2026-01-06'))).toEqual(['Ann']);
  expect(troubled('2026-01-06').parties[0]).toMatchObject({ creditLeft: -500, creditTrouble: true });
  expect(names(troubled('2026-01-08'))).toEqual(['Ann', 'Bo']);
});
