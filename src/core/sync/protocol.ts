import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { ChangeSet } from '../../shared/sync/change-set.ts';
import type { LogEntry } from './entry.ts';

/** The answer to one change set; durable on the server before it is given. */
export interface Verdict {
  readonly id: string;
  readonly kind: 'accepted' | 'refused';
  readonly seq: number;
  readonly reason: Refusal | null;
  readonly finalNumbers: Readonly<Record<string, string>>;
}

export interface PushRequest {
  readonly epoch: string;
  readonly workstation: string;
  readonly incarnation: number;
  readonly items: readonly ChangeSet[];
}

export type PushReply =
  | {
      readonly kind: 'verdicts';
      readonly epoch: string;
      readonly incarnation: number;
      readonly verdicts: readonly Verdict[];
      /** `gap`: send again from that counter; `fork`: this incarnation has made something else under that counter. */
      readonly stop: null | { readonly kind: 'gap'; readonly sendFrom: number } | { readonly kind: 'fork' };
    }
  | { readonly kind: 'epoch'; readonly epoch: string }
  /** Restored to `head` and waiting for the fleet's reports. */
  | { readonly kind: 'healing'; readonly epoch: string; readonly head: number }
  /** Nothing was decided: ask again later. */
  | { readonly kind: 'later' };

export interface PullRequest {
  readonly epoch: string;
  readonly workstation: string;
  readonly incarnation: number;
  /** Letters of this incarnation's document numbers: a server that knows it by others has to give new ones. */
  readonly code: string;
  readonly cursor: number;
  readonly hash: string;
  /** `labelsText` of the scope this replica holds. */
  readonly labels: string;
  /** Schema version of this replica. */
  readonly schema: number;
  readonly limit: number;
}

export interface Page {
  readonly epoch: string;
  readonly incarnation: number;
  /** The cursor this page starts from and the one it leads to. */
  readonly from: number;
  readonly to: number;
  readonly hash: string;
  readonly entries: readonly LogEntry[];
  readonly head: number;
  /** Digests per label at `to`, where `to` is the head: the comparison of convergence in production. */
  readonly digests: Readonly<Record<string, string>> | null;
}

export type PullReply =
  | ({ readonly kind: 'page' } & Page)
  | { readonly kind: 'epoch'; readonly epoch: string }
  /** Restored to `head` and waiting for the fleet's reports. */
  | { readonly kind: 'healing'; readonly epoch: string; readonly head: number }
  /** The cursor lies beyond what this node knows yet. */
  | { readonly kind: 'retry' }
  /** The hash at the cursor is not this history's: the server was restored, whatever the epoch says. */
  | { readonly kind: 'restored'; readonly epoch: string }
  /** The scope changed: bootstrap anew, purge included. */
  | { readonly kind: 're-scope' }
  /** The server's schema is newer than this replica's: update the program first; pushing goes on. */
  | { readonly kind: 'upgrade-needed'; readonly schema: number };

export interface BootstrapRequest {
  readonly workstation: string;
  readonly epoch: string;
  readonly incarnation: number;
  /** The cursor this replica stands at: the answer is discarded if it has moved on meanwhile. */
  readonly cursor: number;
  /** The incarnation whose highest counter is asked for. */
  readonly progressOf: number;
  /** Schema version of this replica: a newer snapshot could not be read. */
  readonly schema: number;
  /** The snapshot must not be older than this sequence number; 0 where the server may have gone back. */
  readonly notBefore: number;
  /** Change sets in the outbox, whose verdicts are wanted … */
  readonly pending: readonly string[];
  /** … and so are those on everything else of this workstation from this sequence number on. */
  readonly keptFrom: number;
}

export interface BootstrapVerdicts {
  readonly verdicts: readonly Verdict[];
  /** The highest counter the server has of `progressOf`, 0 if none. */
  readonly progress: number;
}
