import { useRef, useState } from 'react';
import { ownRuns, toldRuns } from '../../platform/workstation-calls.ts';
import { holdRows } from './held-rows.ts';
import type { RowSource } from './row-source.ts';

export interface LiveRows<Row> {
  /** The rows to show: new ones wait. */
  readonly source: RowSource<Row>;
  /** Null: nothing waits. 0: what stands is sorted otherwise now. */
  readonly waiting: number | null;
  /** Shows what waits, and answers where the row at `cursor` is then. */
  readonly show: (cursor: number) => number;
}

/** Rows above and below those in sight that are held still with them. */
const REACH = 150;

interface Still<Row> {
  readonly answers: string | null;
  readonly runs: number;
  readonly start: number;
  readonly rows: readonly Row[];
}

/**
 * A list whose rows others change while it is looked at: it stands still until the person shows what is new. What the
 * person does in this window, and what the person asks for (a view, a filter, a sort), is shown at once.
 */
export function useLiveRows<Row>(source: RowSource<Row>, idOf: (row: Row) => string): LiveRows<Row> {
  const still = useRef<Still<Row> | null>(null);
  const [[first, last], setSight] = useState<readonly [number, number]>([0, 0]);
  const [, showAgain] = useState(0);
  const start = Math.max(0, first - REACH);
  const fresh = readRows(source, start, last + REACH);
  const before = still.current;
  const stands =
    before !== null &&
    before.answers !== null &&
    before.answers === source.answers &&
    before.start === start &&
    !isOwnDoing(before, fresh);
  const held = stands ? holdRows(before.rows, fresh, idOf) : { rows: fresh, added: 0, isHeld: false };
  // What a command of this window changes comes after its answer: until then it is still waited for, also by a list that
  // was opened meanwhile and stands as it was before.
  const runs = stands ? before.runs : toldRuns();
  // At first the rows may be those of an older answer: what comes then is what was asked for.
  still.current =
    source.isReading && !stands ? null : { answers: source.answers, runs, start, rows: held.rows };
  const { rows, added, isHeld } = held;
  return {
    waiting: isHeld ? added : null,
    source: {
      ...source,
      total: source.total === null ? null : source.total - added,
      row: (index) =>
        index < start ? source.row(index) : (rows[index - start] ?? source.row(index + (isHeld ? added : 0))),
      want(from, until) {
        source.want(from, until + added);
        const step = Math.floor(from / REACH) * REACH;
        if (step !== first || until > last) setSight([step, Math.max(until, step === first ? last : 0)]);
      },
    },
    show(cursor) {
      const row = rows[cursor - start];
      still.current = null;
      showAgain((count) => count + 1);
      const at = row === undefined ? -1 : fresh.findIndex((each) => idOf(each) === idOf(row));
      return at < 0 ? cursor : start + at;
    },
  };
}

function isOwnDoing<Row>(before: Still<Row>, fresh: readonly Row[]): boolean {
  return before.runs !== ownRuns() && JSON.stringify(before.rows) !== JSON.stringify(fresh);
}

function readRows<Row>(source: RowSource<Row>, start: number, until: number): readonly Row[] {
  const rows: Row[] = [];
  for (let index = start; index < until; index++) {
    const row = source.row(index);
    if (row === undefined) break;
    rows.push(row);
  }
  return rows;
}
