import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import type { GridMode } from './grid-keys.ts';
import type { GridLine, LineResults } from './grid-line.ts';
import { askingCount, type GridSetup, type GridState, modeOf, rangeOf } from './grid-state.ts';
import type { GridStore } from './grid-store.ts';

/** The columns as they are now. */
export function useGridColumns(grid: GridStore): GridSetup['columns'] {
  useStore(grid.store, ({ columnsTurn }) => columnsTurn);
  return grid.setup.columns;
}

/** The mode, for the status bar. */
export function useGridMode(grid: GridStore): GridMode {
  return useStore(grid.store, modeOf);
}

/** The selected lines, for the totals bar; empty while none is. */
export function useSelectedLines(grid: GridStore): readonly GridLine[] {
  return useStore(
    grid.store,
    useShallow((state) =>
      state.selected.size === 0 ? NOTHING : state.lines.filter(({ key }) => state.selected.has(key)),
    ),
  );
}

/** How many texts of a paste are still being looked up, for the status bar. */
export function useAskingCount(grid: GridStore): number {
  return useStore(grid.store, askingCount);
}

export function useGridLines(grid: GridStore): readonly GridLine[] {
  return useStore(grid.store, (state) => state.lines);
}

/** What one row shows; it is drawn again only when something of this changes. */
export interface RowView {
  readonly line: GridLine | undefined;
  readonly results: LineResults | undefined;
  readonly selected: boolean;
  readonly current: boolean;
  /** Column with the focus, when it is in this row. */
  readonly focus: string | null;
  readonly editing: boolean;
  readonly rangeLeft: number;
  readonly rangeRight: number;
  readonly columnsTurn: number;
}

export function useRowView(grid: GridStore, key: string, index: number): RowView {
  return useStore(
    grid.store,
    useShallow((state) => rowView(state, grid.setup, key, index)),
  );
}

const NOTHING: readonly GridLine[] = [];

function rowView(state: GridState, setup: GridSetup, key: string, index: number): RowView {
  const here = state.focus.line === key;
  const range = state.anchor ? rangeFor(state, setup) : null;
  const inRange = range !== null && index >= range.top && index <= range.bottom;
  const line = state.lines[index];
  return {
    line: line?.key === key ? line : state.lines.find((candidate) => candidate.key === key),
    results: state.results.get(key),
    selected: state.selected.has(key),
    current: here && state.selected.size === 0,
    focus: here ? state.focus.column : null,
    editing: here && state.editor !== null,
    rangeLeft: inRange ? range.left : -1,
    rangeRight: inRange ? range.right : -1,
    columnsTurn: state.columnsTurn,
  };
}

let ranged: { readonly state: GridState; readonly range: ReturnType<typeof rangeOf> } | null = null;

/** Every mounted row asks for the same state: it is worked out once. */
function rangeFor(state: GridState, setup: GridSetup): ReturnType<typeof rangeOf> {
  if (ranged?.state !== state) ranged = { state, range: rangeOf(state, setup) };
  return ranged.range;
}
