import type { RecordPart } from '../ui/page-registry.ts';
import { PartyHistory } from './PartyHistory.tsx';

export const partyParts: readonly RecordPart[] = [
  {
    ...{ id: 'customer.history', of: 'customer', where: 'history', permission: 'parties.view' },
    Part: PartyHistory,
  },
];
