import type { RecordPart } from '../ui/page-registry.ts';
import { CustomerNumbers } from './CustomerNumbers.tsx';
import { ItemHistory } from './ItemHistory.tsx';

export const itemParts: readonly RecordPart[] = [
  { id: 'item.numbers', of: 'customer', where: 'section', permission: 'items.view', Part: CustomerNumbers },
  { id: 'item.history', of: 'item', where: 'history', permission: 'items.view', Part: ItemHistory },
];
