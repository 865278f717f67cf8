import type { Replica } from '../core/platform/replica.ts';
import { pendingCount } from '../core/sync/pending-store.ts';
import type { FileStore } from '../node/file-store.ts';
import { countAttention } from './attention.ts';
import { isTypingPaper } from './typing-papers.ts';

/** How long what nothing speaks of is kept, in ms. */
export const ORPHAN_MS = 7 * 24 * 3_600_000;

/**
 * Frees files that were taken in and never attached, and parts whose rest never came. A file that some row speaks of, or
 * that lies beside what somebody types, is never freed; and while anything waits here that could still become a row, nothing is.
 */
export function sweepFiles(replica: Replica, store: FileStore, now: number): void {
  store.dropPartsBefore(now - ORPHAN_MS);
  const { files } = replica.core;
  if (!files || pendingCount(replica.db) > 0 || countAttention(replica) > 0) return;
  for (const sha256 of files.unnamed(replica.db)) {
    if (isTypingPaper(replica.db, sha256)) continue;
    if ((store.changedAt(sha256) ?? 0) >= now - ORPHAN_MS) continue;
    store.remove(sha256);
    files.forget(replica.db, sha256);
  }
}
