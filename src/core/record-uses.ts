import type { RecordUse } from './company/external-key.ts';
import { creditAllowances, customerCredit } from './credit/credit-tables.ts';
import { documents } from './documents/document-tables.ts';
import { allocations, expectedReceipts, movements } from './inventory/inventory-tables.ts';
import { customerItemNumbers, vendorItemNumbers } from './items/item-tables.ts';
import { backorders, orderLines, orders } from './orders/order-tables.ts';
import { paperSendings } from './orders/paper-sendings.ts';
import { pricedCustomers, pricedItems } from './pricing/pricing-core.ts';
import { taxedCustomers, taxedItems } from './tax/tax-core.ts';

/** Whatever documents are filed on. */
const filedOn: RecordUse = { table: documents, column: 'record', isWatched: true };

/** Where domains after parties name them: what is used there, no undo of an import takes back. */
export const partyUses: readonly RecordUse[] = [
  ...pricedCustomers,
  ...taxedCustomers,
  { table: customerItemNumbers, column: 'customer' },
  { table: vendorItemNumbers, column: 'vendor' },
  { table: customerCredit, column: 'id' },
  { table: creditAllowances, column: 'id' },
  { table: expectedReceipts, column: 'vendor' },
  { table: orders, column: 'customer' },
  filedOn,
];

/** Where domains after items name them. */
export const itemUses: readonly RecordUse[] = [
  ...pricedItems,
  ...taxedItems,
  { table: movements, column: 'item' },
  { table: allocations, column: 'item' },
  { table: expectedReceipts, column: 'item' },
  { table: orderLines, column: 'item' },
  { table: backorders, column: 'item' },
  filedOn,
];

/** Where domains after orders name them, and what was sent of them. */
export const orderUses: readonly RecordUse[] = [
  filedOn,
  { table: paperSendings, column: 'record', isWatched: true },
];
