import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { orderWorld, PLACED_ON } from '../../../tests/support/order-world.ts';
import { formatDecimal, MICRO_DECIMALS } from '../../shared/kernel/decimal.ts';
import { fillSentence } from '../../shared/kernel/sentence.ts';
import { orderSentences, type Said, timelineParams } from '../../shared/orders/order-timeline.ts';
import strings from '../../shared/orders/strings.en.json' with { type: 'json' };
import { timelineOf } from '../sync/timeline.ts';

const words: Readonly<Record<string, string>> = strings.timeline;

function say({ code, params }: Said): string {
  const written = Object.entries(params).map(([name, value]) => {
    const isNumber = typeof value === 'number' && timelineParams[name] !== undefined;
    return [name, isNumber ? formatDecimal(value, MICRO_DECIMALS, 0) : value] as const;
  });
  return fillSentence(words[code] ?? `? ${code}`, Object.fromEntries(written));
}

/** What the newest events of an order say, oldest first. */
function story({ solo, show }: ReturnType<typeof orderWorld>, order: string): string[][] {
  const lines = show(order).lines as unknown as { id: string; position: number }[];
  const positions = new Map(lines.map(({ id, position }) => [id, position]));
  return timelineOf(solo.replica, order, new Set(['everyone']), 50)
    .toReversed()
    .map((event) => orderSentences(event, positions).map(say));
}

describe('the timeline of an order', () => {
  test('says what of its head was changed, whatever it was', () => {
    const world = orderWorld(20);
    const { solo, draft } = world;
    const order = draft(10);
    const change = (changes: object) => solo.run('order.change-header', { order, changes });
    change({ shipVia: 'UPS', carrierAccount: '7R-1', incoterm: 'FCA', cancelBy: '2026-03-01' });
    change({ shipVia: 'LTL', incoterm: null, documentDiscount: { percent: 2_500_000, on: 'net' } });
    change({ terms: { netDays: 10, discount: null }, poTotal: 5_000 });
    change({ prepaid: true });
    expect(story(world, order).slice(1)).toEqual([
      [
        'Entered cancel by 2026-03-01',
        'Entered ship via UPS',
        'Entered the carrier account 7R-1',
        'Entered the Incoterm FCA',
      ],
      ['Changed ship via UPS → LTL', 'Took the Incoterm FCA off', 'Gave the order a discount of 2.5 %'],
      ['Changed the payment terms', 'Changed the total of the customer’s paper'],
      ['Set to be prepaid'],
    ]);
  });

  test('says in sentences what was confirmed, amended, shipped and short-closed', () => {
    const world = orderWorld(20);
    const { solo, draft, confirm, show, item } = world;
    const order = draft(10);
    const line = show(order).lines[0]?.id;
    solo.run('order.change-line', { order, line, changes: { quantity: 12_000_000 } });
    confirm(order);
    const change = { do: 'change', line, changes: { quantity: 24_000_000, promisedDate: '2026-02-01' } };
    const add = { do: 'add', line: { item, quantity: 1_000_000 } };
    solo.run('order.amend', {
      order,
      why: 'they called',
      header: { customerPo: '4500' },
      lines: [change, add],
    });
    const lines = [{ line, quantity: 20_000_000 }];
    solo.run('order.ship-lines', { order, shippedOn: PLACED_ON, lines });
    solo.run('order.short-close-line', { order, line, why: 'customer agreed' });
    const { hold } = solo.run<{ hold: string }>('hold.place', { order, kind: 'export', why: 'papers' });
    solo.run('hold.release', { hold, why: 'have them' });
    expect(story(world, order)).toEqual([
      ['Wrote the order, 1 line'],
      ['Changed line 10 qty 10 → 12'],
      ['Confirmed, rev 1', 'Promised line 10 for 2026-01-05', 'Allocated 12 to line 10'],
      [
        'Amended, rev 2: they called',
        'Entered the customer PO 4500',
        'Changed line 10 qty 12 → 24',
        'Changed line 10 promised date 2026-01-05 → 2026-02-01',
        'Added line 20, qty 1',
        'Allocated 8 to line 10',
        'Backordered 4 of line 10',
        'Backordered 1 of line 20',
      ],
      ['Shipped 20 of line 10'],
      ['Short-closed line 10, 4 left: customer agreed', 'Ended the backorder of line 10'],
      ['Put on export hold: papers'],
      ['Released a hold: have them'],
    ]);
  });

  test('has words for everything it can say', () => {
    const sources = ['order-timeline', 'line-timeline']
      .map((name) => readFileSync(new URL(`../../shared/orders/${name}.ts`, import.meta.url), 'utf8'))
      .join('\n');
    const said = [...sources.matchAll(/said\(\s*'([a-z-]+)'/g)].map(([, name]) => `orders.${name}`);
    const changed = [...sources.matchAll(/changed\(values, '\w+', '([a-z-]+)'/g)].map(([, name]) => name);
    expect(said.filter((code) => !(code in words))).toEqual([]);
    expect(changed.filter((name) => !(`orders.${name}` in words))).toEqual([]);
    expect(said.length).toBeGreaterThan(15);
  });
});
