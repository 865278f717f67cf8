import { refusal } from '../../../shared/kernel/refusal.ts';
import { type CellValue, isLookedUp } from './cell-value.ts';
import type { GridColumn, TextSource } from './grid-column.ts';
import { type GridEffect, type Outcome, outcome } from './grid-event.ts';
import { stepped } from './grid-history.ts';
import { type BadCell, type GridLine, withBad, withCells } from './grid-line.ts';
import { focusedColumn, focusedLine, type GridSetup, type GridState, type StepLabel } from './grid-state.ts';
import { type LookupOption, type Taking, takingUnasked } from './look-up.ts';

const TYPED: TextSource = { from: 'typed' };

/**
 * Commits the open cell and closes it: one step, when something changed. A value that is not taken stays as text, red; text
 * of a look-up that was not answered yet stays and is asked for. The focus does not move.
 */
export function kept(state: GridState, setup: GridSetup): Outcome {
  const { editor } = state;
  if (!editor) return outcome(state);
  const [line, column] = [focusedLine(state), focusedColumn(state, setup)];
  const closed: GridState = { ...state, editor: null, waiting: null };
  if (editor.text === editor.original && !line.bad[column.id]) return outcome(closed);
  const text = editor.text.trim();
  if (column.lookup && text !== '') {
    const { list } = editor;
    if (list?.answer && list.answered === editor.text) {
      return placed(closed, setup, line, column, text, takingUnasked(text, list.answer), 'over');
    }
    const asking = replaced(closed, setup, line, withBad(line, column.id, askingFor(text)), column);
    return outcome(asking, ...resolveEffect(asking, line, column, text));
  }
  return outcome(replaced(closed, setup, line, written(line, column, editor.text, TYPED), column));
}

/** The line with a text in a cell: as its value, or as text that is not taken. */
export function written(line: GridLine, column: GridColumn, text: string, source: TextSource): GridLine {
  if (column.lookup) {
    const trimmed = text.trim();
    return trimmed === ''
      ? withCells(line, { [column.id]: null })
      : withBad(line, column.id, askingFor(trimmed));
  }
  const reading = column.read(text, line, source);
  if (!reading.ok) return withBad(line, column.id, { ...reading.bad, text });
  return withCells(line, { [column.id]: reading.value, ...reading.also });
}

/** What an answer does to the cell that asked; `over` writes over what the option fills, `blank` only where nothing stands. */
export function placed(
  state: GridState,
  setup: GridSetup,
  line: GridLine,
  column: GridColumn,
  text: string,
  taking: Taking,
  fills: 'over' | 'blank',
): Outcome {
  const after = lineAfter(setup, line, column, text, taking, fills);
  const effects: readonly GridEffect[] =
    taking.kind === 'none' && taking.unknownBarcode ? [{ does: 'beep' }] : [];
  return outcome(replaced(state, setup, line, after, column), ...effects);
}

export function lineAfter(
  setup: GridSetup,
  line: GridLine,
  column: GridColumn,
  text: string,
  taking: Taking,
  fills: 'over' | 'blank',
): GridLine {
  if (taking.kind !== 'take') return withBad(line, column.id, untaken(text, taking));
  const standing = line.cells[column.id] ?? null;
  const isSame = isLookedUp(standing) && standing.id === taking.option.id && !taking.scan;
  if (isSame) return withCells(line, { [column.id]: takenValue(column, taking.option) });
  const scanned = taking.scan && setup.quantityColumn ? { [setup.quantityColumn]: ONE } : {};
  const wanted: Record<string, CellValue> = { ...taking.option.fills, ...scanned };
  const filled = Object.entries(wanted).filter(
    ([id]) => fills === 'over' || ((line.cells[id] ?? null) === null && !line.bad[id]),
  );
  return withCells(line, { [column.id]: takenValue(column, taking.option), ...Object.fromEntries(filled) });
}

/** The label of one committed cell: “Qty, line 30”. */
export function cellLabel(line: GridLine, column: GridColumn): StepLabel {
  return { said: 'grid.step-cell', values: { column: column.title, line: line.number } };
}

/** One unit, in millionths. */
const ONE = 1_000_000;

function takenValue(column: GridColumn, option: LookupOption): CellValue {
  return column.lookup ? { id: option.id, text: option.text } : option.id;
}

function askingFor(text: string): BadCell {
  return { text, tone: 'asking', refusal: refusal('grid.asking', { text }), ways: [] };
}

function untaken(text: string, taking: Exclude<Taking, { kind: 'take' }>): BadCell {
  if (taking.kind === 'many') {
    return {
      text,
      tone: 'red',
      refusal: refusal('grid.many-match', { count: taking.total, text }),
      ways: [],
    };
  }
  const { nearest } = taking;
  return nearest
    ? {
        text,
        tone: 'red',
        refusal: refusal('grid.none-but-nearest', { text, nearest: nearest.text }),
        ways: [{ text: nearest.text }],
      }
    : { text, tone: 'red', refusal: refusal('grid.none-match', { text }), ways: [] };
}

function resolveEffect(
  state: GridState,
  line: GridLine,
  column: GridColumn,
  text: string,
): readonly GridEffect[] {
  const stands = state.lines.some(({ key }) => key === line.key);
  return stands ? [{ does: 'resolve', cells: [{ place: { line: line.key, column: column.id }, text }] }] : [];
}

/** One line exchanged, as one step named after the cell. */
export function replaced(
  state: GridState,
  setup: GridSetup,
  line: GridLine,
  after: GridLine,
  column: GridColumn,
): GridState {
  if (after === line) return state;
  const lines = state.lines.map((candidate) => (candidate.key === line.key ? after : candidate));
  return stepped(state, setup, cellLabel(line, column), lines);
}
