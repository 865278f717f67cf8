import { written } from './cell-commit.ts';
import type { CellValue } from './cell-value.ts';
import { type LineValues, type Outcome, outcome, say } from './grid-event.ts';
import { askAgain, stepped } from './grid-history.ts';
import { emptyLine, type GridLine, isEmptyLine, numbersBetween, withCells } from './grid-line.ts';
import {
  columnNamed,
  focusedColumn,
  focusedLine,
  type GridSetup,
  type GridState,
  lineIndex,
  mayWrite,
  rangeOf,
  type StepLabel,
} from './grid-state.ts';

/** Keys of the lines an operation is for: the selected ones, else those of the range. The empty line never. */
export function targetLines(state: GridState, setup: GridSetup): ReadonlySet<string> {
  const { top, bottom } = rangeOf(state, setup);
  const chosen = state.lines.filter((line, index) =>
    state.selected.size > 0 ? state.selected.has(line.key) : index >= top && index <= bottom,
  );
  const last = state.lines.at(-1);
  return new Set(chosen.filter((line) => line !== last).map(({ key }) => key));
}

export function linesRemoved(state: GridState, setup: GridSetup): Outcome {
  const gone = targetLines(state, setup);
  if (gone.size === 0) return outcome(state);
  const label = linesLabel('grid.step-remove', state, gone);
  const rest = state.lines.filter(({ key }) => !gone.has(key));
  return outcome(stepped(state, setup, label, rest), say('grid.removed', label.values));
}

/** Copies below the last of the lines, with new numbers; the focus goes to the first copy. */
export function linesCopied(state: GridState, setup: GridSetup): Outcome {
  const wanted = targetLines(state, setup);
  if (wanted.size === 0) return outcome(state);
  const sources = state.lines.filter(({ key }) => wanted.has(key));
  const below = state.lines.findLastIndex(({ key }) => wanted.has(key)) + 1;
  const numbers = numbersBetween(state.lines.slice(0, -1), below, sources.length);
  const copies = sources.map((line, place) => ({
    ...line,
    key: setup.newKey(),
    number: numbers[place] ?? 0,
  }));
  const lines = [...state.lines.slice(0, below), ...copies, ...state.lines.slice(below)];
  const first = copies[0]?.key ?? state.focus.line;
  const after = { focus: { ...state.focus, line: first }, anchor: null, selected: new Set<string>() };
  const copied = stepped(state, setup, linesLabel('grid.step-copy', state, wanted), lines, after);
  return askAgain(copied);
}

export function emptyLineAbove(state: GridState, setup: GridSetup): Outcome {
  const at = lineIndex(state, state.focus.line);
  if (at < 0 || at === state.lines.length - 1) return outcome(state);
  const [number = 0] = numbersBetween(state.lines, at, 1);
  const line = emptyLine(setup.newKey(), number);
  const lines = [...state.lines.slice(0, at), line, ...state.lines.slice(at)];
  const after = { focus: { ...state.focus, line: line.key }, anchor: null, selected: new Set<string>() };
  return outcome(stepped(state, setup, { said: 'grid.step-insert', values: { line: number } }, lines, after));
}

/** The target lines change places with the one before or after them. */
export function linesMoved(state: GridState, setup: GridSetup, way: -1 | 1): Outcome {
  const moving = targetLines(state, setup);
  const lines = state.lines.slice(0, -1);
  const order = way === -1 ? lines : lines.toReversed();
  const result: GridLine[] = [];
  for (const line of order) {
    const neighbour = result.at(-1);
    if (moving.has(line.key) && neighbour && !moving.has(neighbour.key))
      result.splice(-1, 1, line, neighbour);
    else result.push(line);
  }
  const moved = [...(way === -1 ? result : result.toReversed()), ...state.lines.slice(-1)];
  return outcome(stepped(state, setup, linesLabel('grid.step-move', state, moving), moved));
}

/** One cell takes the cell above it, a range its top row. */
export function filledDown(state: GridState, setup: GridSetup): Outcome {
  const { top, bottom, left, right } = rangeOf(state, setup);
  const single = top === bottom;
  const source = state.lines[single ? top - 1 : top];
  if (!source) return outcome(state);
  const columns = setup.columns.slice(left, right + 1);
  const lines = state.lines.map((line, index) => {
    if (index < (single ? top : top + 1) || index > bottom) return line;
    const writable = columns.filter((column) => mayWrite(line, column));
    return withCells(line, Object.fromEntries(writable.map(({ id }) => [id, source.cells[id] ?? null])));
  });
  const label = {
    said: 'grid.step-fill',
    values: { line: source.number, count: bottom - top + (single ? 1 : 0) },
  };
  return outcome(stepped(state, setup, label, lines));
}

/** Empties the cells of the range that may be written; whole selected lines go. */
export function cellsEmptied(state: GridState, setup: GridSetup): Outcome {
  if (state.selected.size > 0) return linesRemoved(state, setup);
  const { top, bottom, left, right } = rangeOf(state, setup);
  const columns = setup.columns.slice(left, right + 1);
  const lines = state.lines.map((line, index) =>
    index < top || index > bottom
      ? line
      : withCells(line, emptied(columns.filter((column) => mayWrite(line, column)).map(({ id }) => id))),
  );
  const line = focusedLine(state).number;
  const values = { line, column: focusedColumn(state, setup).title };
  return outcome(stepped(state, setup, { said: 'grid.step-empty', values }, lines));
}

/** A text set into a column of the target lines that allow it; those that do not are named. */
export function columnSet(state: GridState, setup: GridSetup, id: string, text: string): Outcome {
  const column = columnNamed(setup, id);
  const targets = targetLines(state, setup);
  const chosen = state.lines.filter(({ key }) => targets.has(key));
  const barred = chosen.filter((line) => !mayWrite(line, column));
  const lines = state.lines.map((line) =>
    targets.has(line.key) && mayWrite(line, column) ? written(line, column, text, { from: 'typed' }) : line,
  );
  const count = chosen.length - barred.length;
  const set = stepped(
    state,
    setup,
    { said: 'grid.step-set', values: { column: column.title, count } },
    lines,
  );
  const values = { column: column.title, count, lines: barred.map(({ number }) => number).join(', ') };
  const { effects } = column.lookup ? askAgain(set) : { effects: [] };
  return outcome(set, say(barred.length > 0 ? 'grid.set-but' : 'grid.set', values), ...effects);
}

/** A button of the page: one step. */
export function valuesApplied(
  state: GridState,
  setup: GridSetup,
  label: StepLabel,
  values: readonly LineValues[],
): Outcome {
  const byLine = new Map(values.map(({ line, cells }) => [line, cells]));
  const lines = state.lines.map((line) => withCells(line, byLine.get(line.key) ?? {}));
  return outcome(stepped(state, setup, label, lines));
}

export function filledLines(state: GridState): readonly GridLine[] {
  return state.lines.filter((line) => !isEmptyLine(line));
}

function emptied(columns: readonly string[]): Record<string, CellValue> {
  return Object.fromEntries(columns.map((id) => [id, null]));
}

function linesLabel(said: string, state: GridState, keys: ReadonlySet<string>): StepLabel {
  const numbers = state.lines.filter(({ key }) => keys.has(key)).map(({ number }) => number);
  const lines = numbers.length > 4 ? `${numbers.slice(0, 3).join(', ')} …` : numbers.join(', ');
  return { said, values: { lines, count: numbers.length } };
}
