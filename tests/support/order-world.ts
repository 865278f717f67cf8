import { quantityOf } from '../../src/shared/kernel/quantity.ts';
import { type Solo, soloReplica } from './solo-replica.ts';

/** A company with one customer, one priced item and stock of it: what tests of orders start from. */
export interface OrderWorld {
  readonly solo: Solo;
  readonly customer: string;
  readonly item: string;
  readonly place: string;
  /** Writes a draft of one line and answers its id. */
  draft(quantity: number, rest?: OrderRest): string;
  confirm(order: string, rest?: object): Confirmed;
  show(order: string): ShownOrder;
  available(item?: string): number;
}

export interface OrderRest {
  readonly header?: object;
  readonly line?: object;
  readonly person?: string;
}

export interface Confirmed {
  readonly revision: number;
  readonly amount: number;
  readonly backorders: readonly { readonly line: string; readonly quantity: number }[];
  readonly holds: readonly string[];
}

export interface ShownOrder {
  readonly number: string;
  readonly status: string;
  readonly revision: number;
  readonly net: number;
  readonly note: string | null;
  readonly lines: readonly {
    readonly id: string;
    readonly status: string;
    readonly quantity: number;
    readonly unitPrice: number;
    readonly priceSource: string | null;
    readonly allocated: number;
    readonly backordered: number;
    readonly backorderWhy: { readonly code: string; readonly params: Record<string, unknown> } | null;
  }[];
  readonly holds: readonly {
    readonly id: string;
    readonly kind: string;
    readonly releasedBy: string | null;
    readonly placedRule: { readonly code: string } | null;
  }[];
  readonly approvals: readonly { readonly why: string; readonly stands: boolean }[];
  readonly decisions: readonly { readonly kind: string; readonly revision: number }[];
}

/** 10.00 each by the base list. */
export const LIST_PRICE = 10_000_000;
export const PLACED_ON = '2026-01-05';

export function orderWorld(onHand = 100): OrderWorld {
  const solo = soloReplica();
  const { places } = solo.run<{ places: { id: string; kind: string }[] }>('place.create-standard', {});
  const place = places.find(({ kind }) => kind === 'stock')?.id ?? '';
  const customer = newCustomer(solo, 'Acme');
  const item = newItem(solo, 'HX-2040');
  const list = solo.run<{ id: string }>('price-list.create', { name: 'Base', kind: 'base', currency: 'USD' });
  const price = { unit: 'EA', fromQuantity: 0, validFrom: '2026-01-01', price: LIST_PRICE, validUntil: null };
  solo.run('price.set', { list: list.id, item, ...price });
  if (onHand > 0) receive(solo, item, onHand);
  return {
    solo,
    customer,
    item,
    place,
    draft(quantity, { header = {}, line = {}, person } = {}) {
      const lines = [{ item, quantity: quantityOf(quantity), ...line }];
      const input = { customer, placedOn: PLACED_ON, lines, ...header };
      return solo.run<{ order: string }>('order.create', input, person).order;
    },
    confirm: (order, rest = {}) => solo.run<Confirmed>('order.confirm', { order, ...rest }),
    show: (order) => solo.query<ShownOrder>('order.show', { order }),
    available: (asked = item) =>
      solo.query<{ available: number }>('stock.of-item', { item: asked }).available,
  };
}

/** Whatever runs commands and answers what they put out. */
export type Runs = Pick<Solo, 'run'>;

export function newCustomer(solo: Runs, name: string): string {
  const input = { name, code: null, currency: null, terms: null, website: null, note: null };
  const { id } = solo.run<{ id: string }>('customer.create', { ...input, customerGroup: null });
  solo.run('address.add', { party: id, ...DOCK });
  return id;
}

/** Where goods go to, so that an order may be confirmed. */
const DOCK = {
  name: 'Dock 4',
  street: '1200 Mill Rd',
  city: 'Toledo',
  region: 'OH',
  postalCode: '43604',
  country: 'US',
  isShipTo: true,
  isBillTo: true,
};

export function newItem(solo: Runs, number: string, rest: object = {}): string {
  const input = { number, description: `Bolt ${number}`, kind: 'goods', itemGroup: null, baseUnit: 'EA' };
  const life = { wholeUnits: true, lifecycle: 'active', note: null };
  return solo.run<{ id: string }>('item.create', { ...input, ...life, ...rest }).id;
}

export function receive(solo: Runs, item: string, count: number): string {
  const input = { item, quantity: quantityOf(count), businessDate: PLACED_ON };
  return solo.run<{ movement: string }>('stock.receive', input).movement;
}
