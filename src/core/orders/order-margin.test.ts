import { describe, expect, test } from 'vitest';
import { newItem, orderWorld, PLACED_ON } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';

interface Assessed {
  readonly net: number;
  readonly margin: { readonly amount: number; readonly percent: number | null } | null;
  readonly lines: readonly { readonly margin: number | null }[];
}

/** One item at 10.00 that costs 6.50, one whose cost nobody knows. */
function pricedWorld() {
  const world = orderWorld();
  const { solo, item, customer } = world;
  solo.run('item.set-cost', { item, unitCost: 6_500_000, minimumMargin: 0 });
  const unknown = newItem(solo, 'GL-7701');
  const lines = [
    { key: 'a', item, quantity: quantityOf(3) },
    { key: 'b', item, quantity: quantityOf(1), discountPercent: 10_000_000 },
  ];
  const assess = (rest: object = {}, person?: string) =>
    solo.query<Assessed>('order.assess', { customer, placedOn: PLACED_ON, lines, ...rest }, person);
  return { ...world, unknown, lines, assess };
}

describe('the margin of an order that is typed', () => {
  test('is the net above the cost, and its share of the net', () => {
    const found = pricedWorld().assess();
    expect(found.net).toBe(3900);
    // 39.00 less 4 times 6.50.
    expect(found.margin).toEqual({ amount: 1300, percent: 33_333_333, linesWithoutCost: 0 });
    expect(found.lines.map(({ margin }) => margin)).toEqual([35_000_000, 27_777_778]);
  });

  test('leaves lines out whose cost is not known, and says how many', () => {
    const { assess, lines, unknown } = pricedWorld();
    const free = { key: 'c', item: unknown, quantity: quantityOf(2), unitPrice: 5_000_000 };
    expect(assess({ lines: [...lines, free] }).margin).toEqual({
      ...{ amount: 1300, percent: 33_333_333, linesWithoutCost: 1 },
    });
    expect(assess({ lines: [free] }).margin).toEqual({ amount: 0, percent: null, linesWithoutCost: 1 });
  });

  test('is in no answer to somebody who may not see what things cost', () => {
    const { assess, solo } = pricedWorld();
    const desk = solo.hire('Mike', 'order desk');
    const found = assess({}, desk);
    expect(found.net).toBe(3900);
    expect(found.margin).toBeNull();
    expect(found.lines.map(({ margin }) => margin)).toEqual([null, null]);
  });
});
