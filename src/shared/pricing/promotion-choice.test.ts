import { describe, expect, test } from 'vitest';
import {
  choosePromotion,
  type Promotion,
  type PromotionQuestion,
  promotionsMeet,
} from './promotion-choice.ts';

const promotion = (id: string, rest: Partial<Promotion> = {}): Promotion => ({
  ...{ id, name: id, customer: null, customerGroup: null, item: null, itemGroup: null, priority: 0 },
  ...{ validFrom: '2026-03-01', validUntil: '2026-03-31' },
  bands: [{ fromQuantity: 0, percentOff: 1_000_000 }],
  ...rest,
});
const question: PromotionQuestion = {
  ...{ customer: 'acme', customerGroup: 'dealer', item: 'rope', itemGroup: 'lines', date: '2026-03-15' },
  quantity: 2_000_000,
  toBase: { numerator: 12, denominator: 1 },
};
const chosen = (...all: Promotion[]) => choosePromotion(all, question)?.promotion.id;

describe('a promotion', () => {
  test('is the nearest: customer before group before everybody, and within each item before group before all', () => {
    const nearestFirst = [
      promotion('1', { customer: 'acme', item: 'rope' }),
      promotion('2', { customer: 'acme', itemGroup: 'lines' }),
      promotion('3', { customer: 'acme' }),
      promotion('4', { customerGroup: 'dealer', item: 'rope' }),
      promotion('5', { customerGroup: 'dealer', itemGroup: 'lines' }),
      promotion('6', { customerGroup: 'dealer' }),
      promotion('7', { item: 'rope' }),
      promotion('8', { itemGroup: 'lines' }),
      promotion('9'),
    ];
    nearestFirst.forEach((nearest, index) => {
      expect(chosen(...nearestFirst.slice(index).toReversed())).toBe(nearest.id);
    });
    expect(chosen(...nearestFirst, promotion('first', { priority: 1 }))).toBe('first');
  });

  test('counts its bands in stock units, whatever the line is sold by, and for what comes back too', () => {
    const bands = [
      { fromQuantity: 0, percentOff: 1 },
      { fromQuantity: 24_000_000, percentOff: 2 },
      { fromQuantity: 25_000_000, percentOff: 3 },
    ];
    expect(choosePromotion([promotion('x', { bands })], question)?.percentOff).toBe(2);
    expect(
      choosePromotion([promotion('x', { bands })], { ...question, quantity: -3_000_000 })?.percentOff,
    ).toBe(3);
    const high = promotion('high', { item: 'rope', bands: [{ fromQuantity: 25_000_000, percentOff: 9 }] });
    expect(chosen(high, promotion('low'))).toBe('low');
  });

  test('holds from its first to its last day, for whom and what it names', () => {
    const one = promotion('x', { item: 'rope' });
    const on = (date: string) => choosePromotion([one], { ...question, date })?.percentOff ?? null;
    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map(on)).toEqual([
      null,
      1_000_000,
      1_000_000,
      null,
    ]);
    expect(choosePromotion([one], { ...question, item: 'other' })).toBeNull();
    expect(choosePromotion([promotion('x', { customerGroup: 'other' })], question)).toBeNull();
  });

  test('meets another of the same target and priority that shares a day with it', () => {
    const march = promotion('a');
    expect(promotionsMeet(march, promotion('b', { validFrom: '2026-03-31', validUntil: null }))).toBe(true);
    expect(promotionsMeet(march, promotion('b', { validFrom: '2026-04-01', validUntil: null }))).toBe(false);
    expect(promotionsMeet(march, promotion('b', { priority: 1 }))).toBe(false);
    expect(promotionsMeet(march, promotion('b', { item: 'rope' }))).toBe(false);
  });
});
