import type { BoundCommand, BoundQuery } from './command-handler.ts';
import type { CoreDefinition } from './core-definition.ts';
import type { Db } from './database.ts';
import { migrate, schemaVersion } from './migrator.ts';
import { type RowStatements, rowStatements } from './row-statements.ts';
import { buildSchema, type Schema } from './schema.ts';
import { installWriteGuard, type WriteGuard } from './write-guard.ts';

/** One open database with the state machine around it: what every function of the kernel works on. */
export interface Replica {
  readonly db: Db;
  readonly core: CoreDefinition;
  readonly schema: Schema;
  readonly schemaVersion: number;
  readonly rows: RowStatements;
  readonly guard: WriteGuard;
  readonly commands: ReadonlyMap<string, BoundCommand>;
  readonly queries: ReadonlyMap<string, BoundQuery>;
  /** Tests and simulation: TEMP triggers capture beside the writer, and both must agree. */
  readonly capture: boolean;
}

export interface ReplicaOptions {
  readonly capture?: boolean;
}

/** Migrates a new or unpending database and opens it. A database with pending work is opened by `upgradeReplica`. */
export function openReplica(db: Db, core: CoreDefinition, options: ReplicaOptions = {}): Replica {
  migrate(db, core.migrations);
  return attachReplica(db, core, options);
}

/** Opens a database that already has the newest schema. */
export function attachReplica(db: Db, core: CoreDefinition, options: ReplicaOptions = {}): Replica {
  const schema = buildSchema(db.sqlite, core.tables, core.derived, core.columnNumbers);
  const capture = options.capture ?? false;
  return {
    db,
    core,
    schema,
    schemaVersion: schemaVersion(db),
    rows: rowStatements(db),
    guard: installWriteGuard(db, schema, capture, core.settle),
    commands: new Map(core.commands.map((command) => [command.declaration.name, command])),
    queries: new Map(core.queries.map((query) => [query.declaration.name, query])),
    capture,
  };
}
