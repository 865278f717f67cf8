import type { Db } from '../../src/core/platform/database.ts';
import { openDatabase } from '../../src/core/platform/database.ts';
import { runQuery } from '../../src/core/platform/query-runner.ts';
import { attachReplica, type Replica } from '../../src/core/platform/replica.ts';
import { daybookDefinition } from '../../src/node/daybook-definition.ts';
import { DESK_TODAY } from './desk-sizes.ts';

/** What one question took: on the clock, and of it the processor's own work (the rest is waiting for other programs). */
export interface Took {
  readonly wall: number;
  readonly cpu: number;
}

export interface Desk {
  readonly db: Db;
  readonly me: string;
  ask<Output>(query: string, input: object): { readonly took: Took; readonly output: Output };
  /** The same column of rows spread over the whole table. */
  spread(table: string, column: string, count: number): readonly string[];
  close(): void;
}

/** A made-up company, asked as its owner on {@link DESK_TODAY}. */
export function openDesk(file: string): Desk {
  const db = openDatabase(file);
  const replica: Replica = attachReplica(db, daybookDefinition());
  const me = String(db.q('SELECT id FROM people LIMIT 1').pluck().get());
  return {
    db,
    me,
    ask(query, input) {
      const cpuFrom = process.threadCpuUsage();
      const from = performance.now();
      const now = Date.parse(`${DESK_TODAY}T12:00:00Z`);
      const answer = runQuery(replica, { query, person: me, now, input });
      const wall = performance.now() - from;
      const { user, system } = process.threadCpuUsage(cpuFrom);
      if (!answer.ok) throw new Error(`${query}: ${JSON.stringify(answer.refusal)}`);
      return { took: { wall, cpu: (user + system) / 1000 }, output: answer.output as never };
    },
    spread(table, column, count) {
      const most = db.q(`SELECT max(rowid) FROM "${table}"`).pluck().get() as number;
      const one = db.q(
        `SELECT "${column}" FROM "${table}" WHERE rowid >= ? AND "${column}" IS NOT NULL LIMIT 1`,
      );
      return Array.from({ length: count }, (_, k) => {
        const value = one.pluck().get(Math.floor(((k + 0.5) / count) * most));
        return value === undefined ? [] : [String(value)];
      }).flat();
    },
    close: () => db.sqlite.close(),
  };
}

/** Milliseconds on the clock that 95 of 100 questions take less of. */
export function clockP95(took: readonly { readonly wall: number }[]): number {
  return percentile(
    took.map(({ wall }) => wall),
    0.95,
  );
}

/** Milliseconds by which a busy Linux counts processor time. */
const CPU_STEP = 4;

/**
 * Work of the processor that 95 of 100 questions take less of, in milliseconds. A busy machine counts it in steps, and
 * most of them as nothing: never less than the mean, nor than one step over all of them.
 */
export function workP95(took: readonly { readonly cpu: number }[]): number {
  const work = took.map(({ cpu }) => cpu);
  const sum = work.reduce((so, each) => so + each, 0);
  return Math.max(percentile(work, 0.95), Math.max(sum, CPU_STEP) / work.length);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
