import { type Member, memberReplica } from '../support/member-replica.ts';
import { newItem, type OrderWorld, orderWorld, receive } from '../support/order-world.ts';
import { type OrderDeed, orderDeed } from './order-deeds.ts';
import { seededChance } from './prng.ts';

/** An office with the real domain: a server and two desks that work offline and meet now and then. */
export interface Office {
  readonly world: OrderWorld;
  readonly desks: readonly Member[];
  /** How often each command was done, or refused at once. */
  readonly counts: Map<string, number>;
}

const STEPS = 120;

/** One office for one seed: people work on orders, messages and answers get lost, and in the end everybody has everything. */
export function runOffice(seed: number, perform: typeof orderDeed = orderDeed): Office {
  const chance = seededChance(seed);
  const world = orderWorld(20);
  const { solo, customer } = world;
  const second = newItem(solo, 'LMP-09');
  const list = solo.rows('SELECT id FROM priceLists')[0]?.id;
  const price = { unit: 'EA', fromQuantity: 0, validFrom: '2026-01-01', price: 3_330_000, validUntil: null };
  solo.run('price.set', { list, item: second, ...price });
  receive(solo, second, 5);
  solo.run('credit.set-limit', { customer, limit: 600_00 });
  const clerk = solo.hire('Mona', 'office manager');
  const desks = [1, 2].map((nth) => memberReplica(solo, nth, ['office manager']));
  const office: Office = { world, desks, counts: new Map() };
  for (let step = 0; step < STEPS; step++) {
    const desk = chance.pick(desks);
    const roll = chance.int(100);
    if (roll < 70)
      work(office, desk, perform(desk, chance, { customer, items: [world.item, second] }), clerk);
    else if (roll < 78) desk.pushUnheard();
    else if (roll < 90) desk.sync();
    else desk.pull();
  }
  for (const desk of [...desks, ...desks]) desk.sync();
  return office;
}

function work({ counts }: Office, desk: Member, deed: OrderDeed | null, clerk: string): void {
  if (!deed) return;
  const result = desk.attempt(deed.command, deed.input, clerk);
  if (!result.ok && result.bug !== undefined)
    throw new Error(`${deed.command} breaks`, { cause: result.bug });
  const name = `${deed.command} ${result.ok ? 'done' : 'refused here'}`;
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
