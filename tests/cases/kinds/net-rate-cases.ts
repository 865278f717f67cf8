import { expect } from 'vitest';
import { orderWorld } from '../../support/order-world.ts';
import { millionths, millionthsOrNull } from '../case-amount.ts';
import type { CaseKind } from '../case-file.ts';

interface Explained {
  readonly netRate: number;
  readonly discountGiven: number;
  readonly checks: readonly { readonly code: string }[];
}

/** From the list price over promotion, margin and line discount to the rate; `given`: what counts against a ceiling. */
export const netRateCases: CaseKind = {
  files: ['margin-then-discount.csv'],
  columns: [
    ...['case', 'list price', 'promotion', 'margin', 'line discount', 'decimals', 'net rate', 'given'],
    ...['ceiling', 'allowed alone'],
  ],
  run({ rows }) {
    for (const row of rows) {
      const { solo, item, customer } = orderWorld(0);
      solo.run('company.change-settings', { rateDecimals: Number(row.decimals) });
      const [list] = solo.rows('SELECT id FROM priceLists');
      const dates = { validFrom: '2026-01-01', validUntil: null };
      const price = { unit: 'EA', fromQuantity: 0, price: millionths(row['list price'] ?? '') };
      solo.run('price.set', { list: list?.id, item, ...price, ...dates });
      const percentOff = millionthsOrNull(row.promotion);
      if (percentOff !== null) {
        const target = { customer: null, customerGroup: null, item, itemGroup: null, priority: 0 };
        solo.run('promotion.create', {
          name: 'P',
          ...target,
          ...dates,
          bands: [{ fromQuantity: 0, percentOff }],
        });
      }
      const desk = solo.hire('Dana', 'order desk');
      const ceiling = millionths(row.ceiling ?? '');
      solo.run('role.set-discount-ceiling', { role: solo.role('order desk'), ceiling });
      const told = solo.query<Explained>(
        'price.explain',
        {
          ...{ item, customer, unit: 'EA', quantity: 1_000_000, date: '2026-02-01' },
          marginPercent: millionthsOrNull(row.margin) ?? 0,
          discountPercent: millionthsOrNull(row['line discount']) ?? 0,
        },
        desk,
      );
      expect(told.netRate).toBe(millionths(row['net rate'] ?? ''));
      expect(told.discountGiven).toBe(millionths(row.given ?? ''));
      expect(told.checks.length === 0 ? 'yes' : 'no').toBe(row['allowed alone']);
    }
  },
};
