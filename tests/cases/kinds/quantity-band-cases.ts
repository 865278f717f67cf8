import { expect } from 'vitest';
import { LIST_PRICE, orderWorld } from '../../support/order-world.ts';
import { millionths } from '../case-amount.ts';
import type { CaseKind } from '../case-file.ts';

/** The list says 10.00 a piece; a box holds so many pieces; bands are written `from quantity: percent`. */
export const quantityBandCases: CaseKind = {
  files: ['quantity-bands.csv'],
  columns: ['case', 'bands in pieces', 'pieces in a box', 'quantity', 'sold by', 'promotion', 'net rate'],
  run({ rows }) {
    for (const row of rows) {
      const { solo, item, customer } = orderWorld(0);
      const numerator = Number(row['pieces in a box']);
      solo.run('item.add-unit', { item, unit: 'BX', numerator, denominator: 1, wholeUnits: true });
      solo.run('promotion.create', {
        ...{ name: 'Bands', customer: null, customerGroup: null, item, itemGroup: null, priority: 0 },
        ...{ validFrom: '2026-01-01', validUntil: null },
        bands: (row['bands in pieces'] ?? '').split(';').map((band) => {
          const [from = '', percent = ''] = band.split(':');
          return { fromQuantity: millionths(from.trim()), percentOff: millionths(percent.trim()) };
        }),
      });
      const unit = row['sold by'] === 'box' ? 'BX' : 'EA';
      const asked = { item, customer, unit, quantity: millionths(row.quantity ?? ''), date: '2026-02-01' };
      const told = solo.query('price.explain', asked);
      const percentOff = millionths(row.promotion ?? '');
      expect(told).toMatchObject({
        price: unit === 'BX' ? LIST_PRICE * numerator : LIST_PRICE,
        promotion: percentOff === 0 ? null : { percentOff },
        netRate: millionths(row['net rate'] ?? ''),
      });
    }
  },
};
