import { type GridEffect, type Outcome, outcome } from './grid-event.ts';
import {
  type CellEditor,
  editTextAt,
  focusedColumn,
  focusedLine,
  type GridSetup,
  type GridState,
  mayWrite,
  type OpenList,
} from './grid-state.ts';
import { localAnswer, localHighlight, opensList } from './local-lists.ts';
import { highlightedFirst, type LookupAnswer } from './look-up.ts';

/** How many texts of one cell can be undone. */
const MOST_TEXTS = 100;
const NO_ANSWER: OpenList = { answer: null, answered: null, highlighted: -1, chosen: false };

/** Opens the editor: typing replaces what stood there, editing keeps it. Nothing happens where nothing may be written. */
export function opened(state: GridState, setup: GridSetup, under: 'type' | 'edit', typed = ''): Outcome {
  const [line, column] = [focusedLine(state), focusedColumn(state, setup)];
  if (!mayWrite(line, column)) return outcome(state);
  const original = editTextAt(state, line, column);
  const text = under === 'type' ? typed : original;
  const editor: CellEditor = { text, original, under, list: null, before: [], after: [] };
  const open: GridState = { ...state, editor, anchor: null };
  return under === 'type' && typed !== '' && column.lookup ? listOpened(open, setup) : outcome(open);
}

/** The text changed by hand. */
export function typedOver(state: GridState, setup: GridSetup, text: string): Outcome {
  const { editor } = state;
  if (!editor || editor.text === text) return outcome(state);
  const before = [...editor.before, editor.text].slice(-MOST_TEXTS);
  return withText(state, setup, { ...editor, text, before, after: [] });
}

/** The text before the last change; undefined when there is none. */
export function textUndone(state: GridState, setup: GridSetup): Outcome | undefined {
  const { editor } = state;
  const text = editor?.before.at(-1);
  if (!editor || text === undefined) return undefined;
  const after = [...editor.after, editor.text];
  return withText(state, setup, { ...editor, text, before: editor.before.slice(0, -1), after });
}

export function textRedone(state: GridState, setup: GridSetup): Outcome {
  const { editor } = state;
  const text = editor?.after.at(-1);
  if (!editor || text === undefined) return outcome(state);
  const before = [...editor.before, editor.text];
  return withText(state, setup, { ...editor, text, before, after: editor.after.slice(0, -1) });
}

/** The text that stood in the cell, with nothing left to undo. */
export function oldTextBack(state: GridState): GridState {
  const { editor } = state;
  if (!editor) return state;
  const after = [...editor.after, editor.text];
  return { ...state, editor: { ...editor, text: editor.original, before: [], after, list: null } };
}

/** Opens the list of a cell, with its text as it stands. */
export function listOpened(state: GridState, setup: GridSetup): Outcome {
  const [line, column] = [focusedLine(state), focusedColumn(state, setup)];
  if (!mayWrite(line, column) || !opensList(column)) return outcome(state);
  const open = state.editor ? outcome(state) : opened(state, setup, 'edit');
  const { editor } = open.state;
  return editor ? withText(open.state, setup, { ...editor, list: NO_ANSWER }) : open;
}

export function listClosed(state: GridState, under?: 'edit'): GridState {
  const { editor } = state;
  return editor
    ? { ...state, waiting: null, editor: { ...editor, list: null, under: under ?? editor.under } }
    : state;
}

/** The editor goes, and with it what was typed. */
export function cancelled(state: GridState): GridState {
  return { ...state, editor: null, waiting: null };
}

/** An answer; one to another text than the one that stands is dropped. */
export function answered(state: GridState, text: string, answer: LookupAnswer): GridState {
  const { editor } = state;
  if (!editor?.list || editor.text !== text) return state;
  const list: OpenList = {
    answer,
    answered: text,
    highlighted: highlightedFirst(text, answer),
    chosen: false,
  };
  return { ...state, editor: { ...editor, list } };
}

/** Whether the list answers the text that stands in the cell. */
export function isAnswered({ editor }: GridState): boolean {
  return editor?.list?.answer != null && editor.list.answered === editor.text;
}

function withText(state: GridState, setup: GridSetup, editor: CellEditor): Outcome {
  const [line, column] = [focusedLine(state), focusedColumn(state, setup)];
  const typesIntoLookup = column.lookup && editor.under === 'type' && editor.text !== '';
  const list = editor.list ?? (typesIntoLookup && state.editor?.text !== editor.text ? NO_ANSWER : null);
  if (!list) return outcome({ ...state, editor });
  const local = localAnswer(column, line, editor.text);
  if (local) {
    const highlighted = localHighlight(column, line, editor.text, local);
    const answer: OpenList = { answer: local, answered: editor.text, highlighted, chosen: false };
    return outcome({ ...state, editor: { ...editor, list: answer } });
  }
  const asking: GridEffect = { does: 'ask', place: state.focus, text: editor.text };
  return outcome({ ...state, editor: { ...editor, list: { ...list, chosen: false } } }, asking);
}
