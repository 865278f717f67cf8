import type { Refusal } from '../kernel/refusal.ts';

/** What a stored column holds. */
type CellValue = string | number | null;

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
  /** Whose session here somebody else ended (ms since 1970), until somebody signs in; without `at`: by deactivating them. */
  readonly cutSession: { readonly name: string; readonly at: number | null } | null;
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
  /** When the last daily backup was taken (ms since 1970), and why a later try came to nothing. */
  readonly backup: { readonly takenAt: number | null; readonly problem: Refusal | null };
  /** What is to be known of the disk, since this process runs: full, or failed and opened anew. */
  readonly storage: Refusal | null;
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
  /** Whether its command knows a way back; whether it still goes, the undo says. */
  readonly hasInverse: boolean;
  /** The first number it gave: `SO-A-001041`. */
  readonly number: string | null;
  /** What it was about, where that is one thing and not an import of many. */
  readonly record: LogRecord | null;
}

/** Which lines of history are asked for, newest first. */
export interface LogPage {
  readonly limit?: number | undefined;
  /** Only history below that place: the next page. */
  readonly before?: number | undefined;
  /** Only what that person did. */
  readonly person?: string | undefined;
}

/** A record of history, with the table of its own row where that was written. */
export interface LogRecord {
  readonly id: string;
  readonly table: string | null;
  /** What it is called now: its number or its name; null where it has none, or is not there any more. */
  readonly name: string | null;
}

/** The daily backups of this workstation. */
export interface BackupsView {
  readonly folder: string;
  /** Milliseconds since the epoch; null where none was taken yet. */
  readonly takenAt: number | null;
  /** Why a later try came to nothing. */
  readonly problem: Refusal | null;
  /** Newest first. */
  readonly backups: readonly BackupLine[];
  /** What stood here before the folder went back to a backup, newest first. */
  readonly setAside: readonly SetAside[];
}

export interface SetAside {
  /** A data folder of its own. */
  readonly folder: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface BackupLine {
  readonly file: string;
  /** The day it was taken on, in UTC: `YYYY-MM-DD`. */
  readonly day: string;
  readonly bytes: number;
}

/** One thing of one's own work that a person must know of or decide on. */
export interface AttentionView {
  /** The change set. */
  readonly id: string;
  /**
   * `probably-refused`: still on its way and failed when run again here; `changed`: accepted, but not as shown; `handed`:
   * somebody else’s refused work, handed to me (`work.handed`), whose id it then has.
   */
  readonly kind: 'probably-refused' | 'refused' | 'changed' | 'handed';
  /** What I did. */
  readonly command: string;
  readonly title: string;
  readonly input: unknown;
  readonly person: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** What the server says (or this replica expects it to say). */
  readonly reason: Refusal | null;
  /** The values it changed, at most 50; of what it added or removed nothing. */
  readonly cells: readonly AttentionCell[];
  /** Where another changed the same value: that one. */
  readonly conflict: AttentionConflict | null;
  /** Ids of later change sets that build on it, directly or through others. */
  readonly dependents: readonly string[];
  /** What was written about it so far ("handed over to …"). */
  readonly note: string | null;
}

/** A value as it stood when a person changed it, as that person wanted it, and as it stands here now. */
export interface AttentionCell {
  readonly table: string;
  readonly record: string;
  readonly column: string;
  readonly before: CellValue;
  readonly mine: CellValue;
  readonly stands: CellValue;
}

export interface AttentionConflict {
  readonly table: string;
  readonly record: string;
  readonly column: string;
  /** Who made the value what it was when the change met it, and when (ms since 1970); null: older than history here. */
  readonly by: { readonly person: string; readonly now: number } | null;
}

/** Of the records asked about: those with work that is not on the server, and those with work that was refused. */
export interface UnsettledRecords {
  readonly waiting: readonly string[];
  /** Or will probably be refused: Needs attention holds it. */
  readonly refused: readonly string[];
}

/** One thing that happened to a record: who, when, by which command, and every value before and after. */
export interface TimelineEvent {
  readonly id: string;
  /** Place in history; null while it waits in the outbox. */
  readonly seq: number | null;
  readonly state: 'accepted' | 'pending' | 'blocked';
  readonly command: string;
  readonly title: string;
  readonly person: string;
  readonly workstation: string | null;
  readonly now: number;
  readonly changes: readonly TimelineChange[];
}

/** The same, of one record, with what its changes name by id, as it is called here now. */
export interface NamedEvent extends TimelineEvent {
  /** Places in `changes` of those to the record itself and its parts: an import changes others at once. */
  readonly own: readonly number[];
  /** By id: lists, customers, addresses; of a part that was changed and still stands, its own name too. */
  readonly names: Readonly<Record<string, NamedRecord>>;
  /** By the id of a changed row: the ids it names, by column. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface NamedRecord {
  readonly name: string;
  /** What its amounts are in, and the unit its quantities are in, where it has one. */
  readonly currency: string | null;
  readonly unit: string | null;
}

export interface TimelineChange {
  readonly table: string;
  readonly record: string;
  readonly op: 'insert' | 'update' | 'delete';
  readonly values: Readonly<Record<string, { readonly before: CellValue; readonly after: CellValue }>>;
}

/** Where a workstation runs or will run. */
export interface SeatView {
  readonly state: 'empty' | 'busy' | 'taken';
  readonly folder: string;
  /** Whether the demo company can be founded here. */
  readonly demo: boolean;
  /** Whether the demo company can be looked at beside what is here. */
  readonly beside: boolean;
  /** How much of an office's company has arrived while joining. */
  readonly bytes: number;
  readonly of: number;
}

/** What somebody is typing on this workstation, before it is a document. Instants in ms since the epoch. */
export interface TypingBufferView {
  readonly id: string;
  /** What it will become: `order`. */
  readonly kind: string;
  readonly title: string;
  /** The document it changes; null: a new one. */
  readonly base: string | null;
  /** Counts up with each save: whoever saves tells the one last seen. */
  readonly version: number;
  readonly startedAt: number;
  readonly savedAt: number;
  readonly discardedAt: number | null;
}
