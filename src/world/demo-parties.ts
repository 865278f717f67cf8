import { creditCommands } from '../shared/credit/credit-commands.ts';
import { addressCommands } from '../shared/parties/address-commands.ts';
import { contactCommands } from '../shared/parties/contact-commands.ts';
import { customerCommands } from '../shared/parties/customer-commands.ts';
import type { PaymentTerms } from '../shared/parties/payment-terms.ts';
import { vendorCommands } from '../shared/parties/vendor-commands.ts';
import type { DemoClerk } from './demo-clerk.ts';
import type { DemoPeople } from './demo-people.ts';

const NET_30: PaymentTerms = { netDays: 30, discount: null, prepaid: false };
const TWO_TEN_NET_30: PaymentTerms = {
  netDays: 30,
  discount: { days: 10, percent: 2_000_000 },
  prepaid: false,
};
const PREPAID: PaymentTerms = { netDays: 0, discount: null, prepaid: true };

/** `limit` and `owes` in minor units of the company's currency. */
interface DemoCustomer {
  readonly code: string;
  readonly name: string;
  readonly terms: PaymentTerms;
  readonly group: string | null;
  readonly note: string | null;
  readonly credit: { readonly limit: number; readonly owes: number } | null;
  readonly place: readonly [street: string, city: string, region: string, postalCode: string];
  readonly contact: readonly [name: string, jobTitle: string, email: string];
}

/** Codes of the customers that play a part elsewhere. */
export const ACME = 'ACME';
export const BLUEWATER = 'BLUEWATER';
export const CASCADE = 'CASCADE';
export const DELTA = 'DELTA';

const customers: readonly DemoCustomer[] = [
  {
    code: ACME,
    name: 'Acme Industrial',
    terms: NET_30,
    group: null,
    note: 'Wants its PO number on every label.',
    credit: { limit: 5_000_00, owes: 4_900_00 },
    place: ['1200 Foundry Road', 'Toledo', 'OH', '43604'],
    contact: ['Ann Kelly', 'Buyer', 'ann.kelly@acme.example'],
  },
  {
    code: BLUEWATER,
    name: 'Bluewater Marine Supply',
    terms: TWO_TEN_NET_30,
    group: 'DEALER',
    note: 'Calls on Monday mornings.',
    credit: { limit: 50_000_00, owes: 3_120_50 },
    place: ['18 Pier Street', 'Portland', 'ME', '04101'],
    contact: ['Tom Bishop', 'Owner', 'tom@bluewater.example'],
  },
  {
    code: CASCADE,
    name: 'Cascade Boat Works',
    terms: NET_30,
    group: 'DEALER',
    note: null,
    credit: { limit: 25_000_00, owes: 0 },
    place: ['77 Slipway', 'Anacortes', 'WA', '98221'],
    contact: ['Rita Moss', 'Purchasing', 'rita.moss@cascade.example'],
  },
  {
    code: DELTA,
    name: 'Delta River Tours',
    terms: PREPAID,
    group: null,
    note: 'Season from May to September.',
    credit: null,
    place: ['3 Ferry Landing', 'Stockton', 'CA', '95202'],
    contact: ['Luis Prado', 'Captain', 'luis@deltatours.example'],
  },
  {
    code: 'EASTPORT',
    name: 'Eastport Fisheries Co-op',
    terms: NET_30,
    group: null,
    note: null,
    credit: { limit: 15_000_00, owes: 860_00 },
    place: ['9 Cannery Wharf', 'Eastport', 'ME', '04631'],
    contact: ['Jo Crane', 'Manager', 'jo.crane@eastport.example'],
  },
  {
    code: 'FAIRWAY',
    name: 'Fairway Yacht Club',
    terms: TWO_TEN_NET_30,
    group: null,
    note: null,
    credit: null,
    place: ['400 Harbor Drive', 'Annapolis', 'MD', '21403'],
    contact: ['Grace Hill', 'Steward', 'grace.hill@fairway.example'],
  },
];

const vendors = [
  { code: 'NORTHFORGE', name: 'North Forge Castings', note: null },
  { code: 'ROPEWALK', name: 'The Ropewalk', note: null },
  {
    code: 'SLOWBOAT',
    name: 'Slowboat Fittings',
    note: 'Late: the last three deliveries came a week after the promised day.',
  },
] as const;

export interface DemoParties {
  /** Ids by code. */
  readonly customers: Readonly<Record<string, string>>;
  readonly vendors: Readonly<Record<string, string>>;
}

export function makeParties(clerk: DemoClerk, people: DemoPeople, today: string): DemoParties {
  return {
    customers: Object.fromEntries(
      customers.map((customer) => [customer.code, makeCustomer(clerk, people, customer, today)]),
    ),
    vendors: Object.fromEntries(
      vendors.map(({ code, name, note }) => {
        const vendor = { code, name, note, currency: null, terms: NET_30, website: null };
        return [code, clerk.do(people.paul, vendorCommands.createVendor, vendor).id];
      }),
    ),
  };
}

function makeCustomer(clerk: DemoClerk, people: DemoPeople, customer: DemoCustomer, today: string): string {
  const { code, name, terms, group, note, credit, place, contact } = customer;
  const { id } = clerk.do(people.dana, customerCommands.createCustomer, {
    code,
    name,
    currency: null,
    customerGroup: group,
    terms,
    website: null,
    note,
  });
  const [street, city, region, postalCode] = place;
  const address = clerk.do(people.dana, addressCommands.addAddress, {
    party: id,
    name,
    street,
    city,
    region,
    postalCode,
    country: 'US',
    isShipTo: true,
    isBillTo: true,
  });
  clerk.do(people.dana, customerCommands.changeCustomer, {
    customer: id,
    changes: { defaultShipTo: address.id, defaultBillTo: address.id },
  });
  const [contactName, jobTitle, email] = contact;
  clerk.do(people.dana, contactCommands.addContact, {
    party: id,
    name: contactName,
    jobTitle,
    email,
    phone: null,
    fax: null,
    note: null,
  });
  if (credit) {
    clerk.do(people.ben, creditCommands.setCreditLimit, { customer: id, limit: credit.limit });
    clerk.do(people.ben, creditCommands.setReceivable, {
      customer: id,
      receivable: credit.owes,
      asOf: today,
    });
  }
  return id;
}
