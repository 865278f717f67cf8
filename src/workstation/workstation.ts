import type { CoreDefinition } from '../core/platform/core-definition.ts';
import type { TimelineEvent } from '../core/sync/timeline.ts';
import type { VerifyCheck } from '../core/sync/verify.ts';
import type { CommandCall } from '../shared/kernel/command.ts';
import type { Refusal } from '../shared/kernel/refusal.ts';
import type { Result } from '../shared/kernel/result.ts';
import type { AdminRoute } from '../shared/sync/server-transport.ts';
import type { AttentionView } from './attention.ts';
import type { WorkstationDesk } from './desk.ts';
import type { WorkstationFiles } from './workstation-files.ts';

/** Who acts: a person signed in on this workstation, with the offline grant the server gave them here. */
export interface PersonSession {
  readonly person: string;
  /** Null where this workstation carries the authority itself. */
  readonly grant: string | null;
}

export interface RunRequest {
  readonly command: string;
  readonly input: unknown;
  /** Version the input was written for. Default: the declared one. */
  readonly version?: number;
}

export interface QueryRequest {
  readonly query: string;
  readonly input: unknown;
}

/** Given when the change set is durable here: "saved here". `pending` waits for the server's verdict. */
export type RunAnswer =
  | {
      readonly ok: true;
      readonly id: string;
      readonly state: 'accepted' | 'pending';
      readonly output: unknown;
    }
  | { readonly ok: false; readonly refusal: Refusal };

export type QueryAnswer =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly refusal: Refusal };

/** What changed since the last notice, whoever did it: this process, another one on the folder, or the server. */
export interface Changed {
  readonly tables: readonly string[];
  /** Ids of the documents touched. Empty with tables named: too many to list, take all of them as touched. */
  readonly documents: readonly string[];
}

/**
 * Why a workstation may work but not sync as it is; its pending work is kept. A copied folder gets an identity of its own
 * at the next sync, a revoked one needs the server's administration.
 */
export type ReEnrolReason = 'copied-folder' | 'revoked';

export interface WorkstationStatus {
  readonly folder: string;
  readonly company: string | null;
  /** The person commands run as when no session is given. */
  readonly person: SignedIn | null;
  readonly workstation: string;
  readonly code: string;
  /** Scope labels this disk may hold; null: all. */
  readonly labels: readonly string[] | null;
  /** True where this workstation decides itself and needs no server. */
  readonly authority: boolean;
  readonly server: string | null;
  readonly schema: number;
  readonly epoch: string;
  readonly cursor: number;
  /** The server's head as last heard. */
  readonly head: number;
  /** Change sets waiting for their entry; of those without a verdict; of those that failed when run again. */
  readonly pending: number;
  readonly undecided: number;
  readonly blocked: number;
  /** Files of documents that the server does not have yet, and that are not here yet. */
  readonly files: { readonly toSend: number; readonly toFetch: number };
  /** Open items of Needs attention, `blocked` included. */
  readonly attention: number;
  /** Set by a person: no contact with the server until taken back. */
  readonly offline: boolean;
  /** Which process leads the sync of this folder now. */
  readonly leader: 'this' | 'another' | 'none';
  /** What the sync last said about itself. */
  readonly mode: SyncMode;
  /** Milliseconds since the epoch of the last completed turn with the server. */
  readonly lastSync: number | null;
  readonly lastError: Refusal | null;
  readonly reEnrol: ReEnrolReason | null;
  /** Per scope label, at the cursor. */
  readonly digests: Readonly<Record<string, string>>;
}

export type SyncMode = 'idle' | 'syncing' | 'catching-up' | 'downloading' | 'healing' | 'waiting';

export interface SyncReport {
  /** True: everything made here has its entry, and this replica stands at the server's head. */
  readonly complete: boolean;
  readonly pushed: number;
  readonly pulled: number;
  readonly pending: number;
  readonly cursor: number;
  readonly head: number;
  /** Why it stopped before the end; null if it did not. */
  readonly stopped: Refusal | null;
}

export interface SignedIn {
  readonly person: string;
  /** The name the person signs in with. */
  readonly name: string;
  readonly grant: string | null;
  /** Milliseconds since the epoch; null: does not end (authority here). */
  readonly expiresAt: number | null;
}

/** People on this workstation. Sign-in asks the server where it can be reached, and works without it otherwise. */
export interface WorkstationPeople {
  /** `newPassword` replaces a one-time password, which is refused without one; only the server can do that. */
  signIn(name: string, password: string, newPassword?: string): Promise<Result<SignedIn>>;
  signOut(name?: string): Promise<void>;
  /** Makes another signed-in person the one commands run as. `name` is a sign-in name or a person id. */
  switchTo(name: string): Result<SignedIn>;
  current(): SignedIn | null;
  /** Everybody signed in here. */
  list(): readonly SignedIn[];
  /** The session of a signed-in person, by sign-in name or person id (`--as`). */
  session(name: string): Result<PersonSession>;
  /** Asks the server's administration as a person who signed in online; the reply is the server's. */
  admin(route: AdminRoute, body: unknown, as?: PersonSession): Promise<Result<unknown>>;
}

/** Needs attention. What closes an item is of the local kind: never captured, never sent. */
export interface WorkstationAttention {
  list(): readonly AttentionView[];
  /** Runs the command again with corrected input as a new change set and settles the old item. */
  resend(id: string, correctedInput: unknown, note: string, as?: PersonSession): RunAnswer;
  /** Refused items only: what waits for its verdict cannot be taken out of the outbox. */
  discard(id: string, note: string): Result<null>;
  /** Leaves a note of who was asked; the item stays open. */
  handOver(id: string, note: string): Result<null>;
  /** Closes a `changed` item. */
  seen(id: string, note?: string): Result<null>;
}

export interface WorkstationSync {
  /** Turns with the server until there is nothing left to do or something stops it. */
  once(): Promise<SyncReport>;
  /** Keeps in sync until stopped; leads as soon as no other process on this folder does. */
  start(): void;
  stop(): Promise<void>;
  setOffline(on: boolean): void;
}

/** One line of the log as kept here, newest first. */
export interface LogLine {
  readonly seq: number | null;
  readonly id: string;
  readonly state: 'accepted' | 'refused' | 'pending' | 'blocked' | 'on-server';
  readonly command: string;
  readonly title: string;
  readonly person: string;
  readonly workstation: string;
  readonly now: number;
  readonly reason: Refusal | null;
}

/** An open data folder: what the command line, the RPC host and the screens build on. */
export interface Workstation {
  readonly folder: string;
  readonly core: CoreDefinition;
  /** Runs a command as the session's person, or the current one. Durable when it answers. */
  run(request: RunRequest, as?: PersonSession): RunAnswer;
  /** Many commands in one commit, each whole or refused by itself: imports. Durable when it answers. */
  runMany(requests: readonly RunRequest[], as?: PersonSession): readonly RunAnswer[];
  query(request: QueryRequest, as?: PersonSession): QueryAnswer;
  /** Calls back until the answered function is called. */
  onChanges(listener: (changed: Changed) => void): () => void;
  status(): WorkstationStatus;
  readonly sync: WorkstationSync;
  readonly people: WorkstationPeople;
  readonly attention: WorkstationAttention;
  readonly desk: WorkstationDesk;
  readonly files: WorkstationFiles;
  /** What happened to a record, as far as the person may see it. */
  timeline(record: string, limit?: number, as?: PersonSession): Result<readonly TimelineEvent[]>;
  log(options?: { readonly limit?: number; readonly before?: number }): readonly LogLine[];
  /** Runs the inverse its command declares. Refused where there is none. */
  undo(changeSet: string, as?: PersonSession): RunAnswer;
  /** The call that would take a change set back; a refusal where none can. */
  inverseOf(changeSet: string): Result<CommandCall>;
  digest(): Readonly<Record<string, string>>;
  verify(): readonly VerifyCheck[];
  /** Writes one file that `restoreBackup` opens again. Refused where the file exists. */
  backup(file: string): Promise<Result<{ readonly bytes: number; readonly sha256: string }>>;
  close(): Promise<void>;
}
