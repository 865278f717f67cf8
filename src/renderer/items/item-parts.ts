import type { RecordPart } from '../ui/page-registry.ts';
import { CustomerNumbers } from './CustomerNumbers.tsx';

export const itemParts: readonly RecordPart[] = [
  { id: 'item.numbers', of: 'customer', where: 'section', permission: 'items.view', Part: CustomerNumbers },
];
