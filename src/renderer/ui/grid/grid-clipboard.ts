import { styleShownBy } from '../../../shared/kernel/typed-number.ts';
import { written } from './cell-commit.ts';
import type { GridColumn, TextSource } from './grid-column.ts';
import { type GridEvent, type Outcome, outcome, say } from './grid-event.ts';
import { stepped } from './grid-history.ts';
import { emptyLine, type GridLine, isEmptyLine, LINE_STEP, nextNumber } from './grid-line.ts';
import {
  columnNamed,
  editTextAt,
  focusedLine,
  type GridSetup,
  type GridState,
  lineIndex,
  mayWrite,
  rangeOf,
} from './grid-state.ts';
import { type PasteBlock, pasteBlock } from './paste-columns.ts';
import { parseTabSeparated, toTabSeparated } from './tab-separated.ts';

/** Above this the import page takes over. */
export const MOST_PASTED_LINES = 2_000;

/** What Mod C takes: the range, or whole selected lines under their headings; exact numbers. */
export function copiedText(state: GridState, setup: GridSetup): string {
  if (state.selected.size > 0) {
    const lines = state.lines.filter(({ key }) => state.selected.has(key));
    const titles = setup.columns.map(({ title }) => title);
    return toTabSeparated([titles, ...lines.map((line) => texts(state, line, setup.columns))]);
  }
  const { top, bottom, left, right } = rangeOf(state, setup);
  const columns = setup.columns.slice(left, right + 1);
  return toTabSeparated(state.lines.slice(top, bottom + 1).map((line) => texts(state, line, columns)));
}

/**
 * Pastes a block at the focused cell, or as new lines at the end: one step. Cells that cannot be read keep their text, red;
 * values for cells that may not be written are skipped and counted. `own` is text that this grid copied itself.
 */
export function pasted(
  state: GridState,
  setup: GridSetup,
  event: Extract<GridEvent, { type: 'paste' }>,
  own: boolean,
): Outcome {
  const cells = parseTabSeparated(event.text);
  if (event.text === '') return outcome(state);
  if (cells.length > MOST_PASTED_LINES) return outcome(state, { does: 'hand-over', text: event.text });
  const start = event.asNew ? state.lines.length - 1 : rangeOf(state, setup).top;
  const onEmptyLine = event.asNew === true || isEmptyLine(focusedLine(state));
  const leftmost = setup.columns[rangeOf(state, setup).left]?.id ?? state.focus.column;
  const from = { column: event.asNew ? (setup.itemColumn ?? leftmost) : leftmost, onEmptyLine };
  const block = repeated(state, setup, event, pasteBlock(cells, setup, from, event.columns));
  return blockPut(state, setup, start, block, own);
}

function blockPut(
  state: GridState,
  setup: GridSetup,
  start: number,
  block: PasteBlock,
  own: boolean,
): Outcome {
  const columns = block.columns.map((id) => (id === null ? null : columnNamed(setup, id)));
  const source: TextSource = own ? { from: 'typed' } : { from: 'pasted', settled: styleOf(block, columns) };
  const lines = [...state.lines];
  let number = nextNumber(state.lines.slice(0, -1));
  let skipped = 0;
  for (const [offset, row] of block.rows.entries()) {
    const at = start + offset;
    let line = lines[at] ?? emptyLine(setup.newKey(), number);
    number = Math.max(number, line.number + LINE_STEP);
    for (const [place, text] of row.entries()) {
      const column = columns[place];
      if (column && mayWrite(line, column)) line = written(line, column, text.trim(), source);
      else if (text.trim() !== '') skipped += 1;
    }
    lines[at] = line;
  }
  const { length } = block.rows;
  const label = { said: 'grid.step-paste', values: { count: length } };
  const after = stepped(state, setup, label, lines, pastedCursor(state, setup, lines, start, block));
  if (after === state) return outcome(state);
  const put = lines.slice(start, start + length);
  const bad = put.flatMap((line) => Object.values(line.bad)).filter(({ tone }) => tone !== 'asking').length;
  const asking = put.flatMap((line) =>
    Object.entries(line.bad).flatMap(([column, { tone, text }]) =>
      tone === 'asking' ? [{ place: { line: line.key, column }, text }] : [],
    ),
  );
  const said = say(bad > 0 ? 'grid.pasted-to-fix' : skipped > 0 ? 'grid.pasted-skipped' : 'grid.pasted', {
    count: length,
    bad,
    skipped,
  });
  return asking.length > 0 ? outcome(after, said, { does: 'resolve', cells: asking }) : outcome(after, said);
}

/** A smaller block repeats only where the range is an exact multiple of it. */
function repeated(
  state: GridState,
  setup: GridSetup,
  event: { readonly asNew?: boolean; readonly columns?: unknown },
  block: PasteBlock,
): PasteBlock {
  if (event.asNew || event.columns || block.headed || !state.anchor) return block;
  const { top, bottom, left, right } = rangeOf(state, setup);
  const width = block.columns.length;
  const [down, across] = [(bottom - top + 1) / block.rows.length, (right - left + 1) / width];
  if (!Number.isInteger(down) || !Number.isInteger(across)) return block;
  const wide = block.rows.map((row) =>
    Array.from({ length: width * across }, (_, place) => row[place % width] ?? ''),
  );
  return {
    ...block,
    rows: Array.from({ length: down }, () => wide).flat(),
    columns: setup.columns.slice(left, right + 1).map(({ id }) => id),
  };
}

function styleOf(block: PasteBlock, columns: readonly (GridColumn | null)[]) {
  return styleShownBy(
    block.rows.flatMap((row) => row.filter((_, place) => isNumeric(columns[place] ?? null))),
  );
}

function isNumeric(column: GridColumn | null): boolean {
  return column !== null && ['quantity', 'price', 'percent', 'amount'].includes(column.kind);
}

function pastedCursor(
  state: GridState,
  setup: GridSetup,
  lines: readonly GridLine[],
  start: number,
  block: PasteBlock,
) {
  const known = block.columns.filter((id) => id !== null);
  const order = setup.columns.map(({ id }) => id).filter((id) => known.includes(id));
  const [first, last] = [lines[start], lines[start + block.rows.length - 1]];
  const selected = new Set<string>();
  if (!first || !last) return { focus: state.focus, anchor: null, selected };
  const focus = { line: first.key, column: order[0] ?? state.focus.column };
  const corner = { line: last.key, column: order.at(-1) ?? focus.column };
  const single = corner.line === focus.line && corner.column === focus.column;
  return { focus, anchor: single ? null : corner, selected };
}

function texts(state: GridState, line: GridLine, columns: readonly GridColumn[]): string[] {
  const isGhost = lineIndex(state, line.key) === state.lines.length - 1;
  return columns.map((column) => (isGhost ? '' : editTextAt(state, line, column)));
}
