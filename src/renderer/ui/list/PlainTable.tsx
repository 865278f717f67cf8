import type { ReactNode } from 'react';
import { type FigureParts, partMark } from '../figure-marks.ts';
import classes from './PlainTable.module.css';
import { SideScroller } from './SideScroller.tsx';

export interface PlainColumn<Row> {
  readonly id: string;
  readonly title: string;
  readonly align?: 'start' | 'end';
  readonly render: (row: Row) => ReactNode;
  /** Which figures of the page the cell is a part of. */
  readonly parts?: (row: Row) => FigureParts;
}

export interface PlainTableProps<Row> {
  readonly label: string;
  readonly columns: readonly PlainColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** Said where there are none. */
  readonly empty?: string;
}

/** A short table inside a page: lines of an order, addresses, units. */
export function PlainTable<Row>({ label, columns, rows, rowId, empty }: PlainTableProps<Row>) {
  if (rows.length === 0 && empty !== undefined) return <p className={classes.empty}>{empty}</p>;
  return (
    <SideScroller label={label}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ id, title, align }) =>
              title === '' ? (
                <td key={id} />
              ) : (
                <th key={id} scope="col" data-align={align}>
                  {title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)}>
              {columns.map(({ id, align, render, parts }) => (
                <td key={id} data-align={align} {...partMark(parts?.(row))}>
                  {render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroller>
  );
}
