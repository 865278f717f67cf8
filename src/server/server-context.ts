import type { CoreDefinition } from '../core/platform/core-definition.ts';
import { readMeta } from '../core/platform/replica-meta.ts';
import { headOf } from '../core/sync/entry-store.ts';
import { type LocalResult, runLocally } from '../core/sync/local-run.ts';
import type { Ballast } from '../node/ballast.ts';
import { type Chance, type Clock, newId } from '../node/clock-and-chance.ts';
import type { FileStore } from '../node/file-store.ts';
import type { CompanyPort, RunAsPerson } from './company-port.ts';
import type { Credentials } from './credentials-file.ts';
import type { FileBudget } from './file-budget.ts';
import type { ListenOptions } from './listen-policy.ts';
import type { RequestLog } from './request-log.ts';
import type { ServerDatabase } from './server-database.ts';
import type { SnapshotStore } from './snapshot-store.ts';
import type { WakeUp } from './wake-up.ts';

/** What every route of one running server works with. */
export interface ServerContext {
  readonly folder: string;
  readonly listen: ListenOptions;
  readonly core: CoreDefinition;
  readonly company: CompanyPort;
  readonly database: ServerDatabase;
  readonly credentials: Credentials;
  /** Space held for the day the disk is full. */
  readonly ballast: Ballast;
  readonly snapshots: SnapshotStore;
  /** Content-addressed files of documents, and those whose hash is being computed just now. */
  readonly files: FileStore;
  readonly filesBeingProved: Set<string>;
  readonly fileBudget: FileBudget;
  readonly wakeUp: WakeUp;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: RequestLog;
}

export function epochOf(context: ServerContext): string {
  return readMeta(context.database.replica().db).epoch;
}

/** What the disk of a workstation may hold, as history says now. */
export function scopeOf(context: ServerContext, workstation: string): ReadonlySet<string> {
  const { db } = context.database.replica();
  return context.core.people.workstationLabels(db, workstation);
}

/** Runs commands with authority in people's names; whoever listens hears that history has grown. */
export function runnerOf(context: ServerContext): RunAsPerson {
  return (person, command, input) => {
    const result = runAsPerson(context, person, command, input);
    context.wakeUp.tell(headOf(context.database.replica().db).seq);
    return result;
  };
}

function runAsPerson(context: ServerContext, person: string, command: string, input: unknown): LocalResult {
  const { database, clock, chance, log } = context;
  const id = newId(clock, chance);
  const call = { id, command, person, grant: null, now: clock.now(), input };
  const result = runLocally(database.replica(), call);
  if (!result.ok && result.bug !== undefined) {
    log.write('alarm', 'command failed', { id, command, error: String(result.bug) });
  }
  return result;
}
