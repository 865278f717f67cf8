import type { OrderBuffer } from '../../shared/orders/order-assess.ts';
import type { Db } from '../platform/database.ts';
import { headerValuesOf } from './header-rows.ts';
import type { Order } from './order-facts.ts';

/** Defaults worth a second look. */
const FIELDS = [
  'shipTo',
  'shipFrom',
  'shipVia',
  'carrierAccount',
  'incoterm',
  'contact',
  'shipComplete',
  'prepaid',
] as const;

/** What stands only because it is the customer's default, and stood otherwise on the customer's last order. */
export function unlikeLast(db: Db, order: Order, typed: OrderBuffer) {
  if (order.customer === null) return [];
  const last = db
    .q(
      `SELECT * FROM orders WHERE customer = ? AND origin = 'own' AND status <> 'cancelled'
       ORDER BY placedAt DESC, id DESC LIMIT 1`,
    )
    .get(order.customer) as Order | undefined;
  if (!last) return [];
  const [now, then] = [headerValuesOf(order), headerValuesOf(last)];
  return FIELDS.filter((field) => typed[field] === undefined && now[field] !== then[field]).map((field) => ({
    field,
    last: then[field],
    order: last.id,
    number: last.number,
  }));
}
