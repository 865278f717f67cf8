import { addDays } from '../shared/kernel/calendar.ts';
import { quantityOf } from '../shared/kernel/quantity.ts';
import { pricingCommands } from '../shared/pricing/pricing-commands.ts';
import { promotionCommands } from '../shared/pricing/promotion-commands.ts';
import type { DemoClerk } from './demo-clerk.ts';
import { demoItems, idOf, SHACKLE } from './demo-items.ts';
import { CASCADE } from './demo-parties.ts';
import type { DemoPeople } from './demo-people.ts';

/** Cascade's contract: half a dollar off a shackle. Millionths of the currency. */
export const CASCADE_SHACKLE_PRICE = 3_750_000;

/** Eastport has two price lists that disagree on this item. */
export const DISPUTED = 'SKU-105';
/** What clamps are cheaper by from a hundred on. */
const CLAMPS = 'SKU-111';

/**
 * A base list of everything, a dealer list that is cheaper by the hundred, a contract for a year, two lists of equal standing
 * that disagree, and a promotion with quantity bands.
 */
export function makePrices(
  clerk: DemoClerk,
  people: DemoPeople,
  ids: {
    readonly items: Readonly<Record<string, string>>;
    readonly customers: Readonly<Record<string, string>>;
  },
  today: string,
): void {
  const list = (name: string, kind: 'contract' | 'customer' | 'base', contract: object = {}) =>
    clerk.do(people.ben, pricingCommands.createPriceList, { name, kind, currency: 'USD', ...contract }).id;
  const set = (to: string, number: string, unit: string, fromQuantity: number, price: number) =>
    clerk.do(people.ben, pricingCommands.setPrice, {
      list: to,
      item: idOf(ids.items, number),
      unit,
      fromQuantity,
      price,
      validFrom: today,
      validUntil: null,
    });
  const base = list('List prices', 'base');
  for (const { number, unit, price } of demoItems) set(base, number, unit, 0, price);
  const dealers = list('Dealers', 'customer');
  for (const { number, unit, price } of demoItems.filter(({ group }) => group === 'ROPE')) {
    set(dealers, number, unit, quantityOf(100), price - 100_000);
  }
  const contract = list('Cascade Boat Works, contract', 'contract', {
    ...{ contractNumber: 'HS-2041', validFrom: today, validUntil: addDays(today, 364) },
  });
  set(contract, SHACKLE, 'EA', 0, CASCADE_SHACKLE_PRICE);
  const always = { priority: 0, validFrom: today, validUntil: null };
  clerk.do(people.ben, pricingCommands.assignPriceList, {
    list: dealers,
    to: { kind: 'customer-group', customerGroup: 'DEALER' },
    ...always,
  });
  clerk.do(people.ben, pricingCommands.assignPriceList, {
    list: contract,
    to: { kind: 'customer', customer: idOf(ids.customers, CASCADE) },
    ...always,
  });
  for (const [name, price] of [
    ['Fisheries', 1_050_000],
    ['Maine co-ops', 1_020_000],
  ] as const) {
    const disputed = list(name, 'customer');
    set(disputed, DISPUTED, 'FT', 0, price);
    clerk.do(people.ben, pricingCommands.assignPriceList, {
      list: disputed,
      to: { kind: 'customer', customer: idOf(ids.customers, 'EASTPORT') },
      ...always,
    });
  }
  clerk.do(people.ben, promotionCommands.createPromotion, {
    ...{ name: 'Clamps by the hundred', customer: null, customerGroup: null },
    ...{ item: idOf(ids.items, CLAMPS), itemGroup: null, priority: 0 },
    ...{ validFrom: today, validUntil: addDays(today, 60) },
    bands: [
      { fromQuantity: quantityOf(100), percentOff: 5_000_000 },
      { fromQuantity: quantityOf(500), percentOff: 8_000_000 },
    ],
  });
}
