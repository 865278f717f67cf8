import type { OrderRule } from '../../shared/parties/order-rule.ts';
import { type ColumnTelling, type Tellings, type ToldRow, toldText } from '../ui/page/event-telling.ts';
import { ruleText } from './party-words.ts';

const name = (label: string): ColumnTelling => ({ label, as: 'name' });
const terms = (side: 'customer' | 'vendor'): Readonly<Record<string, ColumnTelling>> => ({
  [`${side}Prepaid`]: { label: 'parties.terms-prepaid', as: 'yes-no' },
  [`${side}NetDays`]: { label: 'parties.told-net', as: 'count', key: 'parties.told-days' },
  [`${side}DiscountPercent`]: { label: 'parties.told-discount', as: 'percent' },
  [`${side}DiscountDays`]: { label: 'parties.told-discount-within', as: 'count', key: 'parties.told-days' },
});

/** What happened to customers and vendors, with what was written: “Added order rule: Every order has a customer PO.” */
export const partyTellings: Tellings = {
  parties: {
    columns: {
      name: toldText('parties.name'),
      customerCode: toldText('parties.number'),
      vendorCode: toldText('parties.number'),
      customerGroup: toldText('parties.group'),
      currency: toldText('parties.currency'),
      ...terms('customer'),
      ...terms('vendor'),
      customerRank: { label: 'parties.rank', as: 'count', key: 'parties.told-rank' },
      website: toldText('parties.website'),
      defaultShipTo: name('parties.ship-to-default'),
      defaultBillTo: name('parties.bill-to-default'),
      defaultShipFrom: name('parties.told-ship-from'),
      defaultContact: name('parties.contact'),
      incoterm: toldText('parties.incoterm'),
      shipVia: toldText('parties.ship-via'),
      carrierAccount: toldText('parties.carrier-account'),
      taxGroup: toldText('parties.told-tax-group'),
      taxNumber: toldText('parties.told-tax-number'),
      duplicateOf: { as: 'name' },
      note: { as: 'text', onlyAfter: true },
    },
  },
  addresses: {
    about: 'id',
    row: ['name'],
    columns: {
      name: toldText('parties.name'),
      street: toldText('parties.street'),
      city: toldText('parties.city'),
      region: toldText('parties.region'),
      postalCode: toldText('parties.postal-code'),
      country: toldText('parties.country'),
      isShipTo: { label: 'parties.is-ship-to', as: 'yes-no' },
      isBillTo: { label: 'parties.is-bill-to', as: 'yes-no' },
    },
  },
  contacts: {
    about: 'id',
    row: ['name'],
    columns: {
      name: toldText('parties.name'),
      jobTitle: toldText('parties.job-title'),
      email: toldText('parties.email'),
      phone: toldText('parties.phone'),
      fax: toldText('parties.fax'),
      note: { as: 'text', onlyAfter: true },
    },
  },
  customerRules: {
    row: ruleRow,
    columns: {
      kind: { label: 'parties.rule', as: 'word', key: 'parties.rule-kind-' },
      strength: { label: 'parties.strength', as: 'word', key: 'parties.strength-' },
      weekday: { label: 'parties.weekday', as: 'word', key: 'parties.weekday-' },
      fromTime: toldText('parties.from-time'),
      untilTime: toldText('parties.until-time'),
      amount: { label: 'parties.told-at-least', as: 'money', in: 'customer' },
      addresses: name('parties.allowed-ship-tos'),
      note: { as: 'text', onlyAfter: true },
    },
  },
};

/** A rule in its own words, as it stands among the rules of its customer. */
function ruleRow({ text: cell, number, named, names }: ToldRow): string {
  const ids = cell('addresses')?.split(' ') ?? [];
  const terms = {
    kind: cell('kind'),
    weekday: number('weekday') ?? 1,
    fromTime: cell('fromTime'),
    untilTime: cell('untilTime'),
    amount: number('amount') ?? 0,
    addresses: ids,
    note: cell('note') ?? '',
  } as OrderRule['terms'];
  return ruleText(
    { terms },
    {
      currency: named('customer')?.currency ?? 'XXX',
      addresses: ids.flatMap((id) => (names[id] ? [{ id, name: names[id].name, city: '' }] : [])),
    },
  );
}
