import { describe, expect, test } from 'vitest';
import { type OrderWorld, orderWorld, PLACED_ON } from '../../../tests/support/order-world.ts';
import { commandDeclarations } from '../../shared/daybook-declarations.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';

interface Situation extends OrderWorld {
  readonly order: string;
  readonly line: string;
}

type Case = readonly [command: string, input: (world: Situation) => object];

/** Everything stands as before. */
const exact: readonly Case[] = [
  ['order.add-line', ({ order, item }) => ({ order, line: { item, quantity: quantityOf(1) } })],
  [
    'order.change-line',
    ({ order, line }) => ({ order, line, changes: { quantity: quantityOf(9), note: 'x' } }),
  ],
  ['order.change-header', ({ order }) => ({ order, changes: { customerPo: '77', shipComplete: true } })],
  ['order.note', ({ order }) => ({ order, note: 'Call' })],
];

/** What was decided or moved stays as a row; what follows from it stands as before. */
const withTrace: readonly Case[] = [
  ['order.create', ({ customer }) => ({ customer, placedOn: PLACED_ON, lines: [] })],
  ['order.copy', ({ order }) => ({ order, placedOn: PLACED_ON })],
  ['order.confirm', ({ order }) => ({ order })],
  ['hold.place', ({ order }) => ({ order, kind: 'manual', why: 'x' })],
  ['stock.receive', ({ item }) => ({ item, quantity: quantityOf(5), businessDate: PLACED_ON })],
  [
    'stock.adjust',
    ({ item }) => ({ item, quantity: -quantityOf(2), reason: 'lost', businessDate: PLACED_ON }),
  ],
  ['stock.write-off', ({ item }) => ({ item, quantity: quantityOf(1), note: 'x', businessDate: PLACED_ON })],
  ['credit.set-limit', ({ customer }) => ({ customer, limit: 100_00 })],
  ['credit.set-receivable', ({ customer }) => ({ customer, receivable: 100_00, asOf: PLACED_ON })],
];

describe('an order is given back by the way back of its commands', () => {
  test.each([...exact, ...withTrace])('%s', (command, input) => {
    const world = situation();
    const given = input(world);
    const before = tell(world);
    const output = world.solo.run(command, given);
    const declaration = commandDeclarations.find(({ name }) => name === command);
    const back = declaration?.inverse?.(declaration.input.parse(given) as never, output as never);
    if (!back) throw new Error(`${command} has no way back`);
    world.solo.run(back.command, back.input);
    expect(tell(world)).toEqual(before);
  });
});

function situation(): Situation {
  const world = orderWorld(5);
  const order = world.draft(3);
  return { ...world, order, line: world.show(order).lines[0]?.id ?? '' };
}

/** The order, what is in stock and what is committed; revisions and decisions are history and stay. */
function tell({ solo, order, show, available, customer }: Situation): object {
  const { revision: _, decisions: __, holds, lines, ...head } = show(order);
  // The first date ever promised stays, whatever is taken back.
  const shown = { ...head, lines: lines.map((line) => ({ ...line, firstConfirmedDate: null })) };
  const standing = holds.filter(({ releasedBy }) => releasedBy === null);
  const credit = solo.query<{ receivableAsOf: string | null }>('credit.of-customer', { customer });
  return { shown, standing, available: available(), credit: { ...credit, receivableAsOf: null } };
}
