import { storageFaultOf } from '../core/platform/storage-fault.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';

/**
 * What a workstation is told whose request met the server's disk; null where something else was thrown. Nothing was
 * decided then: its work stays in its outbox and is sent again.
 */
export function storageReply(error: unknown): Refusal | null {
  switch (storageFaultOf(error)) {
    case 'full':
      return refusal('server.disk-full');
    case 'failed':
      return refusal('server.disk-fault');
    case 'busy':
      return refusal('server.database-busy');
    case 'unreadable':
      return refusal('server.not-proved', { fault: error instanceof Error ? error.message : '' });
    default:
      return null;
  }
}
