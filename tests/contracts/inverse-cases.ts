import { type Solo, soloReplica } from '../support/solo-replica.ts';
import { promotionInverseCases, promotionOf } from './promotion-inverse-cases.ts';
import { type StockWorld, stockInverseCases, stockWorld } from './stock-inverse-cases.ts';
import { type TaxWorld, taxInverseCases, taxWorld } from './tax-inverse-cases.ts';

/** One of everything that commands change, with the ids a case needs. */
export interface InverseWorld extends TaxWorld, StockWorld {
  readonly solo: Solo;
  readonly person: string;
  readonly gone: string;
  readonly workstation: string;
  readonly customer: string;
  readonly vendor: string;
  readonly inactive: string;
  readonly inactiveVendor: string;
  readonly address: string;
  readonly removedAddress: string;
  readonly contact: string;
  readonly removedContact: string;
  readonly item: string;
  readonly successor: string;
  readonly list: string;
  readonly price: string;
  readonly promotion: string;
  readonly document: string;
  readonly detached: string;
  readonly paper: string;
  readonly duplicate: string;
  readonly rule: string;
  readonly view: string;
  readonly removedView: string;
}

/** Which headers a mapping is for. */
const SIGNATURE = 'a'.repeat(22);
const REMEMBERED = 'b'.repeat(22);

/** What documents of the world hold. */
const FILE = { sha256: 'a'.repeat(64), size: 5, mediaType: 'application/pdf', name: 'po.pdf' };

export interface InverseCase {
  readonly command: string;
  readonly input: (world: InverseWorld) => unknown;
  /** What the way back leaves behind. */
  readonly leaves: 'nothing' | 'a record' | 'a side';
}

export function inverseWorld(): InverseWorld {
  const solo = soloReplica();
  const made = (command: string, input: object) => solo.run<{ id: string }>(command, input).id;
  const gone = solo.hire('Gus', 'viewer');
  solo.run('person.deactivate', { person: gone });
  const enrolment = { name: 'Desk 2', roles: [solo.role('viewer')], incarnation: 5 };
  const { workstationId: workstation } = solo.run<{ workstationId: string }>('workstation.enrol', enrolment);
  const customer = made('customer.create', { ...PARTY, customerGroup: null });
  const vendor = made('vendor.create', PARTY);
  const inactive = made('customer.create', { ...PARTY, customerGroup: null });
  solo.run('customer.deactivate', { customer: inactive });
  const inactiveVendor = made('vendor.create', PARTY);
  solo.run('vendor.deactivate', { vendor: inactiveVendor });
  const address = made('address.add', { party: customer, ...ADDRESS });
  const contact = made('contact.add', { party: customer, ...CONTACT });
  const removedAddress = made('address.add', { party: customer, ...ADDRESS });
  solo.run('address.remove', { address: removedAddress });
  const removedContact = made('contact.add', { party: customer, ...CONTACT });
  solo.run('contact.remove', { contact: removedContact });
  const item = made('item.create', ITEM);
  const successor = made('item.create', { ...ITEM, number: 'I-2' });
  solo.run('item.add-unit', { item, unit: 'BX', ...DOZEN });
  solo.run('item.add-barcode', { item, barcode: '111', unit: 'EA' });
  solo.run('item.set-cost', { item, unitCost: 5, minimumMargin: 0 });
  solo.run('holiday.add', { date: '2026-12-25', name: 'Christmas Day' });
  solo.run('import-mapping.save', { signature: REMEMBERED, kind: 'items', mapping: '{}' });
  const list = made('price-list.create', { name: 'Trade', kind: 'customer', currency: 'USD' });
  const price = made('price.set', { list, item, ...PRICE });
  solo.run('exchange-rate.set', { currency: 'EUR', validFrom: '2026-01-01', rate: 1_100_000 });
  const file = (name: string) => ({ record: customer, kind: 'contract', file: { ...FILE, name } });
  const document = made('document.attach', file('a.pdf'));
  const detached = made('document.attach', { ...file('b.pdf'), kind: 'certificate' });
  solo.run('document.detach', { document: detached });
  solo.run('item.add-customer-number', { item, customer, number: 'ACM-7', unit: 'BX' });
  solo.run('item.add-vendor-number', { item, vendor, number: 'N-7' });
  const duplicate = made('customer.create', { ...PARTY, customerGroup: null });
  solo.run('customer.deactivate', { customer: duplicate });
  solo.run('customer.mark-duplicate', { customer: duplicate, of: customer });
  const friday = { kind: 'no-delivery', weekday: 5, fromTime: '12:00', untilTime: null };
  const rule = made('customer-rule.add', { customer, strength: 'must', terms: friday });
  const view = made('view.save', VIEW);
  const removedView = made('view.save', { ...VIEW, name: 'Gone' });
  solo.run('view.remove', { view: removedView });
  return {
    solo,
    person: solo.hire('Dora', 'order desk'),
    ...{
      gone,
      workstation,
      customer,
      vendor,
      inactive,
      inactiveVendor,
      address,
      removedAddress,
      contact,
      removedContact,
    },
    ...taxWorld(solo, customer),
    ...stockWorld(solo, item),
    ...{
      duplicate,
      rule,
      view,
      removedView,
      item,
      successor,
      list,
      price,
      document,
      detached,
      paper: filedPaper(solo, customer, item),
    },
    promotion: promotionOf(solo, customer),
  };
}

/** An order that was confirmed and printed. */
function filedPaper(solo: Solo, customer: string, item: string): string {
  const lines = [{ item, quantity: 1_000_000, unitPrice: 5 }];
  const draft = { customer, placedOn: '2026-01-05', lines };
  const { order } = solo.run<{ order: string }>('order.create', draft);
  const { revision } = solo.run<{ revision: number }>('order.confirm', { order, priceReason: 'agreed' });
  const paper = { order, kind: 'order confirmation', revision, language: 'en', file: FILE };
  return solo.run<{ id: string }>('paper.file', paper).id;
}

const VIEW = { list: 'orders', name: 'Late', query: 'view=late' };
const PARTY = { code: null, name: 'X', currency: null, terms: null, website: null, note: null };
const ADDRESS = {
  name: 'Dock',
  street: '1 Rd',
  city: 'Lund',
  region: null,
  postalCode: null,
  country: 'SE',
  isShipTo: true,
  isBillTo: true,
};
const CONTACT = { name: 'Kim', jobTitle: null, email: null, phone: null, fax: null, note: null };
const ITEM = {
  number: 'I-1',
  description: 'X',
  kind: 'goods',
  itemGroup: null,
  baseUnit: 'EA',
  wholeUnits: true,
  lifecycle: 'active',
  note: null,
};
const DOZEN = { numerator: 12, denominator: 1, wholeUnits: true };
const PRICE = { unit: 'EA', fromQuantity: 0, validFrom: '2026-01-01', price: 5, validUntil: null };
const RECORDS = [{ key: 'K', number: 'K', name: 'K', city: 'Lund', contactName: 'Kim' }];
const TERMS = { netDays: 30, discount: null, prepaid: false };

/** Everything stands as before. */
function exact(command: string, input: InverseCase['input']): InverseCase {
  return { command, input, leaves: 'nothing' };
}

/** A record that was made stays, out of use: numbers given out and histories begun are not unmade. */
function retiring(command: string, input: InverseCase['input']): InverseCase {
  return { command, input, leaves: 'a record' };
}

/** A side that was added to a party stays, out of use. */
function siding(command: string, input: InverseCase['input']): InverseCase {
  return { command, input, leaves: 'a side' };
}

export const inverseCases: readonly InverseCase[] = [
  retiring('person.add', ({ solo }) => ({ name: 'Zoe', roles: [solo.role('viewer')] })),
  exact('person.rename', ({ person }) => ({ person, name: 'Doris' })),
  exact('person.deactivate', ({ person }) => ({ person })),
  exact('person.reactivate', ({ gone }) => ({ person: gone })),
  exact('person.assign-role', ({ person, solo }) => ({ person, role: solo.role('viewer') })),
  exact('person.withdraw-role', ({ person, solo }) => ({ person, role: solo.role('order desk') })),
  exact('role.change-permissions', ({ solo }) => ({
    role: solo.role('viewer'),
    permissions: ['customers.change'],
    labels: ['costs'],
  })),
  retiring('workstation.enrol', () => ({ name: 'Desk 3', roles: [], incarnation: 7 })),
  exact('workstation.rename', ({ workstation }) => ({ workstation, name: 'Desk 9' })),
  exact('workstation.change-roles', ({ workstation, solo }) => ({
    workstation,
    roles: [solo.role('warehouse')],
  })),
  retiring('view.save', () => ({ ...VIEW, name: 'Mine' })),
  exact('view.change', ({ view }) => ({ view, name: 'Later', query: 'view=all' })),
  exact('view.remove', ({ view }) => ({ view })),
  exact('view.restore', ({ removedView }) => ({ view: removedView })),
  exact('company.rename', () => ({ name: 'Acme AB' })),
  retiring('company.change-settings', () => ({
    rateDecimals: 2,
    workingWeekdays: [6, 1],
    prefixes: [{ kind: 'order', prefix: 'O' }],
  })),
  retiring('company.change-paper-head', () => ({ changes: { city: 'Lund', locale: 'sv-SE' } })),
  exact('holiday.add', () => ({ date: '2026-01-01', name: 'New Year' })),
  exact('import-mapping.save', () => ({ signature: SIGNATURE, kind: 'items', mapping: '{"a":1}' })),
  exact('import-mapping.forget', () => ({ signature: REMEMBERED, kind: 'items' })),
  exact('holiday.remove', () => ({ date: '2026-12-25' })),
  retiring('customer.create', () => ({ ...PARTY, customerGroup: null })),
  exact('customer.change', ({ customer }) => ({
    customer,
    changes: { name: 'Y', code: 'Y', terms: TERMS, defaultShipTo: null },
  })),
  exact('customer.mark-duplicate', ({ inactive, customer }) => ({ customer: inactive, of: customer })),
  exact('customer.unmark-duplicate', ({ duplicate }) => ({ customer: duplicate, active: false })),
  exact('customer-rule.add', ({ customer, address }) => ({
    customer,
    strength: 'must',
    terms: { kind: 'only-ship-tos', addresses: [address] },
  })),
  exact('customer-rule.change', ({ rule }) => ({
    rule,
    strength: 'should',
    terms: { kind: 'minimum-value', amount: 10_000 },
  })),
  exact('customer-rule.remove', ({ rule }) => ({ rule })),
  exact('customer.deactivate', ({ customer }) => ({ customer })),
  exact('customer.reactivate', ({ inactive }) => ({ customer: inactive })),
  siding('customer.buy-from', ({ inactive }) => ({ customer: inactive, code: 'V9' })),
  retiring('vendor.create', () => PARTY),
  exact('vendor.change', ({ vendor }) => ({ vendor, changes: { website: 'x.test', terms: TERMS } })),
  exact('vendor.deactivate', ({ vendor }) => ({ vendor })),
  exact('vendor.reactivate', ({ inactiveVendor }) => ({ vendor: inactiveVendor })),
  siding('vendor.sell-to', ({ vendor }) => ({ vendor, code: 'C9' })),
  retiring('address.add', ({ customer }) => ({ party: customer, ...ADDRESS })),
  exact('address.change', ({ address }) => ({ address, changes: { city: 'Malmö', isShipTo: true } })),
  exact('address.remove', ({ address }) => ({ address })),
  exact('address.restore', ({ removedAddress }) => ({ address: removedAddress })),
  retiring('contact.add', ({ customer }) => ({ party: customer, ...CONTACT })),
  exact('contact.change', ({ contact }) => ({ contact, changes: { email: 'kim@x.test' } })),
  exact('contact.remove', ({ contact }) => ({ contact })),
  exact('contact.restore', ({ removedContact }) => ({ contact: removedContact })),
  exact('party.note', ({ customer }) => ({ party: customer, note: 'Call' })),
  exact('role.set-discount-ceiling', ({ solo }) => ({ role: solo.role('viewer'), ceiling: 5_000_000 })),
  exact('exchange-rate.set', () => ({ currency: 'EUR', validFrom: '2026-03-01', rate: 1_085_000 })),
  exact('exchange-rate.remove', () => ({ currency: 'EUR', validFrom: '2026-01-01' })),
  exact('customer.import', () => ({ system: 'old', records: RECORDS })),
  exact('vendor.import', () => ({ system: 'old', records: RECORDS })),
  exact('item.import', () => ({ system: 'old', records: [{ key: 'K', number: 'K', barcode: '9' }] })),
  exact('item.change', ({ item }) => ({ item, changes: { number: 'I-9', itemGroup: 'nuts' } })),
  exact('item.change-lifecycle', ({ item, successor }) => ({ item, lifecycle: 'ending', successor })),
  exact('item.note', ({ item }) => ({ item, note: 'Call' })),
  exact('item.add-unit', ({ item }) => ({ item, unit: 'PAL', ...DOZEN })),
  exact('item.remove-unit', ({ item }) => ({ item, unit: 'BX' })),
  exact('item.add-barcode', ({ item }) => ({ item, barcode: '222', unit: 'BX' })),
  exact('item.remove-barcode', () => ({ barcode: '111' })),
  exact('item.add-customer-number', ({ item, customer }) => ({
    item,
    customer,
    number: 'ACM-1',
    unit: 'BX',
  })),
  exact('item.remove-customer-number', ({ customer }) => ({ customer, number: 'ACM-7' })),
  exact('item.add-vendor-number', ({ item, vendor }) => ({ item, vendor, number: 'N-1' })),
  exact('item.remove-vendor-number', ({ vendor }) => ({ vendor, number: 'N-7' })),
  exact('item.set-cost', ({ item }) => ({ item, unitCost: 9, minimumMargin: 50_000_000 })),
  exact('item.import-costs', () => ({ system: 'old', records: [{ key: 'I-2', unitCost: 9 }] })),
  exact('price.set', ({ item, list }) => ({ item, list, ...PRICE, validFrom: '2026-03-01' })),
  exact('price.end', ({ price }) => ({ price, validUntil: '2026-06-30' })),
  exact('price.import', () => ({
    system: 'old',
    records: [{ key: 'K', list: 'Trade', item: 'I-1', price: 5_000_000, validFrom: '2026-04-01' }],
  })),
  exact('price.remove', ({ price }) => ({ price })),
  ...promotionInverseCases,
  exact('price-list.change', ({ list }) => ({
    list,
    changes: { name: 'Y', validFrom: '2026-01-01', validUntil: '2026-12-31' },
  })),
  exact('price-list.assign', ({ list, customer }) => ({
    list,
    to: { kind: 'customer', customer },
    priority: 0,
    validFrom: '2026-01-01',
    validUntil: null,
  })),
  ...taxInverseCases,
  ...stockInverseCases,
  retiring('document.attach', ({ item }) => ({ record: item, kind: 'picture', file: FILE })),
  exact('document.detach', ({ document }) => ({ document })),
  exact('document.restore', ({ detached }) => ({ document: detached })),
  exact('paper.mark-sent', ({ paper }) => ({ document: paper, way: 'mail', recipient: 'kim@x.test' })),
];
