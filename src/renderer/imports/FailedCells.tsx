import { useMemo, useState } from 'react';
import type { FailedCell, RunProgress } from '../../shared/sync/import-runs.ts';
import { announce } from '../platform/announcements.ts';
import { showCount } from '../platform/number-format.ts';
import { usePageActions } from '../platform/page-actions.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { type ListColumn, ListTable } from '../ui/list/ListTable.tsx';
import { useListCursor } from '../ui/list/list-cursor.ts';
import { rowsAtHand } from '../ui/list/row-source.ts';
import classes from './FailedCells.module.css';
import { saveFailedRows } from './file-upload.ts';

const columns: readonly ListColumn<FailedCell>[] = [
  { id: 'row', title: say('imports.row'), width: 64, align: 'end', render: ({ row }) => showCount(row) },
  { id: 'column', title: say('imports.column'), width: 130, render: ({ column }) => column },
  {
    id: 'given',
    title: say('imports.given'),
    width: 160,
    render: ({ given }) =>
      given === null ? null : given === '' ? (
        <span className={classes.nothing}>{say('imports.nothing')}</span>
      ) : (
        <span className={classes.given}>{given}</span>
      ),
  },
  {
    id: 'why',
    title: say('imports.why'),
    width: 260,
    grow: true,
    render: ({ refusal }) => <span title={sentenceOf(refusal)}>{sentenceOf(refusal)}</span>,
  },
];

const TALLEST = 12;

/** Exactly the rows that fail, each at its cell; and the file of them, to be put right. */
export function FailedCells({ progress }: { readonly progress: RunProgress }) {
  const { run, failedCount, state, report } = progress;
  // What cannot be read is known before what is refused: in the file they stand by row.
  const failed = useMemo(() => progress.failed.toSorted((a, b) => a.row - b.row), [progress.failed]);
  const cursor = useListCursor();
  const [reason, setReason] = useState<string | null>(null);
  const reasons = useMemo(() => reasonsOf(failed), [failed]);
  const shown = useMemo(
    () => (reason === null ? failed : failed.filter((cell) => reasonOf(cell) === reason)),
    [failed, reason],
  );
  const source = useMemo(() => rowsAtHand(shown), [shown]);
  const count = report?.failedRows?.rows ?? 0;
  const save = useMemo(
    () => ({
      id: 'imports.save-failed',
      title: say('imports.save-failed', { count, rows: showCount(count) }),
      may: count > 0 || { code: 'imports.no-failed-file', params: {} },
      run: () =>
        void saveFailedRows(run, say('imports.failed-file', { file: fileStem(report?.file ?? '') })).then(
          (answer) => {
            if (!answer.ok) announce(sentenceOf(answer.refusal), 'assertive');
          },
        ),
    }),
    [run, count, report],
  );
  usePageActions(count === 0 ? NONE : [save]);
  if (failedCount === 0) return null;
  return (
    <section className={classes.failed} aria-label={say('imports.failed-rows')}>
      <header className={classes.header}>
        <h2>{say('imports.failed-rows')}</h2>
        {state === 'running' || count === 0 ? null : <ActionButton action={save} />}
      </header>
      {reasons.length < 2 ? null : (
        <fieldset className={classes.reasons}>
          <legend className="visually-hidden">{say('imports.reasons')}</legend>
          {[null, ...reasons].map((each) => (
            <button
              key={each?.id ?? ''}
              type="button"
              className={classes.reason}
              aria-pressed={reason === (each?.id ?? null)}
              onClick={() => {
                cursor.setAt(0);
                setReason(each?.id ?? null);
              }}
            >
              {each === null ? say('imports.all-reasons') : each.sentence}
              <span className={classes.count}>{showCount(each?.count ?? failed.length)}</span>
            </button>
          ))}
        </fieldset>
      )}
      {failed.length === 0 ? null : (
        <div className={classes.table} style={{ blockSize: 30 + Math.min(TALLEST, shown.length) * 31 }}>
          <ListTable<FailedCell>
            label={say('imports.failed-rows')}
            columns={columns}
            source={source}
            cursor={cursor}
            rowId={({ row, column }) => `${row}:${column ?? ''}`}
            onOpen={() => {}}
            selectable={false}
            empty={null}
          />
        </div>
      )}
      {failedCount > failed.length ? (
        <p className={classes.rest}>
          {say('imports.first-failed', { shown: showCount(failed.length), rows: showCount(failedCount) })}
        </p>
      ) : null}
    </section>
  );
}

const NONE = [] as const;

interface Reason {
  readonly id: string;
  readonly sentence: string;
  readonly count: number;
}

/** Most reasons that stand above the table. */
const MOST_REASONS = 8;

/** The most frequent first: three hundred cells of one unit nobody knows are one thing to put right. */
function reasonsOf(failed: readonly FailedCell[]): readonly Reason[] {
  const found = new Map<string, Reason>();
  for (const cell of failed) {
    const id = reasonOf(cell);
    const column = cell.column === null ? '' : `${cell.column}: `;
    const first = { id, sentence: column + sentenceOf(cell.refusal), count: 0 };
    const known = found.get(id) ?? first;
    found.set(id, { ...known, count: known.count + 1 });
  }
  return [...found.values()].toSorted((a, b) => b.count - a.count).slice(0, MOST_REASONS);
}

/** What is wrong, and where, whatever the row. */
function reasonOf({ column, given, refusal }: FailedCell): string {
  return JSON.stringify([refusal.code, column, given ?? sentenceOf(refusal)]);
}

function fileStem(file: string): string {
  return file.replace(/(\.csv|\.tsv|\.txt|\.xlsx|\.xlsm)?(\.gz)?$/i, '');
}
