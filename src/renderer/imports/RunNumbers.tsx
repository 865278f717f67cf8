import type { ImportReport, RecordCounts } from '../../shared/sync/import-runs.ts';
import { showCount } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { fieldTitle } from './field-titles.ts';
import classes from './RunPage.module.css';

/** Rows read = rows taken + rows refused (+ rows not reached): every row of the file is somewhere. */
export function RowSums({
  report,
  kind,
}: {
  readonly report: ImportReport;
  readonly kind: 'check' | 'import';
}) {
  const { read, refused, notReached } = report.rows;
  const parts = [
    ...takenParts(report, kind),
    part('imports.rows-refused', refused),
    ...(notReached === 0 ? [] : [part('imports.rows-not-reached', notReached)]),
  ];
  return (
    <p className={classes.sums} role="status">
      <strong>{part('imports.rows-read', read)}</strong>
      {' = '}
      {parts.join(' + ')}
    </p>
  );
}

/** Where each row is a record, what became of it; an order has many rows. */
function takenParts({ rows, records, totals }: ImportReport, kind: 'check' | 'import'): readonly string[] {
  const isByRow = Object.keys(records).every((each) => ROW_RECORDS.includes(each));
  if (!isByRow) return [part(`imports.rows-taken-${kind}`, rows.taken)];
  const { created, updated, unchanged } = totals;
  const counts = [
    ['created', created],
    ['updated', updated],
    ['unchanged', unchanged],
    ['said-again', rows.taken - created - updated - unchanged],
  ] as const;
  const some = counts.filter(([, count]) => count > 0);
  return (some.length === 0 ? counts.slice(0, 1) : some).map(([of, count]) =>
    part(`imports.rows-${of}-${kind}`, count),
  );
}

const ROW_RECORDS: readonly string[] = ['customer', 'vendor', 'item', 'price', 'stock', 'write-off'];

function part(key: string, count: number): string {
  return say(key, { count, rows: showCount(count) });
}

/** What became of the records, by kind, and what is left to be entered otherwise. */
export function RecordSums({ report }: { readonly report: ImportReport }) {
  const kinds = Object.entries(report.records).map(([kind, counts]) => ({ kind, counts }));
  const left = Object.entries(report.notTaken);
  const count = (of: keyof RecordCounts) => ({
    id: of,
    title: say(`imports.${of}`),
    align: 'end' as const,
    render: ({ counts }: { readonly counts: RecordCounts }) => showCount(counts[of]),
  });
  return (
    <>
      <PlainTable
        label={say('imports.records')}
        rows={kinds}
        rowId={({ kind }) => kind}
        empty={say('imports.no-records')}
        columns={[
          { id: 'kind', title: say('imports.records'), render: ({ kind }) => say(`imports.record-${kind}`) },
          count('created'),
          count('updated'),
          count('unchanged'),
        ]}
      />
      {left.map(([field, records]) => (
        <p key={field} className={classes.fact}>
          {APART.includes(field)
            ? say(`imports.apart-${field}`)
            : say('imports.not-imported-field', {
                field: fieldTitle('customers', field),
                count: records,
                records: showCount(records),
              })}
        </p>
      ))}
    </>
  );
}

/** Fields that are records of their own, or that orders as they were do not have. */
const APART: readonly string[] = ['listPrice', 'onHand', 'unit'];
