import { type CSSProperties, memo, useLayoutEffect, useRef } from 'react';
import { CellEditor } from './CellEditor.tsx';
import { cellId, lookOf } from './cell-look.ts';
import type { GridColumn } from './grid-column.ts';
import type { GridLine, LineResults } from './grid-line.ts';
import type { GridStore } from './grid-store.ts';
import classes from './line-grid.module.css';

export interface GridCellProps {
  readonly grid: GridStore;
  readonly gridId: string;
  readonly line: GridLine;
  readonly results: LineResults | undefined;
  readonly column: GridColumn;
  readonly place: number;
  readonly style: CSSProperties;
  readonly focused: boolean;
  readonly editing: boolean;
  readonly inRange: boolean;
  /** Whether the grid has the focus, so that the focused cell may take it. */
  readonly owns: { readonly current: boolean };
}

/** One cell. It holds the DOM focus when it is the focused one, or hands it to its editor. */
export const GridCell = memo(function GridCell(props: GridCellProps) {
  const { grid, gridId, line, results, column, place, style, focused, editing, inRange, owns } = props;
  const cell = useRef<HTMLDivElement>(null);
  const look = lookOf(line, results, column);
  const id = cellId(gridId, line.key, column.id);

  useLayoutEffect(() => {
    if (focused && !editing && owns.current) cell.current?.focus({ preventScroll: true });
  }, [focused, editing, owns]);

  return (
    <div
      ref={cell}
      id={id}
      role={column.kind === 'number' ? 'rowheader' : 'gridcell'}
      className={classes.cell}
      style={style}
      tabIndex={focused ? 0 : -1}
      aria-colindex={place + 1}
      aria-readonly={look.readOnly || undefined}
      aria-required={look.required || undefined}
      aria-invalid={look.tone === 'red' || undefined}
      aria-describedby={look.message === null ? undefined : `${id}-message`}
      aria-selected={inRange || undefined}
      data-line={line.key}
      data-column={column.id}
      data-align={column.align}
      data-frozen={column.frozen ? '' : undefined}
      data-kind={column.kind}
      data-tone={look.tone}
      data-derived={look.derived || undefined}
      data-focused={focused || undefined}
      data-range={inRange || undefined}
    >
      {look.chip ? (
        <span className={classes.chip} data-tone={look.tone}>
          {look.text}
        </span>
      ) : (
        <span className={classes.text}>{look.text === '' && look.prompt !== null ? null : look.text}</span>
      )}
      {look.text === '' && look.prompt !== null ? (
        <span className={classes.prompt}>{look.prompt}</span>
      ) : null}
      {look.message === null ? null : (
        <span id={`${id}-message`} hidden>
          {look.message}
        </span>
      )}
      {editing ? <CellEditor grid={grid} gridId={gridId} line={line} column={column} /> : null}
    </div>
  );
});
