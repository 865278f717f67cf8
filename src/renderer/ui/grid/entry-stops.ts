import { isBlank } from './cell-value.ts';
import type { GridColumn } from './grid-column.ts';
import { type GridLine, isEmptyLine } from './grid-line.ts';
import {
  type CellPlace,
  type GridSetup,
  type GridState,
  isProblem,
  lineIndex,
  mayWrite,
} from './grid-state.ts';

/** Whether Tab visits the cell: chosen stops, and what of this line is empty and required, or red. Read-only never. */
export function isStop(state: GridState, setup: GridSetup, line: GridLine, column: GridColumn): boolean {
  if (!mayWrite(line, column)) return false;
  if (column.stop || setup.extraStops?.().has(column.id)) return true;
  if (isProblem(state, line, column.id)) return true;
  return Boolean(column.required) && !isEmptyLine(line) && isBlank(line.cells[column.id] ?? null);
}

/** The stop after (1) or before (-1) the focused cell, on its line or a further one; null where Tab leaves the grid. */
export function stopBeyond(state: GridState, setup: GridSetup, way: 1 | -1): CellPlace | null {
  const row = lineIndex(state, state.focus.line);
  const focused = state.lines[row];
  if (!focused) return null;
  if (way === 1 && row === state.lines.length - 1 && isEmptyLine(focused)) return null;
  const at = setup.columns.findIndex(({ id }) => id === state.focus.column);
  for (let index = row; index >= 0 && index < state.lines.length; index += way) {
    const line = state.lines[index];
    if (!line) return null;
    const found = stopsInWay(state, setup, line, way).find(
      (place) => index !== row || (place - at) * way > 0,
    );
    const column = found === undefined ? undefined : setup.columns[found];
    if (column) return { line: line.key, column: column.id };
  }
  return null;
}

function stopsInWay(state: GridState, setup: GridSetup, line: GridLine, way: 1 | -1): readonly number[] {
  const places = setup.columns.flatMap((column, place) =>
    isStop(state, setup, line, column) ? [place] : [],
  );
  return way === 1 ? places : places.toReversed();
}
