import { expect } from 'vitest';
import { newCustomer, newItem } from '../../support/order-world.ts';
import { type Solo, soloReplica } from '../../support/solo-replica.ts';
import { millionths } from '../case-amount.ts';
import type { CaseKind, CaseRow } from '../case-file.ts';

interface Shop {
  readonly solo: Solo;
  readonly item: string;
  readonly customer: string;
}

interface Explained {
  readonly kind: string;
  readonly price?: number;
  readonly from?: { readonly listName: string };
  readonly between?: readonly { readonly listName: string; readonly amount: number }[];
}

/** Rows `rule` are prices by lists; rows `ask` say which must win, at what price, or which disagree. */
export const priceOrderCases: CaseKind = {
  files: ['price-order.csv', 'price-conflicts.csv'],
  columns: [
    'case',
    'row',
    'list',
    'kind',
    'for',
    'priority',
    'unit',
    'quantity',
    'price',
    'date',
    'until',
    'picked',
  ],
  run({ rows }) {
    expect(rows.filter(({ row }) => row !== 'rule' && row !== 'ask')).toEqual([]);
    const solo = soloReplica();
    const shop = { solo, item: newItem(solo, 'ROPE'), customer: newCustomer(solo, 'Acme') };
    solo.run('customer.change', { customer: shop.customer, changes: { customerGroup: 'trade' } });
    solo.run('item.add-unit', {
      item: shop.item,
      unit: 'BX',
      numerator: 12,
      denominator: 1,
      wholeUnits: true,
    });
    for (const row of rows.filter((each) => each.row === 'rule')) setPrice(shop, row);
    for (const row of rows.filter((each) => each.row === 'ask')) expectAnswer(shop, row);
  },
};

function setPrice({ solo, item, customer }: Shop, row: CaseRow): void {
  const { list: name = '', kind = '', quantity = '', price = '', date = '' } = row;
  const known = listId(solo, name);
  const list = known ?? solo.run<{ id: string }>('price-list.create', { name, kind, currency: 'USD' }).id;
  const dates = { validFrom: date, validUntil: row.until || null };
  const value = { unit: row.unit, fromQuantity: millionths(quantity), price: millionths(price) };
  solo.run('price.set', { list, item, ...value, ...dates });
  if (known !== null || row.for === 'everyone') return;
  const to =
    row.for === 'group' ? { kind: 'customer-group', customerGroup: 'trade' } : { kind: 'customer', customer };
  const always = { validFrom: '2000-01-01', validUntil: null };
  solo.run('price-list.assign', { list, to, priority: Number(row.priority || 0), ...always });
}

/** `list`: who wins; `A or B`: they disagree, `price` then names both amounts; empty: nobody speaks. */
function expectAnswer({ solo, item, customer }: Shop, row: CaseRow): void {
  const { unit, quantity = '', price = '', date, list: winner = '', picked } = row;
  const asked = { item, unit, quantity: millionths(quantity), customer, date };
  const choice = picked ? { picked: listId(solo, picked) } : {};
  const told = solo.query<Explained>('price.explain', { ...asked, ...choice });
  const amounts = price.split(' or ').filter(Boolean).map(millionths);
  if (winner === '') expect(told.kind).toBe('none');
  else if (!winner.includes(' or ')) {
    expect({ list: told.from?.listName, price: told.price }).toEqual({ list: winner, price: amounts[0] });
  } else {
    expect(told.kind).toBe('conflict');
    const between = told.between?.map(({ listName, amount }) => `${listName} ${amount}`).toSorted();
    expect(between).toEqual(winner.split(' or ').map((name, index) => `${name} ${amounts[index]}`));
  }
}

function listId(solo: Solo, name: string): string | null {
  const [row] = solo.rows('SELECT id FROM priceLists WHERE name = ?', name);
  return row === undefined ? null : String(row.id);
}
