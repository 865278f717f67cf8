import type { Solo } from '../support/solo-replica.ts';
import type { InverseCase } from './inverse-cases.ts';

const PROMOTION = {
  ...{ name: 'Spring', customerGroup: null, itemGroup: 'nuts', priority: 0 },
  ...{ validFrom: '2026-03-01', validUntil: '2026-05-31' },
  bands: [
    { fromQuantity: 0, percentOff: 5_000_000 },
    { fromQuantity: 10_000_000, percentOff: 8_000_000 },
  ],
};

export function promotionOf(solo: Solo, customer: string): string {
  return solo.run<{ id: string }>('promotion.create', { ...PROMOTION, customer, item: null }).id;
}

export const promotionInverseCases: readonly InverseCase[] = [
  exact('promotion.create', ({ item }) => ({ ...PROMOTION, customer: null, item, itemGroup: null })),
  exact('promotion.change', ({ promotion }) => ({
    promotion,
    changes: { name: 'Summer', validUntil: null, bands: [{ fromQuantity: 0, percentOff: 1_000_000 }] },
  })),
  exact('promotion.remove', ({ promotion }) => ({ promotion })),
];

function exact(command: string, input: InverseCase['input']): InverseCase {
  return { command, input, leaves: 'nothing' };
}
