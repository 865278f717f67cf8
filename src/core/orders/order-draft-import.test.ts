import { beforeEach, describe, expect, test } from 'vitest';
import { type Solo, soloReplica } from '../../../tests/support/solo-replica.ts';
import type { ImportOutcome } from '../../shared/company/import-outcome.ts';

let solo: Solo;
beforeEach(() => {
  solo = soloReplica();
  solo.run('customer.import', { system: 'old', records: [{ key: 'ACME', number: 'ACME', name: 'Acme' }] });
  solo.run('item.import', { system: 'old', records: [{ key: 'I1', number: 'HX-1', description: 'Bolt' }] });
});

const ONE = 1_000_000;
const LINE = { item: 'I1', quantity: 3 * ONE, unitPrice: 2 * ONE };
const DRAFT = { key: 'A', customer: 'ACME', customerPo: '77', placedOn: '2026-01-05', lines: [LINE] };

function bring(...records: readonly object[]): readonly string[] {
  const { records: outcome } = solo.run<ImportOutcome>('order.import-drafts', { system: 'old', records });
  return outcome.map(({ result, refusal }) => refusal?.code ?? result);
}

describe('orders that are imported as drafts', () => {
  test('have a number of ours and wait to be confirmed', () => {
    expect(bring(DRAFT, { ...DRAFT, key: 'B' })).toEqual(['created', 'created']);
    expect(solo.rows('SELECT number, status, origin, customerPo FROM orders ORDER BY number')).toEqual([
      { number: 'SO-A-000001', status: 'draft', origin: 'own', customerPo: '77' },
      { number: 'SO-A-000002', status: 'draft', origin: 'own', customerPo: '77' },
    ]);
    expect(solo.rows('SELECT quantity, unitPrice, priceSource FROM orderLines LIMIT 1')).toEqual([
      { quantity: 3 * ONE, unitPrice: 2 * ONE, priceSource: 'typed' },
    ]);
  });

  test('are known again, and what the file says now does not pull them away', () => {
    bring(DRAFT);
    expect(bring(DRAFT)).toEqual(['unchanged']);
    expect(bring({ ...DRAFT, customerPo: '78' })).toEqual(['orders.import-draft-stands']);
  });

  test('come whole or not at all', () => {
    const broken = { ...DRAFT, lines: [LINE, { item: 'I1', quantity: ONE / 2 }] };
    expect(bring(broken, { ...DRAFT, key: 'B' })).toEqual(['orders.not-whole', 'created']);
    expect(solo.rows('SELECT count(*) AS n FROM orderLines')).toEqual([{ n: 1 }]);
    expect(bring({ ...DRAFT, key: 'C', customer: 'X' })).toEqual(['orders.import-unknown-customer']);
    expect(bring({ ...DRAFT, key: 'C', lines: [{ ...LINE, item: 'X' }] })).toEqual([
      'orders.import-unknown-item',
    ]);
  });

  test('are taken back while nobody has worked on them', () => {
    bring(DRAFT, { ...DRAFT, key: 'B' });
    const [order] = solo.rows('SELECT id FROM orders ORDER BY number') as { id: string }[];
    solo.run('order.change-header', { order: order?.id, changes: { customerPo: '99' } });
    expect(solo.run('order.undo-draft-import', { system: 'old', keys: ['B', 'A'] })).toEqual({
      removed: ['B'],
      kept: [{ key: 'A', reason: 'changed' }],
    });
    expect(solo.rows('SELECT count(*) AS n FROM orders')).toEqual([{ n: 1 }]);
  });
});

test('an import that is run again and changes nothing leaves no change set', () => {
  const entries = () => solo.rows('SELECT count(*) AS n FROM entry');
  bring(DRAFT);
  const before = entries();
  bring(DRAFT);
  solo.run('customer.import', { system: 'old', records: [{ key: 'ACME', number: 'ACME', name: 'Acme' }] });
  expect(entries()).toEqual(before);
  bring({ ...DRAFT, key: 'B' });
  expect(entries()).not.toEqual(before);
});
