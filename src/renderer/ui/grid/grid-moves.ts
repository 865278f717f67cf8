import type { Way } from './grid-keys.ts';
import { isEmptyLine } from './grid-line.ts';
import {
  type CellPlace,
  type GridSetup,
  type GridState,
  isFilled,
  isProblem,
  lineIndex,
} from './grid-state.ts';

/** Focus goes to a cell; the range goes, and selected lines too unless the person moves along `#`. */
export function movedTo(state: GridState, setup: GridSetup, focus: CellPlace): GridState {
  const heading = setup.columns[0]?.id;
  const alongNumbers = state.focus.column === heading && focus.column === heading;
  const selected = alongNumbers || state.selected.size === 0 ? state.selected : NO_LINES;
  return { ...state, focus, anchor: null, selected, selectedFrom: null };
}

/** A movement that is not part of a run of Tabs. */
export function steppedTo(state: GridState, setup: GridSetup, focus: CellPlace): GridState {
  return { ...movedTo(state, setup, focus), runStart: null };
}

/** The focus takes the range with it; with selected lines, Up and Down add lines. */
export function extendedTo(state: GridState, _setup: GridSetup, focus: CellPlace): GridState {
  if (state.selectedFrom !== null && state.selected.size > 0) {
    const [from, to] = [lineIndex(state, state.selectedFrom), lineIndex(state, focus.line)];
    const lines = state.lines
      .slice(Math.min(from, to), Math.max(from, to) + 1)
      .filter((line) => !isEmptyLine(line));
    const selected = new Set(lines.map(({ key }) => key));
    return {
      ...state,
      focus: { ...focus, column: state.focus.column },
      anchor: null,
      selected,
      runStart: null,
    };
  }
  const anchor = state.anchor ?? state.focus;
  const back = anchor.line === focus.line && anchor.column === focus.column;
  return { ...state, focus, anchor: back ? null : anchor, selected: NO_LINES, runStart: null };
}

/** One cell that way; the same cell at the edge. */
export function neighbour(state: GridState, setup: GridSetup, way: Way): CellPlace {
  if (way === 'up' || way === 'down') return rowAway(state, way === 'up' ? -1 : 1);
  const at = setup.columns.findIndex(({ id }) => id === state.focus.column) + (way === 'left' ? -1 : 1);
  return { ...state.focus, column: setup.columns[at]?.id ?? state.focus.column };
}

/** As many rows away, at most to the first or last line. */
export function rowAway(state: GridState, rows: number): CellPlace {
  const at = Math.max(0, Math.min(state.lines.length - 1, lineIndex(state, state.focus.line) + rows));
  return { ...state.focus, line: state.lines[at]?.key ?? state.focus.line };
}

/** The last filled cell that way; the same cell where there is none. */
export function lastFilled(state: GridState, setup: GridSetup, way: Way): CellPlace {
  const row = lineIndex(state, state.focus.line);
  const at = setup.columns.findIndex(({ id }) => id === state.focus.column);
  if (way === 'up' || way === 'down') {
    const column = setup.columns[at];
    const beyond = way === 'up' ? state.lines.slice(0, row) : state.lines.slice(row + 1).toReversed();
    const line = beyond.find((candidate) => column !== undefined && isShown(state, candidate, column));
    return line ? { ...state.focus, line: line.key } : state.focus;
  }
  const line = state.lines[row];
  const beyond = way === 'left' ? setup.columns.slice(0, at) : setup.columns.slice(at + 1).toReversed();
  const column = beyond.find((candidate) => line !== undefined && isShown(state, line, candidate));
  return column ? { ...state.focus, column: column.id } : state.focus;
}

export function lineEdge(state: GridState, setup: GridSetup, edge: 'start' | 'end'): CellPlace {
  const column = edge === 'start' ? setup.columns[0] : setup.columns.at(-1);
  return { ...state.focus, column: column?.id ?? state.focus.column };
}

export function firstCell(state: GridState, setup: GridSetup): CellPlace {
  const { column } = lineEdge(state, setup, 'start');
  return { line: state.lines[0]?.key ?? state.focus.line, column };
}

export function lastFilledLine(state: GridState): CellPlace {
  const line = state.lines.findLast((candidate) => !isEmptyLine(candidate)) ?? state.lines[0];
  return { ...state.focus, line: line?.key ?? state.focus.line };
}

/** The next (or previous) cell to fix, going round unless the page goes on; null where nothing is. */
export function problemBeyond(state: GridState, setup: GridSetup, way: 1 | -1): CellPlace | null {
  const places = state.lines.flatMap((line) =>
    setup.columns
      .filter(({ id }) => isProblem(state, line, id))
      .map(({ id }): CellPlace => ({ line: line.key, column: id })),
  );
  const inWay = way === 1 ? places : places.toReversed();
  const rank = rankIn(state, setup);
  const here = rank(state.focus);
  const beyond = inWay.find((place) => (rank(place) - here) * way > 0);
  return beyond ?? (setup.problemsBeyond ? null : (inWay[0] ?? null));
}

export const NO_LINES: ReadonlySet<string> = new Set();

function rankIn(state: GridState, setup: GridSetup): (place: CellPlace) => number {
  const rows = new Map(state.lines.map(({ key }, index) => [key, index]));
  const cols = new Map(setup.columns.map(({ id }, index) => [id, index]));
  return ({ line, column }) => (rows.get(line) ?? 0) * setup.columns.length + (cols.get(column) ?? 0);
}

/** `#` counts as filled where the line is. */
function isShown(
  state: GridState,
  line: GridState['lines'][number],
  column: GridSetup['columns'][number],
): boolean {
  return column.kind === 'number' ? !isEmptyLine(line) : isFilled(state, line, column);
}
