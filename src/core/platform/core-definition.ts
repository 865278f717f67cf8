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
  /** Checks beyond SQLite's own that `verify` runs: each answers with one sentence per fault found. */
  readonly checks: readonly StateCheck[];
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
