import { exchangeRateCommands } from '../shared/company/exchange-rate-commands.ts';
import { itemCommands } from '../shared/items/item-commands.ts';
import { addDays } from '../shared/kernel/calendar.ts';
import { taxCodeCommands } from '../shared/tax/tax-code-commands.ts';
import { taxExemptionCommands } from '../shared/tax/tax-exemption-commands.ts';
import { taxRuleCommands } from '../shared/tax/tax-rule-commands.ts';
import type { DemoClerk } from './demo-clerk.ts';
import { FREIGHT, idOf } from './demo-items.ts';
import { BLUEWATER, CASCADE } from './demo-parties.ts';
import type { DemoPeople } from './demo-people.ts';

/** Sales tax on goods, in millionths of a percent; `county`: a second tax, of a part of the state. */
interface DemoState {
  readonly region: string;
  readonly name: string;
  readonly rate: number;
  readonly county?: { readonly postalPrefix: string; readonly name: string; readonly rate: number };
}

const states: readonly DemoState[] = [
  {
    ...{ region: 'OH', name: 'Ohio', rate: 5_750_000 },
    county: { postalPrefix: '436', name: 'Lucas County', rate: 2_000_000 },
  },
  { region: 'ME', name: 'Maine', rate: 5_500_000 },
  {
    ...{ region: 'WA', name: 'Washington', rate: 6_500_000 },
    county: { postalPrefix: '98221', name: 'Anacortes', rate: 2_600_000 },
  },
  { region: 'CA', name: 'California', rate: 7_250_000 },
  { region: 'MD', name: 'Maryland', rate: 6_000_000 },
];

/** Days until Bluewater's certificate expires: soon enough to be told. */
export const CERTIFICATE_EXPIRES_IN = 20;
/** Charges that no state taxes here. */
const FREIGHT_TAX_GROUP = 'FREIGHT';

/**
 * Sales taxes of the states Harbor Supply ships to, two of them with a county's on top; freight without; a dealer whose
 * resale certificate expires soon and one whose stands; and what a euro and a Canadian dollar are worth.
 */
export function makeTaxes(
  clerk: DemoClerk,
  people: DemoPeople,
  ids: {
    readonly items: Readonly<Record<string, string>>;
    readonly customers: Readonly<Record<string, string>>;
  },
  today: string,
): void {
  const code = (name: string, title: string, rate: number) =>
    clerk.do(people.ben, taxCodeCommands.createTaxCode, {
      ...{ code: name, title, basis: 'net', currency: null },
      ...{ rate, validFrom: today },
    }).id;
  const rule = (title: string, taxes: readonly string[], where: object) =>
    clerk.do(people.ben, taxRuleCommands.createTaxRule, {
      ...{ title, customerGroup: null, itemGroup: null, country: 'US', region: null, postalPrefix: null },
      ...{ priority: 0, inclusive: false, taxes: [...taxes], validFrom: today, validUntil: null },
      ...where,
    });
  for (const { region, name, rate, county } of states) {
    const state = code(`US-${region}`, `${name} sales tax`, rate);
    rule(name, [state], { region });
    if (!county) continue;
    const local = code(`US-${region}-${county.postalPrefix}`, `${county.name} sales tax`, county.rate);
    rule(county.name, [state, local], { region, postalPrefix: county.postalPrefix });
  }
  rule('Freight is not taxed', [], { itemGroup: FREIGHT_TAX_GROUP });
  clerk.do(people.ben, itemCommands.changeItem, {
    item: idOf(ids.items, FREIGHT),
    changes: { taxGroup: FREIGHT_TAX_GROUP },
  });
  const exempt = (customer: string, certificate: string, region: string, days: number) =>
    clerk.do(people.ben, taxExemptionCommands.grantTaxExemption, {
      ...{ customer: idOf(ids.customers, customer), certificate, country: 'US', region },
      ...{ validFrom: today, validUntil: addDays(today, days) },
    });
  exempt(BLUEWATER, 'ME-R-448210', 'ME', CERTIFICATE_EXPIRES_IN);
  exempt(CASCADE, 'WA-A02-77391', 'WA', 700);
  const worth = (currency: string, rate: number) =>
    clerk.do(people.ben, exchangeRateCommands.setExchangeRate, { currency, validFrom: today, rate });
  worth('EUR', 1_085_000);
  worth('CAD', 731_500);
}
