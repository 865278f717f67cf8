import { MAIN_SITE } from '../../src/shared/inventory/site-commands.ts';
import type { Solo } from '../support/solo-replica.ts';
import type { InverseCase } from './inverse-cases.ts';

/** Of everything that sites, places and expected receipts are. */
export interface StockWorld {
  readonly site: string;
  readonly place: string;
  readonly expected: string;
  readonly cancelled: string;
}

const HOLIDAY = { site: MAIN_SITE, date: '2026-12-24', name: 'Christmas Eve' };

export function stockWorld(solo: Solo, item: string): StockWorld {
  const made = (command: string, input: object) => solo.run<{ id: string }>(command, input).id;
  const expect = { item, quantity: 12_000_000, date: '2026-02-01' };
  solo.run('place.create-standard', {});
  solo.run('site.add-holiday', HOLIDAY);
  const cancelled = made('receipt-expected.add', expect);
  solo.run('receipt-expected.cancel', { receipt: cancelled, why: 'not made any more' });
  return {
    site: made('site.create', { code: 'TOL', name: 'Toledo' }),
    place: made('place.create', { code: 'SHELF', name: 'Shelf' }),
    expected: made('receipt-expected.add', expect),
    cancelled,
  };
}

export const stockInverseCases: readonly InverseCase[] = [
  { command: 'site.create', input: () => ({ code: 'X', name: 'X' }), leaves: 'a record' },
  exact('site.change', ({ site }) => ({ site, changes: { name: 'Y', workingWeekdays: [1, 2] } })),
  exact('site.add-holiday', ({ site }) => ({ site, date: '2026-05-01', name: 'May Day' })),
  exact('site.remove-holiday', () => ({ site: HOLIDAY.site, date: HOLIDAY.date })),
  exact('place.change', ({ place, site }) => ({ place, changes: { code: 'S-2', site, active: false } })),
  {
    command: 'receipt-expected.add',
    input: ({ item }) => ({ item, quantity: 5_000_000, date: '2026-03-01' }),
    leaves: 'a record',
  },
  exact('receipt-expected.change', ({ expected }) => ({
    receipt: expected,
    changes: { quantity: 5_000_000, unit: 'BX', date: '2026-02-09', reference: 'PO-7' },
  })),
  exact('receipt-expected.cancel', ({ expected }) => ({ receipt: expected, why: 'sold out' })),
  exact('receipt-expected.reopen', ({ cancelled }) => ({ receipt: cancelled })),
  {
    command: 'receipt-expected.receive',
    input: ({ expected, place }) => ({
      receipt: expected,
      quantity: 12_000_000,
      place,
      businessDate: '2026-01-05',
    }),
    leaves: 'a record',
  },
];

/** Everything stands as before. */
function exact(command: string, input: InverseCase['input']): InverseCase {
  return { command, input, leaves: 'nothing' };
}
