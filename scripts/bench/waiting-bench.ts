import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTransaction, openDatabase } from '../../src/core/platform/database.ts';
import { openReplica, type Replica } from '../../src/core/platform/replica.ts';
import { labelsText, readMeta, writeMeta } from '../../src/core/platform/replica-meta.ts';
import { type Authority, push } from '../../src/core/sync/authority.ts';
import { embeddedLog } from '../../src/core/sync/embedded-log.ts';
import { runLocally } from '../../src/core/sync/local-run.ts';
import { applyPage } from '../../src/core/sync/page-apply.ts';
import { undecidedPending } from '../../src/core/sync/pending-store.ts';
import type { Page } from '../../src/core/sync/protocol.ts';
import { pull } from '../../src/core/sync/pull.ts';
import { type Bench, median, rounded, sized, timed } from './bench-result.ts';
import { freshId, noteNumber, withNotes } from './notes-core.ts';

const ROUNDS = 41;
const LABELS = new Set(['everyone']);

/** One page of one foreign change set, applied onto 50,000 waiting change sets that it does not touch, and onto none. */
export const waitingBench: Bench = {
  name: 'pull onto waiting work',
  async run(scale) {
    const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
    try {
      const waiting = sized(50_000, scale);
      const authority = authorityIn(folder);
      const maker = member(folder, 'maker', 10);
      const idle = member(folder, 'idle', 11);
      const full = member(folder, 'full', 12);
      for (let i = 0; i < waiting; i++) note(full, i);
      const onNone: number[] = [];
      const onFull: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        makeOne(authority, maker, waiting + round);
        onNone.push(applied(authority, idle));
        onFull.push(applied(authority, full));
      }
      const ratio = median(onFull) / median(onNone);
      const about = `median of ${ROUNDS} pages of one change set, applied where ${waiting} wait / where none waits`;
      return [{ name: 'pull-onto-waiting', value: rounded(ratio), unit: 'ratio', bar: 3, about }];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function member(folder: string, workstation: string, incarnation: number): Replica {
  const replica = openReplica(openDatabase(join(folder, `${workstation}.db`)), withNotes());
  const meta = { workstation, code: 'A', incarnation, epoch: 'e', labels: LABELS };
  inTransaction(replica.db, () => writeMeta(replica.db, meta));
  return replica;
}

function authorityIn(folder: string): Authority {
  const replica = member(folder, 'server', 1);
  inTransaction(replica.db, () => writeMeta(replica.db, { authority: true, labels: null }));
  const alarm = (_id: string, _command: string, bug: unknown) => {
    throw bug;
  };
  return {
    replica,
    log: embeddedLog(replica),
    ports: { grantProblem: () => null, clampNow: (now) => now, alarm },
  };
}

function note(replica: Replica, i: number): void {
  const call = {
    id: freshId(),
    command: 'note.create',
    person: 'p',
    grant: null,
    now: i,
    input: noteNumber(i),
  };
  const result = runLocally(replica, call);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
}

function makeOne(authority: Authority, maker: Replica, i: number): void {
  note(maker, i);
  const { epoch, workstation, incarnation } = readMeta(maker.db);
  const items = undecidedPending(maker.db, -1, 1000).map((pending) => ({
    id: pending.id,
    workstation,
    incarnation,
    counter: pending.counter,
    body: pending.body,
  }));
  const reply = push(authority, { epoch, workstation, incarnation, items });
  if (reply.kind !== 'verdicts' || reply.stop) throw new Error(JSON.stringify(reply));
  applied(authority, maker);
}

function applied(authority: Authority, replica: Replica): number {
  const meta = readMeta(replica.db);
  const { workstation, incarnation, code, epoch, cursor, hash } = meta;
  const labels = labelsText(LABELS);
  const schema = replica.schemaVersion;
  const plain = { seal: (text: string) => text, unseal: (text: string) => text };
  const page = pull(authority, plain, {
    workstation,
    incarnation,
    code,
    epoch,
    cursor,
    hash,
    labels,
    schema,
    limit: 1000,
  });
  if (page.kind !== 'page' || page.entries.length !== 1) throw new Error(JSON.stringify(page));
  return timed(() => {
    const outcome = applyPage(replica, page satisfies Page);
    if (outcome.kind !== 'applied' || outcome.rerun > 0) throw new Error(JSON.stringify(outcome));
  });
}
