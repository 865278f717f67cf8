import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef } from 'react';
import { openInNewWindow } from '../../platform/new-window.ts';
import { say } from '../../platform/strings.ts';
import { CannotRead } from '../NoticeLine.tsx';
import { useFittingColumns } from './fitting-columns.ts';
import classes from './ListTable.module.css';
import type { ListCursor } from './list-cursor.ts';
import { useListKeys } from './list-cursor.ts';
import type { RowSource } from './row-source.ts';
import { useRowWindow } from './row-window.ts';
import { rowsAround, type Unsettled, useUnsettled } from './unsettled-rows.ts';

const ROW = 31;
const HEADING = 28;

export interface ListColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** Least width, px. Columns with `grow` share what is left. */
  readonly width: number;
  readonly grow?: boolean;
  readonly align?: 'start' | 'end';
  readonly render: (row: Row) => ReactNode;
  /** Where the list is too narrow for all, 1 leaves first; absent: it stays. */
  readonly leaves?: number;
  /** What a sort by this column is called; absent: it cannot be sorted by. */
  readonly sort?: string;
}

export interface ListTableProps<Row> {
  /** Names the list: “Orders”. */
  readonly label: string;
  readonly columns: readonly ListColumn<Row>[];
  readonly source: RowSource<Row>;
  readonly cursor: ListCursor;
  readonly rowId: (row: Row) => string;
  readonly onOpen: (row: Row) => void;
  /** Where a row has a page: it opens in a new window too, with Shift Enter, Mod and click, or the middle button. */
  readonly pathOf?: (row: Row) => string;
  readonly empty: ReactNode;
  readonly sort?: { readonly by: string; readonly descending: boolean };
  readonly onSort?: (by: string) => void;
  /** Rows can be ticked. Default: yes. */
  readonly selectable?: boolean;
}

/** Rows of 31 px under a heading of 28; only those in the window exist. One stop for Tab, keys of lists inside. */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { label, source, cursor, rowId, onOpen, pathOf, sort, onSort, selectable = true } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const columns = useFittingColumns(scroller, props.columns);
  const total = source.total ?? 0;
  const rows = useRowWindow(scroller, total, ROW, HEADING);
  useEffect(() => source.want(rows.first, rows.last));
  const idAt = useCallback(
    (index: number) => {
      const row = source.row(index);
      return row === undefined ? undefined : rowId(row);
    },
    [source, rowId],
  );
  const open = useCallback(
    (index: number) => {
      const row = source.row(index);
      if (row !== undefined) onOpen(row);
    },
    [source, onOpen],
  );
  const unsettled = useUnsettled(() => rowsAround(rows.first, Math.min(rows.last, total), idAt));
  const { scrollTo, pageRows } = rows;
  const openApart = useMemo(() => {
    if (!pathOf) return undefined;
    return (index: number) => {
      const row = source.row(index);
      if (row !== undefined) openInNewWindow(pathOf(row));
    };
  }, [source, pathOf]);
  useListKeys({ cursor, total, pageRows, idAt, scrollTo, open, openApart });
  if (source.problem) return <CannotRead problem={source.problem} onTryAgain={source.tryAgain} />;
  if (source.total === 0) return props.empty;
  const template = [
    ...(selectable ? ['32px'] : []),
    ...columns.map(({ width, grow }) => (grow ? `minmax(${width}px, 1fr)` : `${width}px`)),
  ].join(' ');
  const indexes = Array.from({ length: rows.last - rows.first }, (_, step) => rows.first + step);
  return (
    <div
      className={classes.scroller}
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-multiselectable={selectable}
      aria-activedescendant={total > 0 ? `${id}-${cursor.at}` : undefined}
      tabIndex={0}
    >
      <div className={classes.surface} style={{ blockSize: rows.height }}>
        <div className={classes.window} style={{ gridTemplateColumns: template }}>
          <div
            role="row"
            className={classes.heading}
            aria-rowindex={1}
            style={{ gridTemplateColumns: template }}
          >
            {selectable ? (
              <span role="columnheader">
                <span className="visually-hidden">{say('list.selected')}</span>
              </span>
            ) : null}
            {columns.map((column) => (
              <ColumnHeading key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </div>
          <div role="rowgroup" style={{ transform: `translateY(${rows.shift}px)` }}>
            {indexes.map((index) => {
              const row = source.row(index);
              const rowKey = row === undefined ? undefined : rowId(row);
              const state = rowKey === undefined ? undefined : unsettled.get(rowKey);
              const dot = state === undefined ? null : <StateDot state={state} />;
              return (
                <div
                  key={rowKey ?? index}
                  id={`${id}-${index}`}
                  role="row"
                  tabIndex={-1}
                  aria-rowindex={index + 2}
                  aria-selected={rowKey !== undefined && cursor.selected.has(rowKey)}
                  data-here={index === cursor.at || undefined}
                  className={classes.row}
                  style={{ gridTemplateColumns: template }}
                  onClick={(event) => {
                    if (openApart && (event.ctrlKey || event.metaKey)) openApart(index);
                    else cursor.setAt(index);
                  }}
                  onAuxClick={({ button }) => (button === 1 ? openApart?.(index) : undefined)}
                  onDoubleClick={() => open(index)}
                  onKeyDown={() => {}}
                >
                  {selectable ? (
                    <span role="gridcell" className={classes.tick}>
                      {dot}
                      {rowKey === undefined ? null : <RowTick id={rowKey} cursor={cursor} />}
                    </span>
                  ) : null}
                  {columns.map(({ id: column, align, render }, at) => (
                    <span
                      key={column}
                      role="gridcell"
                      className={classes.cell}
                      data-align={align}
                      data-first={at === 0 || undefined}
                    >
                      {at === 0 && !selectable ? dot : null}
                      {row === undefined ? <span className={classes.grey} /> : render(row)}
                    </span>
                  ))}
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}

function ColumnHeading<Row>({
  column,
  sort,
  onSort,
}: {
  readonly column: ListColumn<Row>;
  readonly sort: ListTableProps<Row>['sort'];
  readonly onSort: ListTableProps<Row>['onSort'];
}) {
  const { title, align, sort: by } = column;
  const direction =
    by !== undefined && sort?.by === by ? (sort.descending ? 'descending' : 'ascending') : undefined;
  return (
    <span role="columnheader" className={classes.title} data-align={align} aria-sort={direction}>
      {by === undefined || !onSort ? (
        title
      ) : (
        <button type="button" className={classes.sort} tabIndex={-1} onClick={() => onSort(by)}>
          {title}
          {direction ? (direction === 'ascending' ? ' ↑' : ' ↓') : ''}
        </button>
      )}
    </span>
  );
}

/** Hollow: saved here, not on the server. Red: refused. */
function StateDot({ state }: { readonly state: Unsettled }) {
  const text = say(`list.${state}`);
  return <span className={classes.dot} data-state={state} role="img" aria-label={text} title={text} />;
}

function RowTick({ id, cursor }: { readonly id: string; readonly cursor: ListCursor }) {
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      aria-label={say('list.select')}
      checked={cursor.selected.has(id)}
      onChange={({ currentTarget }) => {
        const next = new Set(cursor.selected);
        if (currentTarget.checked) next.add(id);
        else next.delete(id);
        cursor.setSelected(next);
      }}
    />
  );
}
