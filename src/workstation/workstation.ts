import type { CoreDefinition } from '../core/platform/core-definition.ts';
import type { VerifyCheck } from '../core/sync/verify.ts';
import type { CommandCall } from '../shared/kernel/command.ts';
import type { Refusal } from '../shared/kernel/refusal.ts';
import type { Result } from '../shared/kernel/result.ts';
import type { AdminRoute } from '../shared/sync/server-transport.ts';
import type {
  AttentionView,
  LogLine,
  LogPage,
  NamedEvent,
  SignedIn,
  SyncReport,
  UnsettledRecords,
  WorkstationStatus,
} from '../shared/sync/workstation-views.ts';
import type { DailyBackups } from './daily-backups.ts';
import type { WorkstationDesk } from './desk.ts';
import type { ImportDesk } from './import-desk/import-desk.ts';
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

/** People on this workstation. Sign-in asks the server where it can be reached, and works without it otherwise. */
export interface WorkstationPeople {
  /** `newPassword` replaces a one-time password, which is refused without one; only the server can do that. */
  signIn(name: string, password: string, newPassword?: string): Promise<Result<SignedIn>>;
  signOut(name?: string): Promise<void>;
  /** Nobody is at work here until somebody says their password again; the server’s sessions stay. */
  lock(): void;
  /** Makes another signed-in person the one commands run as. `name` is a sign-in name or a person id. */
  switchTo(name: string): Result<SignedIn>;
  current(): SignedIn | null;
  /** Everybody signed in here. */
  list(): readonly SignedIn[];
  /** The session of a signed-in person, by sign-in name or person id (`--as`). */
  session(name: string): Result<PersonSession>;
  /**
   * Gives a person a name and password to sign in with here, where this workstation has no server. Needs the permission
   * `administration.people`. Refusals: `people.server-keeps-passwords`, `people.sign-in-name-taken`, `people.not-active`, those of
   * a password.
   */
  setPassword(
    signIn: { readonly person: string; readonly name: string; readonly password: string },
    as?: PersonSession,
  ): Promise<Result<null>>;
  /** Asks the server's administration as a person who signed in online; the reply is the server's. */
  admin(route: AdminRoute, body: unknown, as?: PersonSession): Promise<Result<unknown>>;
}

/** Needs attention. What closes an item is of the local kind: never captured, never sent. */
export interface WorkstationAttention {
  list(): readonly AttentionView[];
  /** How many items were settled since an instant, ms since the epoch. */
  settledSince(since: number): number;
  /** Runs the command again with corrected input as a new change set and settles the old item. */
  resend(id: string, correctedInput: unknown, note: string, as?: PersonSession): RunAnswer;
  /** Refused items only: what waits for its verdict cannot be taken out of the outbox. */
  discard(id: string, note: string): Result<null>;
  /** Leaves a note of who was asked; the item stays open. */
  handOver(id: string, note: string): Result<null>;
  /** Gives a refused item to a person, for whom it waits with the note; here it stays open until it is settled. */
  handOverTo(id: string, to: string, note: string, as?: PersonSession): RunAnswer;
  /** Closes a `changed` item. */
  seen(id: string, note?: string): Result<null>;
  /** Takes back that an item was discarded or seen; what was sent again stays settled. */
  reopen(id: string): Result<null>;
}

export interface WorkstationSync {
  /** Turns with the server until there is nothing left to do or something stops it. */
  once(): Promise<SyncReport>;
  /** Keeps in sync until stopped; leads as soon as no other process on this folder does. */
  start(): void;
  stop(): Promise<void>;
  setOffline(on: boolean): void;
  /** Something may go now that did not before: the loop tries the server without waiting longer. */
  poke(): void;
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
  /** As `query`; what may take long is answered beside, and not at all once it is called off. */
  answer(request: QueryRequest, as?: PersonSession, signal?: AbortSignal): Promise<QueryAnswer>;
  /** Calls back until the answered function is called. */
  onChanges(listener: (changed: Changed) => void): () => void;
  status(): WorkstationStatus;
  readonly sync: WorkstationSync;
  readonly people: WorkstationPeople;
  readonly attention: WorkstationAttention;
  readonly desk: WorkstationDesk;
  readonly files: WorkstationFiles;
  /** Loaded when it is first wanted: a tenth of the program that most processes never use. */
  imports(): Promise<ImportDesk>;
  readonly backups: DailyBackups;
  /** What happened to a record, as far as the person may see it. */
  timeline(record: string, limit?: number, as?: PersonSession): Result<readonly NamedEvent[]>;
  /** Which of the records have work that is not settled with the server. */
  unsettled(records: readonly string[], as?: PersonSession): Result<UnsettledRecords>;
  log(page?: LogPage): readonly LogLine[];
  /** Runs the inverse its command declares. Refused where there is none. */
  undo(changeSet: string, as?: PersonSession): RunAnswer;
  /** The call that would take a change set back; a refusal where none can. */
  inverseOf(changeSet: string): Result<CommandCall>;
  digest(): Readonly<Record<string, string>>;
  verify(): readonly VerifyCheck[];
  /** Writes one file that `restoreBackup` opens again. Refused where the file exists. */
  backup(file: string): Promise<Result<{ readonly bytes: number; readonly sha256: string }>>;
  /**
   * Goes on with what a backup holds, everybody signed out; what stands here now is set aside in `keptIn`, a data folder of
   * its own. Refused while work waits for the server or another process has the folder open, and as `restoreBackup` is.
   */
  goBack(file: string, as?: PersonSession): Promise<Result<{ readonly keptIn: string }>>;
  close(): Promise<void>;
}
