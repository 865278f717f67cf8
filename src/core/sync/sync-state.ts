import type { Witness } from '../../shared/sync/wire-schemas.ts';
import type { Replica } from '../platform/replica.ts';
import type { Enrolment } from './bootstrap.ts';
import type { WirePage } from './entry-wire.ts';
import type { HealingReport } from './healing.ts';
import type { ApplyOutcome } from './page-apply.ts';
import type {
  BootstrapRequest,
  PullReply,
  PullRequest,
  PushReply,
  PushRequest,
  Verdict,
} from './protocol.ts';

/**
 * What a workstation is busy with. It may be lost at any moment (a crash): the next replies lead to it again. Whatever
 * must survive stands in the replica.
 */
export type SyncState =
  | {
      readonly phase: 'exchange';
      readonly turn: 'push' | 'pull';
      /** Present once the server of this epoch was given what is witnessed here: it knows all it will ever know of it. */
      readonly hasWitnessed?: true;
    }
  /** A restored server asks the fleet for what it lost. */
  | { readonly phase: 'report'; readonly epoch: string; readonly head: number }
  /** The server does not know this incarnation: it was restored from before its enrolment, and has ended its healing. */
  | { readonly phase: 'witness' }
  /** This disk is a copy, or nobody can fill the gap any more: a new incarnation is needed. */
  | { readonly phase: 're-enrol'; readonly reason: 'fork' | 'gap' }
  /** The base is to be replaced; with a new identity after a fork. */
  | { readonly phase: 'bootstrap'; readonly reason: BootstrapReason; readonly enrolment: Enrolment | null };

export type BootstrapReason = 'restored' | 're-scope' | 'damaged' | 'fork' | 'wanted';

export type SyncRequest =
  | { readonly kind: 'push'; readonly request: PushRequest }
  | { readonly kind: 'pull'; readonly request: PullRequest }
  | { readonly kind: 'heal'; readonly epoch: string; readonly report: HealingReport }
  | { readonly kind: 're-enrol'; readonly workstation: string; readonly incarnation: number }
  | { readonly kind: 'bootstrap'; readonly request: BootstrapRequest };

/** The answer to a request, as it came over the wire; a snapshot has been downloaded, verified and opened. */
export type SyncReply =
  | PushReply
  | Exclude<PullReply, { kind: 'page' }>
  | ({ readonly kind: 'page' } & WirePage)
  | { readonly kind: 'waiting' }
  | { readonly kind: 'open' }
  /** The server does not know this incarnation, or knows it by other letters. */
  | { readonly kind: 'unknown' }
  | ({ readonly kind: 'enrolled'; readonly witness: Witness | null } & Enrolment)
  | {
      readonly kind: 'snapshot';
      readonly snapshot: Replica;
      /** The server's verdicts on the ids asked for, as of now; what lies beyond the snapshot stays pending. */
      readonly verdicts: readonly Verdict[];
      readonly progress: number;
    };

export interface SyncLimits {
  readonly pushItems: number;
  /** Characters of change-set bodies in one push; one change set always goes. */
  readonly pushChars: number;
  readonly pullEntries: number;
  /** With more pending than this, pages are kept and applied once (protocol.md, "Apply a page"). */
  readonly pendingToKeepPages: number;
}

export const SYNC_LIMITS: SyncLimits = {
  pushItems: 500,
  pushChars: 1_000_000,
  pullEntries: 500,
  pendingToKeepPages: 200,
};

export interface SyncStep {
  readonly state: SyncState;
  /** `more`: ask again at once; `idle`: nothing to do until somebody works or the server wakes; `wait`: back off. */
  readonly pace: 'more' | 'idle' | 'wait';
  readonly news:
    | { readonly kind: 'nothing' }
    | { readonly kind: 'verdicts'; readonly count: number }
    | { readonly kind: 'page'; readonly outcome: ApplyOutcome; readonly head: number }
    | { readonly kind: 'kept'; readonly head: number }
    | { readonly kind: 'rebased'; readonly pending: number; readonly reoffered: number }
    | { readonly kind: 'restamped' }
    | { readonly kind: 'new-epoch'; readonly epoch: string }
    | { readonly kind: 'upgrade-needed'; readonly schema: number };
}
