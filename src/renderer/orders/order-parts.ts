import type { RecordPart } from '../ui/page-registry.ts';
import { CustomerLastOrders, CustomerOrders } from './CustomerOrders.tsx';
import { OrderHistory } from './OrderHistory.tsx';

const ofCustomer = { of: 'customer', permission: 'orders.view' } as const;

export const orderParts: readonly RecordPart[] = [
  { ...ofCustomer, id: 'orders.section', where: 'section', Part: CustomerOrders },
  { ...ofCustomer, id: 'orders.preview', where: 'preview', Part: CustomerLastOrders },
  { id: 'order.history', of: 'order', where: 'history', permission: 'orders.view', Part: OrderHistory },
];
