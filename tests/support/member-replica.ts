import { daybookCore } from '../../src/core/daybook-core.ts';
import { openDatabase } from '../../src/core/platform/database.ts';
import { runQuery } from '../../src/core/platform/query-runner.ts';
import { openReplica, type Replica } from '../../src/core/platform/replica.ts';
import { labelsText, readMeta, writeMeta } from '../../src/core/platform/replica-meta.ts';
import { type AttentionItem, openAttention } from '../../src/core/sync/attention-store.ts';
import { type Authority, push } from '../../src/core/sync/authority.ts';
import { embeddedLog } from '../../src/core/sync/embedded-log.ts';
import { type LocalResult, runLocally } from '../../src/core/sync/local-run.ts';
import { type ApplyOutcome, applyPage } from '../../src/core/sync/page-apply.ts';
import { storeVerdict, undecidedPending } from '../../src/core/sync/pending-store.ts';
import type { Verdict } from '../../src/core/sync/protocol.ts';
import { pull } from '../../src/core/sync/pull.ts';
import type { Sealer } from '../../src/core/sync/sealer.ts';
import { buildSnapshot } from '../../src/core/sync/snapshot.ts';
import { readMigrations } from '../../src/node/migration-files.ts';
import { makeId } from '../../src/shared/kernel/id.ts';
import { RefusedInTest, type Solo } from './solo-replica.ts';

/** A workstation of a company whose authority is a {@link Solo}: works offline until it is told to sync. */
export interface Member {
  readonly replica: Replica;
  readonly code: string;
  run<Output = Record<string, never>>(command: string, input: unknown, person?: string): Output;
  attempt(command: string, input: unknown, person?: string): LocalResult;
  query<Output = unknown>(query: string, input: unknown, person?: string): Output;
  /** Sends what is undecided; answers the verdicts. */
  push(): readonly Verdict[];
  /** Sends what is undecided; the answer gets lost. */
  pushUnheard(): void;
  /** Applies what the authority has, until there is no more. */
  pull(): ApplyOutcome;
  /** {@link push}, then {@link pull}. */
  sync(): readonly Verdict[];
  attention(): AttentionItem[];
}

const SEALER: Sealer = { seal: (text) => text, unseal: (sealed) => sealed };

/** Enrols a workstation with starting roles and gives it a snapshot. `nth` tells the ids of several apart. */
export function memberReplica(solo: Solo, nth: number, roles: readonly string[]): Member {
  const incarnation = 9000 + nth;
  const { workstationId, code } = solo.run<{ workstationId: string; code: string }>('workstation.enrol', {
    name: `Desk ${nth}`,
    roles: roles.map(solo.role),
    incarnation,
  });
  const replica = openReplica(openDatabase(':memory:'), daybookCore(readMigrations()), { capture: true });
  const labels = solo.replica.core.people.workstationLabels(solo.replica.db, workstationId);
  buildSnapshot(solo.replica, replica, labels, SEALER, 0);
  writeMeta(replica.db, { workstation: workstationId, code, incarnation, counter: 0, authority: false });
  const authority = authorityOf(solo);
  let made = 0;
  const attempt: Member['attempt'] = (command, input, person = solo.owner) => {
    made += 1;
    const now = Date.UTC(2026, 0, 7, 9, nth) + made * 1000;
    const id = makeId(now, Uint8Array.of(nth, 0, 0, 0, 0, 0, 0, 0, made >> 8, made));
    return runLocally(replica, { id, command, input, person, now, grant: 'g' });
  };
  const member: Member = {
    replica,
    code,
    attempt,
    run(command, input, person) {
      const result = attempt(command, input, person);
      if (!result.ok) throw new RefusedInTest(command, result.refusal, result.bug);
      return result.output as never;
    },
    query(query, input, person = solo.owner) {
      const result = runQuery(replica, { query, input, person, now: Date.UTC(2026, 0, 8) });
      if (!result.ok) throw new RefusedInTest(query, result.refusal);
      return result.output as never;
    },
    push: () => pushAll(replica, authority),
    pushUnheard: () => {
      sendAll(replica, authority);
    },
    pull: () => pullAll(replica, authority),
    sync() {
      const verdicts = member.push();
      member.pull();
      return verdicts;
    },
    attention: () => openAttention(replica.db),
  };
  return member;
}

function authorityOf({ replica }: Solo): Authority {
  const never = () => null;
  return {
    replica,
    log: embeddedLog(replica),
    ports: {
      grantProblem: never,
      clampNow: (now) => now,
      alarm: (id, command, bug) => {
        throw new Error(`${command} ${id} threw`, { cause: bug });
      },
    },
  };
}

function sendAll(replica: Replica, authority: Authority) {
  const { epoch, workstation, incarnation } = readMeta(replica.db);
  const pending = undecidedPending(replica.db, 0, 1000);
  const items = pending.map(({ id, counter, body }) => ({ id, workstation, incarnation, counter, body }));
  const reply = push(authority, { epoch, workstation, incarnation, items });
  if (reply.kind !== 'verdicts') throw new Error(`the push was answered ${reply.kind}`);
  return { pending, verdicts: reply.verdicts };
}

function pushAll(replica: Replica, authority: Authority): readonly Verdict[] {
  const { pending, verdicts } = sendAll(replica, authority);
  for (const verdict of verdicts) {
    const own = pending.find(({ id }) => id === verdict.id);
    if (own) storeVerdict(replica.db, own.id, own.contentHash, verdict);
  }
  return verdicts;
}

function pullAll(replica: Replica, authority: Authority): ApplyOutcome {
  const { epoch, workstation, incarnation, code, cursor, hash, labels } = readMeta(replica.db);
  const reply = pull(authority, SEALER, {
    epoch,
    workstation,
    incarnation,
    code,
    cursor,
    hash,
    labels: labelsText(labels ?? new Set()),
    schema: replica.schemaVersion,
    limit: 1000,
  });
  if (reply.kind !== 'page') throw new Error(`the pull was answered ${reply.kind}`);
  const outcome = applyPage(replica, reply);
  if (outcome.kind !== 'applied') throw new Error(`the page was ${outcome.kind}`, { cause: outcome });
  return outcome;
}
