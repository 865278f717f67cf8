import type { BoundCommand, BoundQuery } from './command-handler.ts';
import type { Db } from './database.ts';
import type { Migration } from './migrator.ts';
import type { ColumnNumbers } from './schema.ts';
import type { DerivedTable, SyncedTable, Value } from './table.ts';

/** What the state machine is made of: Daybook's domains, or a toy world in a test. */
export interface CoreDefinition {
  readonly tables: readonly SyncedTable[];
  readonly derived: readonly DerivedTable[];
  readonly columnNumbers: ColumnNumbers;
  readonly migrations: readonly Migration[];
  readonly commands: readonly BoundCommand[];
  readonly queries: readonly BoundQuery[];
  readonly people: PeoplePort;
  /**
   * Brings derived tables up to date for which a trigger per row would be too dear (a full-text index writes a segment
   * for every statement that comes between two of its own): triggers note what is to be done, this does it at once,
   * before the write gate shuts.
   */
  readonly settle?: (db: Db) => void;
  /** True while `settle` has left enough for a quiet moment, which does `settleQuietly`: see `settleMore`. */
  readonly isBehind?: (db: Db) => boolean;
  readonly settleQuietly?: (db: Db) => void;
  /** Where files that rows speak of are; absent in worlds without files. */
  readonly files?: FileIndex;
  /** Checks beyond SQLite's own that `verify` runs: each answers with one sentence per fault found. */
  readonly checks: readonly StateCheck[];
}

/**
 * What a replica knows of content-addressed files: which its rows speak of, and (on a workstation) which have arrived. All
 * but the rows is local to the replica: never captured, never sent.
 */
export interface FileIndex {
  /** What the rows say of a file, as far as `labels` may see them (null: all rows). */
  fileFor(
    db: Db,
    sha256: string,
    labels: ReadonlySet<string> | null,
  ): { readonly size: number; readonly mediaType: string } | null;
  /** Files that rows speak of and that are not here; those that are here and not on the server. */
  toFetch(db: Db, limit: number): readonly NamedFile[];
  toSend(db: Db, limit: number): readonly NamedFile[];
  /** The server could not take or give it yet: others come first next time. */
  noteAsked(db: Db, sha256: string): void;
  noteHere(db: Db, sha256: string, size: number): void;
  noteGone(db: Db, sha256: string): void;
  noteOnServer(db: Db, sha256: string): void;
  isOnServer(db: Db, sha256: string): boolean;
  /** The server was restored: what it has is asked anew. */
  forgetServer(db: Db): void;
  /** How many files wait to be sent, and to be fetched. */
  waiting(db: Db): { readonly toSend: number; readonly toFetch: number };
  /** Files that are here and that no row speaks of. */
  unnamed(db: Db): readonly string[];
  forget(db: Db, sha256: string): void;
  /** After a restore: only these are here. */
  keepOnly(db: Db, here: ReadonlySet<string>): void;
}

export interface NamedFile {
  readonly sha256: string;
  readonly size: number;
}

/** How the kernel learns who may do what; the people domain answers from its synced tables. */
export interface PeoplePort {
  /** The person's permissions, or null if the person is unknown or not active. */
  permissionsOf(db: Db, person: string): ReadonlySet<string> | null;
  /** Scope labels the person's roles may see. */
  labelsOf(db: Db, person: string): ReadonlySet<string>;
  /** Scope labels a workstation's enrolled roles may see: what its disk may hold. */
  workstationLabels(db: Db, workstation: string): ReadonlySet<string>;
  /** What a handler of any command relied on by being permitted. */
  permissionWatch(db: Db, person: string): readonly PermissionWatch[];
}

/** A row, or every row that a declared lookup of one column finds: a role given later is a change too. */
export type PermissionWatch =
  | { readonly table: SyncedTable; readonly id: string }
  | { readonly table: SyncedTable; readonly match: Readonly<Record<string, Value>> };

export interface StateCheck {
  readonly name: string;
  readonly faults: (db: Db) => readonly string[];
}
