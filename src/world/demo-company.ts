import type { Clock } from '../node/clock-and-chance.ts';
import { type DemoDesk, demoClerk } from './demo-clerk.ts';
import { makeHabits } from './demo-habits.ts';
import { makeHead } from './demo-head.ts';
import { type DemoItems, makeItems } from './demo-items.ts';
import { takeOrders } from './demo-orders.ts';
import { type DemoParties, makeParties } from './demo-parties.ts';
import { type DemoPeople, hirePeople } from './demo-people.ts';
import { makePrices } from './demo-prices.ts';
import { shipOrders } from './demo-shipments.ts';
import { makeSupply } from './demo-supply.ts';
import { makeTaxes } from './demo-taxes.ts';

/** What the demo company is founded as, before {@link makeDemoCompany} fills it. */
export const demoFounding = {
  companyName: 'Harbor Supply',
  currency: 'USD',
  ownerName: 'Olivia Hart',
} as const;

/** Ids of what the demo company has, by the names it goes by there. */
export interface DemoCompany extends DemoParties, DemoItems {
  readonly people: DemoPeople;
  /** The role that lets its holders sell off the list. */
  readonly priceDesk: string;
  readonly orders: Readonly<Record<string, string>>;
}

/**
 * Fills a newly founded company (`owner`: its founder's id) on a workstation that has the authority. Everything is made
 * by commands; with the same clock and chance behind the workstation, and this clock, every run makes the same company.
 */
export function makeDemoCompany(
  desk: DemoDesk,
  { clock, owner }: { readonly clock: Clock; readonly owner: string },
): DemoCompany {
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  const clerk = demoClerk(desk);
  const { people, priceDesk } = hirePeople(clerk, desk, owner);
  makeHead(clerk, owner);
  const parties = makeParties(clerk, people, today);
  const stock = makeItems(clerk, people, today);
  const ids = { ...parties, ...stock };
  makePrices(clerk, people, ids, today);
  makeTaxes(clerk, people, ids, today);
  makeSupply(clerk, people, ids, today);
  makeHabits(clerk, people, parties, today);
  const orders = { ...takeOrders(clerk, people, ids, today), ...shipOrders(clerk, people, ids, today) };
  return { ...ids, people, priceDesk, orders };
}
