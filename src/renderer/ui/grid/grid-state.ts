import { type CellValue, isBlank } from './cell-value.ts';
import { type GridColumn, isReadOnly } from './grid-column.ts';
import type { GridEvent, PasteColumns } from './grid-event.ts';
import type { GridMode } from './grid-keys.ts';
import type { BadCell, GridLine, LineResults } from './grid-line.ts';
import type { LookupAnswer } from './look-up.ts';

/** A cell by its line's key and its column's id: it stays the same cell when lines come and go. */
export interface CellPlace {
  readonly line: string;
  readonly column: string;
}

/** Where the person is; undo puts it back. */
export interface Cursor {
  readonly focus: CellPlace;
  /** The far corner of a range; null when only the focused cell counts. */
  readonly anchor: CellPlace | null;
  readonly selected: ReadonlySet<string>;
}

export interface OpenList {
  /** The last answer, kept in sight while the next is fetched; it counts only when `answered` is the text. */
  readonly answer: LookupAnswer | null;
  readonly answered: string | null;
  readonly highlighted: number;
  /** The person moved to the highlighted row. */
  readonly chosen: boolean;
}

export interface CellEditor {
  readonly text: string;
  /** What stood in the cell, as it would be edited. */
  readonly original: string;
  readonly under: 'type' | 'edit';
  readonly list: OpenList | null;
  /** Texts before this one, and those undone; the field's own undo knows nothing of replaced text. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** One undoable step: the lines and the cursor around it. Lines are shared, so that a step costs a list of pointers. */
export interface GridStep {
  readonly label: StepLabel;
  readonly linesBefore: readonly GridLine[];
  readonly linesAfter: readonly GridLine[];
  readonly cursorBefore: Cursor;
  readonly cursorAfter: Cursor;
}

export interface StepLabel {
  /** Key of the sentence in the strings. */
  readonly said: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface GridState extends Cursor {
  /** Counts changes of the columns, so that everything is drawn again. */
  readonly columnsTurn: number;
  /** The last one is always empty and not part of the document. */
  readonly lines: readonly GridLine[];
  readonly results: ReadonlyMap<string, LineResults>;
  /** Where Shift Space began, for Shift arrows that add lines. */
  readonly selectedFrom: string | null;
  /** Column of the first stop of the run of Tabs and taken options; Enter goes back to it. */
  readonly runStart: string | null;
  readonly editor: CellEditor | null;
  /** Enter or Tab came before the answer to the text: what was done since waits behind it. */
  readonly waiting: { readonly queued: readonly GridEvent[] } | null;
  readonly past: readonly GridStep[];
  readonly future: readonly GridStep[];
}

export interface GridSetup {
  readonly columns: readonly GridColumn[];
  readonly newKey: () => string;
  /** Rows of one screen, for PageUp and PageDown. */
  readonly pageRows: () => number;
  /** The look-up column a scan goes to, and the quantity it sets to one. */
  readonly itemColumn?: string;
  readonly quantityColumn?: string;
  /** The page has more to fix than cells: F8 goes on there after the last of them. */
  readonly problemsBeyond?: true;
  /** Columns this person has made stops of Tab besides the grid's own. */
  readonly extraStops?: () => ReadonlySet<string>;
  readonly afterScan?: () => 'next-line' | 'quantity';
  /** Where the columns of a clipboard this wide went last time, and the wish to remember it: per customer. */
  readonly pastedBefore?: (width: number) => PasteColumns | undefined;
  readonly pasteRemembered?: (columns: PasteColumns) => void;
}

export const MOST_STEPS = 200;

export function modeOf({ editor }: GridState): GridMode {
  return editor === null ? 'move' : editor.list ? 'lookup' : editor.under;
}

export function lineIndex(state: GridState, key: string): number {
  return state.lines.findIndex((line) => line.key === key);
}

export function focusedLine(state: GridState): GridLine {
  const line = state.lines.find(({ key }) => key === state.focus.line) ?? state.lines.at(-1);
  if (!line) throw new Error('a grid always has its empty line');
  return line;
}

export function columnNamed(setup: GridSetup, id: string): GridColumn {
  const column = setup.columns.find((candidate) => candidate.id === id) ?? setup.columns[0];
  if (!column) throw new Error('a grid has at least one column');
  return column;
}

export function focusedColumn(state: GridState, setup: GridSetup): GridColumn {
  return columnNamed(setup, state.focus.column);
}

/** What was entered, or else what the page worked out. */
export function valueAt(state: GridState, line: GridLine, column: string): CellValue {
  const entered = line.cells[column] ?? null;
  if (!isBlank(entered)) return entered;
  return state.results.get(line.key)?.cells[column] ?? null;
}

export function badAt(line: GridLine, column: string): BadCell | undefined {
  return line.bad[column];
}

export function isFilled(state: GridState, line: GridLine, column: GridColumn): boolean {
  return column.id in line.bad || !isBlank(valueAt(state, line, column.id));
}

/** The text an editor opens with, and the clipboard takes. */
export function editTextAt(state: GridState, line: GridLine, column: GridColumn): string {
  if (column.kind === 'number') return String(line.number);
  return line.bad[column.id]?.text ?? column.edit(valueAt(state, line, column.id));
}

export function mayWrite(line: GridLine, column: GridColumn): boolean {
  return !isReadOnly(column, line);
}

/** Red or amber: text that was not taken, or what the page says of it. Asking is neither. */
export function isProblem(state: GridState, line: GridLine, column: string): boolean {
  const bad = line.bad[column];
  if (bad && bad.tone !== 'asking') return true;
  return state.results.get(line.key)?.notes[column]?.tone === 'red';
}

/** Cells whose text waits for an answer: more than none for longer than a moment is worth a word. */
export function askingCount({ lines }: GridState): number {
  const known = counted.get(lines);
  if (known !== undefined) return known;
  let count = 0;
  for (const { bad } of lines) for (const column in bad) if (bad[column]?.tone === 'asking') count += 1;
  counted.set(lines, count);
  return count;
}

const counted = new WeakMap<readonly GridLine[], number>();

/** The text being typed, for whoever keeps it through a crash; null in Move. */
export function typedNow({
  editor,
  focus,
}: GridState): { readonly place: CellPlace; readonly text: string } | null {
  return editor && editor.text !== editor.original ? { place: focus, text: editor.text } : null;
}

/** First and last line and column of the range or the focused cell, inclusive. */
export function rangeOf(state: GridState, setup: GridSetup) {
  const ids = setup.columns.map(({ id }) => id);
  const corner = state.anchor ?? state.focus;
  const rows = [lineIndex(state, state.focus.line), lineIndex(state, corner.line)];
  const cols = [ids.indexOf(state.focus.column), ids.indexOf(corner.column)];
  return {
    top: Math.max(0, Math.min(...rows)),
    bottom: Math.max(0, ...rows),
    left: Math.max(0, Math.min(...cols)),
    right: Math.max(0, ...cols),
  };
}
