import { creditCommands } from '../shared/credit/credit-commands.ts';
import { addressCommands } from '../shared/parties/address-commands.ts';
import { customerCommands } from '../shared/parties/customer-commands.ts';
import type { OrderRule } from '../shared/parties/order-rule.ts';
import { orderRuleCommands } from '../shared/parties/order-rule-commands.ts';
import type { DemoClerk } from './demo-clerk.ts';
import { idOf } from './demo-items.ts';
import { ACME, BLUEWATER, CASCADE, type DemoParties } from './demo-parties.ts';
import type { DemoPeople } from './demo-people.ts';

/** Pays late: 20 days more than it may. */
export const LATE_PAYER = 'FAIRWAY';

const rules: readonly (Omit<OrderRule, 'id'> & { readonly customer: string })[] = [
  { customer: ACME, strength: 'must', terms: { kind: 'customer-po' } },
  { customer: ACME, strength: 'must', terms: { kind: 'po-on-label' } },
  {
    customer: ACME,
    strength: 'should',
    terms: { kind: 'no-delivery', weekday: 5, fromTime: '12:00', untilTime: null },
  },
  { customer: CASCADE, strength: 'should', terms: { kind: 'minimum-value', amount: 150_00 } },
  {
    customer: BLUEWATER,
    strength: 'should',
    terms: { kind: 'note', note: 'Call Tom before a pallet comes.' },
  },
];

/** What customers want of every order, who is served first, who pays late, and one customer that stands there twice. */
export function makeHabits(clerk: DemoClerk, people: DemoPeople, ids: DemoParties, today: string): void {
  const customer = (code: string) => idOf(ids.customers, code);
  for (const { customer: code, ...rule } of rules) {
    clerk.do(people.dana, orderRuleCommands.addOrderRule, { customer: customer(code), ...rule });
  }
  clerk.do(people.ben, customerCommands.changeCustomer, {
    customer: customer(BLUEWATER),
    changes: { customerRank: 1 },
  });
  clerk.do(people.dana, customerCommands.changeCustomer, {
    customer: customer(ACME),
    changes: { shipVia: 'LTL', carrierAccount: '77-4410', incoterm: 'FCA' },
  });
  const late = { customer: customer(LATE_PAYER) };
  clerk.do(people.ben, creditCommands.setCreditLimit, { ...late, limit: 10_000_00 });
  clerk.do(people.ben, creditCommands.setGraceDays, { ...late, graceDays: 14 });
  clerk.do(people.ben, creditCommands.setReceivable, {
    ...late,
    receivable: 1_240_00,
    asOf: today,
    overdue: 640_00,
    overdueDays: 34,
  });
  makeTwin(clerk, people);
}

/** Somebody took an order at the door and did not look: Bluewater once more. */
function makeTwin(clerk: DemoClerk, people: DemoPeople): void {
  const { id: party } = clerk.do(people.mike, customerCommands.createCustomer, {
    code: 'BLUEWTR',
    name: 'Bluewater Marine Supply, Inc.',
    currency: null,
    customerGroup: null,
    terms: null,
    website: null,
    note: null,
  });
  clerk.do(people.mike, addressCommands.addAddress, {
    party,
    name: 'Bluewater',
    street: '18 Pier St.',
    city: 'Portland',
    region: 'ME',
    postalCode: '04101',
    country: 'US',
    isShipTo: true,
    isBillTo: true,
  });
}
