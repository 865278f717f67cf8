import { daybookCore } from '../../src/core/daybook-core.ts';
import { openDatabase } from '../../src/core/platform/database.ts';
import { runQuery } from '../../src/core/platform/query-runner.ts';
import { openReplica, type Replica } from '../../src/core/platform/replica.ts';
import { writeMeta } from '../../src/core/platform/replica-meta.ts';
import { type LocalResult, runLocally } from '../../src/core/sync/local-run.ts';
import { readMigrations } from '../../src/node/migration-files.ts';
import { makeId } from '../../src/shared/kernel/id.ts';
import type { Refusal } from '../../src/shared/kernel/refusal.ts';
import { FOUNDER } from '../../src/shared/people/founding.ts';

/** A company on one computer, in memory, with capture: what tests of the domains run on. Time goes on by a second per call. */
export interface Solo {
  readonly replica: Replica;
  readonly owner: string;
  /** Runs and answers the output; throws `RefusedInTest` where it was refused. Default person: the owner. */
  run<Output = Record<string, never>>(command: string, input: unknown, person?: string): Output;
  /** Runs and answers why it was refused; throws where it was not. */
  refused(command: string, input: unknown, person?: string): Refusal;
  attempt(command: string, input: unknown, person?: string, version?: number): LocalResult;
  query<Output = unknown>(query: string, input: unknown, person?: string): Output;
  refusedQuery(query: string, input: unknown, person?: string): Refusal;
  /** A person with one of the starting roles. */
  hire(name: string, role: string): string;
  /** The id of a role by its name. */
  role(name: string): string;
  rows(sql: string, ...parameters: unknown[]): Record<string, unknown>[];
}

export class RefusedInTest extends Error {
  readonly refusal: Refusal;
  constructor(command: string, refusal: Refusal, bug?: unknown) {
    super(`${command}: ${refusal.code} ${JSON.stringify(refusal.params)}`, { cause: bug });
    this.refusal = refusal;
  }
}

/** What a query answers is what its declaration promises: the contract screens and scripts are written against. */
function requireDeclared(replica: Replica, query: string, output: unknown): void {
  const parsed = replica.queries.get(query)?.declaration.output.safeParse(output);
  const issue = parsed?.error?.issues[0];
  if (issue)
    throw new Error(`${query} answers what it does not declare: ${issue.path.join('.')}: ${issue.message}`);
}

const SOLO_WORKSTATION = '00000000000000000000000wst';

/** An empty replica with authority: nobody works there yet. */
export function emptySolo(): Replica {
  const replica = openReplica(openDatabase(':memory:'), daybookCore(readMigrations()), { capture: true });
  writeMeta(replica.db, {
    workstation: SOLO_WORKSTATION,
    code: 'A',
    incarnation: 4711,
    epoch: 'solo',
    authority: true,
  });
  return replica;
}

export function soloReplica(replica: Replica = emptySolo()): Solo {
  let made = 0;
  const attempt: Solo['attempt'] = (command, input, person = solo.owner, version) => {
    made += 1;
    const now = Date.UTC(2026, 0, 5, 9) + made * 1000;
    const id = makeId(now, Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, made >> 8, made));
    const call = { id, command, input, person, now, grant: null };
    return runLocally(replica, version === undefined ? call : { ...call, version });
  };
  const solo: Solo = {
    replica,
    owner: FOUNDER,
    attempt,
    run(command, input, person) {
      const result = attempt(command, input, person);
      if (!result.ok) throw new RefusedInTest(command, result.refusal, result.bug);
      return result.output as never;
    },
    refused(command, input, person) {
      const result = attempt(command, input, person);
      if (result.ok) throw new Error(`${command} was not refused`);
      if (result.bug !== undefined) throw new RefusedInTest(command, result.refusal, result.bug);
      return result.refusal;
    },
    query(query, input, person = solo.owner) {
      const result = runQuery(replica, { query, input, person, now: Date.UTC(2026, 0, 6) });
      if (!result.ok) throw new RefusedInTest(query, result.refusal);
      requireDeclared(replica, query, result.output);
      return result.output as never;
    },
    refusedQuery(query, input, person = solo.owner) {
      const result = runQuery(replica, { query, input, person, now: Date.UTC(2026, 0, 6) });
      if (result.ok) throw new Error(`${query} was not refused`);
      return result.refusal;
    },
    hire: (name, role) => solo.run<{ id: string }>('person.add', { name, roles: [solo.role(role)] }).id,
    role(name) {
      const id = replica.db.q('SELECT id FROM roles WHERE name = ?').pluck().get(name);
      if (typeof id !== 'string') throw new Error(`there is no role ${name}`);
      return id;
    },
    // Never through `q`: a cached statement may have been told to pluck.
    rows: (sql, ...parameters) =>
      replica.db.sqlite.prepare(sql).all(...parameters) as Record<string, unknown>[],
  };
  const { ownerId } = solo.run<{ ownerId: string }>('company.found', {
    companyName: 'Acme',
    currency: 'USD',
    ownerName: 'Olga Owner',
    workstation: { id: SOLO_WORKSTATION, name: 'Front desk', incarnation: 4711 },
  });
  return Object.assign(solo, { owner: ownerId });
}
