import type { ImportKind } from '../../shared/sync/import-inspection.ts';
import type { ImportMapping } from './import-mapping.ts';
import { parseMapping } from './import-mapping.ts';
import customers from './mappings/customers.json' with { type: 'json' };
import items from './mappings/items.json' with { type: 'json' };
import northwindCustomers from './mappings/northwind-customers.json' with { type: 'json' };
import northwindItems from './mappings/northwind-items.json' with { type: 'json' };
import northwindOrders from './mappings/northwind-orders.json' with { type: 'json' };
import northwindVendors from './mappings/northwind-vendors.json' with { type: 'json' };
import onlineRetail from './mappings/online-retail.json' with { type: 'json' };
import orders from './mappings/orders.json' with { type: 'json' };
import prices from './mappings/prices.json' with { type: 'json' };
import stock from './mappings/stock.json' with { type: 'json' };
import vendors from './mappings/vendors.json' with { type: 'json' };

const shipped = {
  customers,
  vendors,
  items,
  prices,
  stock,
  orders,
  'online-retail': onlineRetail,
  'northwind-customers': northwindCustomers,
  'northwind-vendors': northwindVendors,
  'northwind-items': northwindItems,
  'northwind-orders': northwindOrders,
} as const;

export type ShippedMapping = keyof typeof shipped;

export const shippedMappingNames = Object.keys(shipped) as readonly ShippedMapping[];

/** A mapping that comes with Daybook. The one named like a kind reads files with Daybook's own column names. */
export function shippedMapping(name: ShippedMapping | ImportKind): ImportMapping {
  const parsed = parseMapping(shipped[name]);
  if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.refusal)}`);
  return parsed.value;
}
