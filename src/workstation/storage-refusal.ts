import { storageFaultOf } from '../core/platform/storage-fault.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';

/** What a person is told of a disk that would not take or give; null where something else was thrown. */
export function storageRefusal(error: unknown): Refusal | null {
  switch (storageFaultOf(error)) {
    case 'full':
      return refusal('storage.full');
    case 'failed':
      return refusal('storage.stopped');
    case 'busy':
      return refusal('storage.busy');
    case 'unreadable':
      return refusal('database.damaged', { message: error instanceof Error ? error.message : '' });
    default:
      return null;
  }
}
