import { refusal } from '../shared/kernel/refusal.ts';
import { Rejected } from './rejected.ts';

/** Parts a workstation may move at once after a rest, and per second in the long run: 256 MB, 32 MB a second. */
const BURST = 256;
const PER_SECOND = 32;

interface Bucket {
  left: number;
  at: number;
}

/** How fast workstations may move files, so that one that does nothing else leaves room for all others. */
export interface FileBudget {
  /** Counts one part. Throws 429 where it is one too many just now. */
  spend(workstation: string, now: number): void;
}

export function fileBudget(): FileBudget {
  const buckets = new Map<string, Bucket>();
  return {
    spend(workstation, now) {
      const bucket = buckets.get(workstation) ?? { left: BURST, at: now };
      buckets.set(workstation, bucket);
      const earned = (Math.max(0, now - bucket.at) / 1000) * PER_SECOND;
      bucket.left = Math.min(BURST, bucket.left + earned);
      bucket.at = now;
      if (bucket.left < 1) throw new Rejected(429, refusal('limit.too-many-attempts', { seconds: 1 }));
      bucket.left -= 1;
    },
  };
}
