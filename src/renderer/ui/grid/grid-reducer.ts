import { kept, lineAfter, replaced, written } from './cell-commit.ts';
import { answered, isAnswered, opened, typedOver } from './cell-editing.ts';
import { pasted } from './grid-clipboard.ts';
import { deedDone, replaysAfterAnswer } from './grid-deeds.ts';
import { andThen, type GridEvent, type Outcome, outcome, type ResolvedCell, say } from './grid-event.ts';
import { settled } from './grid-history.ts';
import {
  emptyLine,
  endedByEmptyLine,
  type GridLine,
  isEmptyLine,
  LINE_STEP,
  nextNumber,
  withBad,
} from './grid-line.ts';
import { extendedTo, NO_LINES, steppedTo } from './grid-moves.ts';
import {
  askingCount,
  type CellPlace,
  columnNamed,
  focusedLine,
  type GridSetup,
  type GridState,
  modeOf,
} from './grid-state.ts';
import { cellsEmptied, columnSet, linesMoved, valuesApplied } from './line-operations.ts';
import { takingUnasked } from './look-up.ts';

/** A grid with these lines; the focus is on the item of the empty line, where work begins. */
export function startedWith(lines: readonly GridLine[], setup: GridSetup): GridState {
  const first = emptyLine(setup.newKey(), lines.length === 0 ? LINE_STEP : nextNumber(lines));
  const all = endedByEmptyLine([...lines, first], setup.newKey);
  const column = setup.itemColumn ?? setup.columns.find(({ stop }) => stop)?.id ?? setup.columns[0]?.id ?? '';
  return {
    columnsTurn: 0,
    lines: all,
    results: new Map(),
    focus: { line: all.at(-1)?.key ?? first.key, column },
    anchor: null,
    selected: NO_LINES,
    selectedFrom: null,
    runStart: null,
    editor: null,
    waiting: null,
    past: [],
    future: [],
  };
}

/** What an event makes of a grid, and what it asks of the world. `copied` is the text this grid copied last. */
export function reduceGrid(state: GridState, event: GridEvent, setup: GridSetup, copied = ''): Outcome {
  const pass = ['answer', 'unanswered', 'resolved', 'attach', 'load'].includes(event.type);
  if (state.waiting && !pass && !isCancel(event)) {
    return outcome({ ...state, waiting: { queued: [...state.waiting.queued, event] } });
  }
  switch (event.type) {
    case 'key':
      return keyDone(state, event, setup);
    case 'deed':
      return deedDone(state, setup, { does: event.does });
    case 'character':
      return characterTyped(state, setup, event.text);
    case 'compose':
      return state.editor ? outcome(state) : opened(state, setup, 'type');
    case 'input':
      return typedOver(state, setup, event.text);
    case 'point':
      return pointed(state, setup, event);
    case 'point-line':
      return andThen(kept(state, setup), (at) => linePointed(at, setup, event));
    case 'columns':
      return andThen(kept(state, setup), (at) => outcome(columnsChanged(at, setup)));
    case 'edit-at':
      return andThen(pointed(state, setup, event), (at) =>
        at.editor ? outcome(at) : opened(at, setup, 'edit'),
      );
    case 'leave-editor':
      return kept(state, setup);
    case 'retype':
      return andThen(pointed(state, setup, event), (at) => opened(at, setup, 'type', event.text));
    case 'option':
      return optionPointed(state, setup, event.place);
    case 'answer':
      return replayed(answered(state, event.text, event.answer), setup, copied);
    case 'unanswered':
      return unanswered(state, setup, event.text, copied);
    case 'resolved':
      return pasteSettled(state, resolved(state, setup, event.cells));
    case 'attach':
      return outcome({ ...state, results: new Map([...state.results, ...event.results]) });
    case 'paste':
      return andThen(kept(state, setup), (at) =>
        pasted({ ...at, runStart: null }, setup, event, copied !== '' && event.text === copied),
      );
    case 'cut':
      return cellsEmptied(state, setup);
    case 'use':
      return used(state, setup, event.place, event.text);
    case 'apply':
      return andThen(kept(state, setup), (at) => valuesApplied(at, setup, event.label, event.values));
    case 'set-column':
      return columnSet(state, setup, event.column, event.text);
    case 'move-lines':
      return linesMoved(state, setup, event.way);
    case 'load':
      return outcome(startedWith(event.lines, setup));
  }
}

function keyDone(state: GridState, event: Extract<GridEvent, { type: 'key' }>, setup: GridSetup): Outcome {
  const act = event.key[modeOf(state)];
  if (replaysAfterAnswer(act.does) && needsAnswer(state)) {
    return outcome({ ...state, waiting: { queued: [event] } });
  }
  if (act.does === 'native') return textKeyDone(state, event, setup);
  if (!act.keeps) return deedDone(state, setup, act);
  return andThen(kept(state, setup), (at) => deedDone(at, setup, act));
}

/** A key of the text field that was pressed before there was one: Backspace is made up for, the caret is at the end. */
function textKeyDone(
  state: GridState,
  { key }: Extract<GridEvent, { type: 'key' }>,
  setup: GridSetup,
): Outcome {
  const { editor } = state;
  if (!editor || key.move.does !== 'empty-and-type') return outcome(state);
  return typedOver(state, setup, editor.text.slice(0, -1));
}

/** A look-up with text whose answer has not come: what Enter, Tab and Down do depends on it. */
function needsAnswer(state: GridState): boolean {
  const { editor } = state;
  return Boolean(editor?.list && editor.text.trim() !== '' && !isAnswered(state));
}

function isCancel(event: GridEvent): boolean {
  return event.type === 'key' && event.key.move.does === 'escape';
}

/** What was done since Enter or Tab, in its order, now that the answer is there. */
function replayed(state: GridState, setup: GridSetup, copied: string): Outcome {
  const { waiting } = state;
  if (!waiting || !isAnswered(state)) return outcome(state);
  let result = outcome({ ...state, waiting: null });
  for (const event of waiting.queued) result = andThen(result, (at) => reduceGrid(at, event, setup, copied));
  return result;
}

/** The look-up could not be read: the text stays and is red, and nobody is held. */
function unanswered(state: GridState, setup: GridSetup, text: string, copied: string): Outcome {
  if (!state.editor?.list || state.editor.text !== text) return outcome(state);
  const none = { options: [], exact: null, nearest: null, total: 0 };
  return andThen(replayed(answered(state, text, none), setup, copied), (at) =>
    outcome(at, say('grid.unread')),
  );
}

function characterTyped(state: GridState, setup: GridSetup, text: string): Outcome {
  if (state.editor) return typedOver(state, setup, state.editor.text + text);
  return opened(state, setup, 'type', text);
}

function pointed(
  state: GridState,
  setup: GridSetup,
  { place, ...how }: { readonly place: CellPlace; readonly extends?: boolean },
): Outcome {
  const same = state.focus.line === place.line && state.focus.column === place.column;
  if (state.editor && same) return outcome(state);
  return andThen(kept(state, setup), (at) =>
    outcome(how.extends ? extendedTo(at, setup, place) : steppedTo(at, setup, place)),
  );
}

function linePointed(
  state: GridState,
  setup: GridSetup,
  { place, how }: { readonly place: CellPlace; readonly how: 'only' | 'also' | 'through' },
): Outcome {
  const moved = { ...state, focus: place, anchor: null, runStart: null };
  const line = focusedLine(moved);
  if (how === 'through' && state.selectedFrom !== null) return outcome(extendedTo(state, setup, place));
  const selected = new Set(how === 'also' ? state.selected : NO_LINES);
  if (!isEmptyLine(line) && !selected.delete(line.key)) selected.add(line.key);
  return outcome({ ...moved, selected, selectedFrom: line.key });
}

/** A focus on a column that went stands on the first stop. */
function columnsChanged(state: GridState, setup: GridSetup): GridState {
  const stands = setup.columns.some(({ id }) => id === state.focus.column);
  const column = stands ? state.focus.column : (setup.itemColumn ?? setup.columns[0]?.id ?? '');
  const focus = { ...state.focus, column };
  return { ...state, focus, anchor: null, runStart: null, columnsTurn: state.columnsTurn + 1 };
}

/** When the last items of a paste have been looked up, what is left to fix is said. */
function pasteSettled(before: GridState, state: GridState): Outcome {
  const paste = state.past.at(-1);
  const settledNow = askingCount(before) > 0 && askingCount(state) === 0;
  if (!settledNow || paste?.label.said !== 'grid.step-paste') return outcome(state);
  const old = new Set(paste.linesBefore);
  const bad = state.lines.flatMap((line) => (old.has(line) ? [] : Object.keys(line.bad))).length;
  return bad === 0
    ? outcome(state)
    : outcome(state, say('grid.pasted-to-fix', { ...paste.label.values, bad }));
}

function optionPointed(state: GridState, setup: GridSetup, place: number): Outcome {
  const { editor } = state;
  if (!editor?.list || !isAnswered(state)) return outcome(state);
  const list = { ...editor.list, highlighted: place, chosen: true };
  return deedDone({ ...state, editor: { ...editor, list } }, setup, { does: 'take' });
}

/** Answers to texts that stand in cells. A cell that holds another text by now is left alone. */
function resolved(state: GridState, setup: GridSetup, cells: readonly ResolvedCell[]): GridState {
  const byLine = Map.groupBy(cells, ({ place }) => place.line);
  const lines = state.lines.map((line) =>
    (byLine.get(line.key) ?? []).reduce((current, { place, text, answer }) => {
      const bad = current.bad[place.column];
      if (bad?.tone !== 'asking' || bad.text !== text) return current;
      const column = columnNamed(setup, place.column);
      if (!answer) {
        const unread = { ...bad, tone: 'red', refusal: { code: 'grid.unread', params: {} } } as const;
        return withBad(current, place.column, unread);
      }
      return lineAfter(setup, current, column, text, takingUnasked(text, answer), 'blank');
    }, line),
  );
  return settled(state, setup, lines);
}

function used(state: GridState, setup: GridSetup, place: CellPlace, text: string): Outcome {
  return andThen(kept(state, setup), (closed) => {
    const at = steppedTo(closed, setup, place);
    const [line, column] = [focusedLine(at), columnNamed(setup, place.column)];
    const after = replaced(at, setup, line, written(line, column, text, { from: 'typed' }), column);
    return column.lookup ? outcome(after, { does: 'resolve', cells: [{ place, text }] }) : outcome(after);
  });
}
