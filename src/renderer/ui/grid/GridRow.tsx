import { memo } from 'react';
import { say } from '../../platform/strings.ts';
import { columnStyle, lineName } from './cell-look.ts';
import { GridCell } from './GridCell.tsx';
import { useRowView } from './grid-hooks.ts';
import { type GridLine, isEmptyLine } from './grid-line.ts';
import type { GridStore } from './grid-store.ts';
import classes from './line-grid.module.css';
import { ROW_HEIGHT } from './visible-rows.ts';

export interface GridRowProps {
  readonly grid: GridStore;
  readonly gridId: string;
  readonly lineKey: string;
  readonly index: number;
  readonly owns: { readonly current: boolean };
}

/** One line. It looks at its own part of the grid, so that a key draws one or two rows and no more. */
export const GridRow = memo(function GridRow({ grid, gridId, lineKey, index, owns }: GridRowProps) {
  const view = useRowView(grid, lineKey, index);
  const { line } = view;
  const { columns } = grid.setup;
  if (!line) return null;
  return (
    <div
      role="row"
      className={classes.row}
      style={{ top: index * ROW_HEIGHT }}
      aria-rowindex={index + 2}
      aria-selected={view.selected}
      aria-label={rowName(line, view.selected, grid)}
      data-current={view.current || undefined}
      data-selected={view.selected || undefined}
      data-empty={isEmptyLine(line) || undefined}
    >
      {columns.map((column, place) => (
        <GridCell
          key={column.id}
          grid={grid}
          gridId={gridId}
          line={line}
          results={view.results}
          column={column}
          place={place}
          style={styleFor(grid, place)}
          focused={view.focus === column.id}
          editing={view.editing && view.focus === column.id}
          inRange={place >= view.rangeLeft && place <= view.rangeRight && view.rangeLeft >= 0}
          owns={owns}
        />
      ))}
    </div>
  );
});

const styles = new WeakMap<object, readonly ReturnType<typeof columnStyle>[]>();

/** The same object for the same column, so that cells need not be drawn again. */
export function styleFor(grid: GridStore, place: number): ReturnType<typeof columnStyle> {
  const { columns } = grid.setup;
  let made = styles.get(columns);
  if (!made) {
    made = columns.map((_, at) => columnStyle(columns, at));
    styles.set(columns, made);
  }
  return made[place] ?? {};
}

function rowName(line: GridLine, selected: boolean, grid: GridStore): string {
  const item = lineName(line, grid.setup.columns);
  const said = item === '' ? 'grid.row-empty' : selected ? 'grid.row-selected' : 'grid.row';
  return say(said, { line: line.number, item });
}
