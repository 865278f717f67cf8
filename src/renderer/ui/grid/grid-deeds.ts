import { cellLabel, kept, placed } from './cell-commit.ts';
import {
  cancelled,
  listClosed,
  listOpened,
  oldTextBack,
  opened,
  textRedone,
  textUndone,
  typedOver,
} from './cell-editing.ts';
import { isBlank } from './cell-value.ts';
import { stopBeyond } from './entry-stops.ts';
import { andThen, type Outcome, outcome, say } from './grid-event.ts';
import { redone, stepped, undone } from './grid-history.ts';
import type { GridAct, GridDeed, Way } from './grid-keys.ts';
import { isEmptyLine, withCells } from './grid-line.ts';
import {
  extendedTo,
  firstCell,
  lastFilled,
  lastFilledLine,
  lineEdge,
  movedTo,
  NO_LINES,
  neighbour,
  problemBeyond,
  rowAway,
  steppedTo,
} from './grid-moves.ts';
import {
  askingCount,
  focusedColumn,
  focusedLine,
  type GridSetup,
  type GridState,
  mayWrite,
} from './grid-state.ts';
import {
  cellsEmptied,
  emptyLineAbove,
  filledDown,
  filledLines,
  linesCopied,
  linesRemoved,
} from './line-operations.ts';
import { takingOf } from './look-up.ts';
import { chosenOption, type OptionMove, optionMoved } from './option-moves.ts';

/** What a key does; an open cell that it commits is closed already. */
export function deedDone(state: GridState, setup: GridSetup, { does }: GridAct): Outcome {
  const [verb = '', way = ''] = [does.slice(0, does.lastIndexOf('-')), does.slice(does.lastIndexOf('-') + 1)];
  if (isWay(way)) {
    if (verb === 'cell') return outcome(steppedTo(state, setup, neighbour(state, setup, way)));
    if (verb === 'extend') return outcome(extendedTo(state, setup, neighbour(state, setup, way)));
    if (verb === 'far') return outcome(steppedTo(state, setup, lastFilled(state, setup, way)));
    if (verb === 'extend-far') return outcome(extendedTo(state, setup, lastFilled(state, setup, way)));
  }
  if (does.startsWith('option-')) {
    return outcome(optionMoved(state, setup, does.slice('option-'.length) as OptionMove));
  }
  return namedDeeds[does]?.(state, setup) ?? outcome(state);
}

/** What these keys do depends on the answer to the text: they wait for it. Nothing is confirmed before it is there. */
export function replaysAfterAnswer(does: GridDeed): boolean {
  return ['take', 'take-by-tab', 'primary'].includes(does) || does.startsWith('option-');
}

type Doing = (state: GridState, setup: GridSetup) => Outcome;

const namedDeeds: Readonly<Partial<Record<GridDeed, Doing>>> = {
  edit: (state, setup) =>
    state.editor
      ? outcome({ ...state, editor: { ...state.editor, under: 'edit' } })
      : opened(state, setup, 'edit'),
  'row-below': rowBelow,
  'row-above': (state, setup) => outcome(steppedTo(state, setup, rowAway(state, -1))),
  'next-stop': (state, setup) => nextStop(state, setup, 1),
  'previous-stop': (state, setup) => nextStop(state, setup, -1),
  'line-start': (state, setup) => outcome(steppedTo(state, setup, lineEdge(state, setup, 'start'))),
  'line-end': (state, setup) => outcome(steppedTo(state, setup, lineEdge(state, setup, 'end'))),
  'first-cell': (state, setup) => outcome(steppedTo(state, setup, firstCell(state, setup))),
  'last-line': (state, setup) => outcome(steppedTo(state, setup, lastFilledLine(state))),
  'screen-up': (state, setup) => outcome(steppedTo(state, setup, rowAway(state, -setup.pageRows()))),
  'screen-down': (state, setup) => outcome(steppedTo(state, setup, rowAway(state, setup.pageRows()))),
  'all-lines': (state) => {
    const keys = filledLines(state).map(({ key }) => key);
    const selected = new Set(keys);
    return outcome({ ...state, selected, selectedFrom: keys[0] ?? null, anchor: null }, linesSaid(selected));
  },
  'select-line': (state) => {
    const line = focusedLine(state);
    if (isEmptyLine(line)) return outcome(state);
    const selected = new Set([...state.selected, line.key]);
    return outcome({ ...state, selected, selectedFrom: line.key, anchor: null }, linesSaid(selected));
  },
  tick: ticked,
  'empty-cells': cellsEmptied,
  'empty-and-type': (state, setup) => opened({ ...state, selected: NO_LINES }, setup, 'type'),
  'remove-lines': linesRemoved,
  'fill-down': filledDown,
  'copy-lines': linesCopied,
  'line-above': emptyLineAbove,
  today: todaySet,
  'open-list': listOpened,
  'close-list': (state) => outcome(listClosed(state)),
  'close-list-to-edit': (state) => outcome(listClosed(state, 'edit')),
  take: (state, setup) => taken(state, setup, rowBelow),
  'take-by-tab': (state, setup) => taken(state, setup, (at) => nextStop(at, setup, 1)),
  'paste-new': (state) => outcome(state, { does: 'paste-new' }),
  undo: undone,
  redo: redone,
  'text-undo': (state, setup) => textUndone(state, setup) ?? outcome(state),
  'text-undo-to-move': (state, setup) =>
    textUndone(state, setup) ??
    (state.editor && state.editor.text !== state.editor.original
      ? outcome(oldTextBack(state))
      : outcome(cancelled(state))),
  'text-redo': textRedone,
  escape: escaped,
  cancel: (state) => outcome(cancelled(state)),
  primary: (state) => outcome(state, { does: 'primary' }),
  'next-problem': (state, setup) => toProblem(state, setup, 1),
  'previous-problem': (state, setup) => toProblem(state, setup, -1),
  menu: (state) => outcome(state, { does: 'menu' }),
};

function isWay(text: string): text is Way {
  return text === 'left' || text === 'right' || text === 'up' || text === 'down';
}

function rowBelow(state: GridState, setup: GridSetup): Outcome {
  const below = rowAway(state, 1);
  return outcome(steppedTo(state, setup, { ...below, column: state.runStart ?? below.column }));
}

function nextStop(state: GridState, setup: GridSetup, way: 1 | -1): Outcome {
  const stop = stopBeyond(state, setup, way);
  if (!stop)
    return outcome({ ...state, runStart: null }, { does: 'leave', to: way === 1 ? 'next' : 'previous' });
  const runStart = way === 1 ? (state.runStart ?? state.focus.column) : state.runStart;
  return outcome({ ...movedTo(state, setup, stop), runStart });
}

/** Enter or Tab in an open list whose answer is to the text: the option, else the text, red; then the next stop. */
function taken(state: GridState, setup: GridSetup, ifEmpty: Doing): Outcome {
  const [line, column] = [focusedLine(state), focusedColumn(state, setup)];
  const { editor } = state;
  const answer = editor?.list?.answer;
  if (!editor || !answer) return outcome(cancelled(state));
  const chosen =
    chosenOption(state) ?? (column.lookup ? null : (answer.options[editor.list?.highlighted ?? -1] ?? null));
  if (!chosen && editor.text.trim() === '') return andThen(kept(state, setup), (at) => ifEmpty(at, setup));
  if (!chosen && !column.lookup) return andThen(kept(state, setup), (at) => nextStop(at, setup, 1));
  const text = editor.text.trim();
  const taking = takingOf(text, answer, chosen);
  const closed: GridState = { ...state, editor: null, waiting: null };
  return andThen(placed(closed, setup, line, column, text, taking, 'over'), (at) => {
    const scanned = taking.kind === 'take' ? taking.scan : taking.kind === 'none' && taking.unknownBarcode;
    const toNextLine = scanned && setup.afterScan?.() !== 'quantity';
    return toNextLine ? outcome(steppedTo(at, setup, rowAway(at, 1))) : nextStop(at, setup, 1);
  });
}

function ticked(state: GridState, setup: GridSetup): Outcome {
  const [line, column] = [focusedLine(state), focusedColumn(state, setup)];
  if (column.kind === 'number') {
    if (isEmptyLine(line)) return outcome(state);
    const selected = new Set(state.selected);
    if (!selected.delete(line.key)) selected.add(line.key);
    return outcome({ ...state, selected, selectedFrom: line.key, anchor: null }, linesSaid(selected));
  }
  if (column.kind !== 'tick') return opened(state, setup, 'type', ' ');
  if (!mayWrite(line, column)) return outcome(state);
  const after = withCells(line, { [column.id]: isBlank(line.cells[column.id] ?? null) });
  const lines = state.lines.map((candidate) => (candidate === line ? after : candidate));
  return outcome(stepped(state, setup, cellLabel(line, column), lines));
}

function todaySet(state: GridState, setup: GridSetup): Outcome {
  const [line, column] = [focusedLine(state), focusedColumn(state, setup)];
  const today = column.today?.();
  if (today === undefined || !mayWrite(line, column)) return outcome(state);
  if (state.editor) return typedOver(state, setup, column.edit(today));
  const after = withCells(line, { [column.id]: today });
  const lines = state.lines.map((candidate) => (candidate === line ? after : candidate));
  return outcome(stepped(state, setup, cellLabel(line, column), lines));
}

function escaped(state: GridState): Outcome {
  if (state.anchor || state.selected.size > 0) {
    return outcome({ ...state, anchor: null, selected: NO_LINES, selectedFrom: null });
  }
  if (isPasteUnderWay(state)) return undone(state);
  return outcome({ ...state, runStart: null }, { does: 'leave', to: 'out' });
}

/** Items of the last paste are still being looked up: Esc stops that and restores. */
function isPasteUnderWay(state: GridState): boolean {
  return state.past.at(-1)?.label.said === 'grid.step-paste' && askingCount(state) > 0;
}

function toProblem(state: GridState, setup: GridSetup, way: 1 | -1): Outcome {
  const place = problemBeyond(state, setup, way);
  if (place) return outcome(steppedTo(state, setup, place));
  return outcome(state, setup.problemsBeyond ? { does: 'problem-beyond', way } : say('grid.nothing-to-fix'));
}

function linesSaid(selected: ReadonlySet<string>) {
  return say('grid.lines-selected', { count: selected.size });
}
