import type { Refusal } from '../shared/kernel/refusal.ts';

/** One thing of one's own work that a person must know of or decide on. */
export interface AttentionView {
  /** The change set. */
  readonly id: string;
  /** `probably-refused`: still on its way and failed when run again here; `changed`: accepted, but not as shown. */
  readonly kind: 'probably-refused' | 'refused' | 'changed';
  /** What I did. */
  readonly command: string;
  readonly title: string;
  readonly input: unknown;
  readonly person: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** What the server says (or this replica expects it to say). */
  readonly reason: Refusal | null;
  /** Ids of later change sets that build on it, directly or through others. */
  readonly dependents: readonly string[];
  /** What was written about it so far ("handed over to …"). */
  readonly note: string | null;
}
