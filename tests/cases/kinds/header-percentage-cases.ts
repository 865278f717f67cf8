import { expect } from 'vitest';
import { newItem, orderWorld, PLACED_ON, receive } from '../../support/order-world.ts';
import { millionths } from '../case-amount.ts';
import type { CaseKind, CaseRow } from '../case-file.ts';

/**
 * Lines are ordered, confirmed and shipped by commands; a line in the state `complete` that shipped less or more than ordered
 * has a tolerance that lets it. The last row of a case says what the order shows.
 */
export const headerPercentageCases: CaseKind = {
  files: ['header-percentages.csv'],
  columns: ['case', 'line', 'ordered', 'price', 'shipped', 'state', 'share', 'complete'],
  run({ rows }) {
    const { solo, customer } = orderWorld(0);
    const made = rows.map((row) => {
      const item = newItem(solo, `I-${row.line}`, { wholeUnits: false, baseUnit: 'LB' });
      receive(solo, item, Math.ceil(Number(row.shipped)) + 1);
      const tolerance =
        row.state === 'complete' ? { overShipPercent: 10_000_000, underShipPercent: 10_000_000 } : {};
      return {
        item,
        quantity: millionths(row.ordered ?? ''),
        unitPrice: millionths(row.price ?? ''),
        ...tolerance,
      };
    });
    const { order, lines } = solo.run<{ order: string; lines: string[] }>('order.create', {
      customer,
      placedOn: PLACED_ON,
      lines: made,
    });
    solo.run('order.confirm', { order, priceReason: 'as agreed' });
    rows.forEach((row, i) => {
      const line = lines[i] ?? '';
      const quantity = millionths(row.shipped ?? '');
      if (quantity > 0) {
        solo.run('order.ship-lines', { order, shippedOn: PLACED_ON, lines: [{ line, quantity }] });
      }
      const end = ENDINGS[row.state ?? ''];
      if (end) solo.run(end, { order, line, why: 'x' });
    });
    const states = solo.query<{ lines: { status: string }[] }>('order.show', { order }).lines;
    expect(states.map(({ status }) => status)).toEqual(rows.map(({ state }) => state));
    const { orders } = solo.query<{ orders: Progress[] }>('order.progress', { orders: [order] });
    expect(orders.map(shown)).toEqual(rows.slice(-1).map(expected));
  },
};

interface Progress {
  readonly shipping: { readonly share: number | null; readonly complete: number; readonly lines: number };
}

const ENDINGS: Readonly<Record<string, string>> = {
  'short-closed': 'order.short-close-line',
  cancelled: 'order.cancel-line',
};

function shown({ shipping: { share, complete, lines } }: Progress): object {
  return { share: share === null ? 'n/a' : `${share / 10_000} %`, complete: `${complete} of ${lines}` };
}

function expected({ share, complete }: CaseRow): object {
  return { share, complete };
}
