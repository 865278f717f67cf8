import { andThen, type GridEffect, type Outcome, outcome, say } from './grid-event.ts';
import { endedByEmptyLine, type GridLine } from './grid-line.ts';
import {
  type Cursor,
  type GridSetup,
  type GridState,
  type GridStep,
  lineIndex,
  MOST_STEPS,
  type StepLabel,
} from './grid-state.ts';

/** The lines changed by the person, as one step. The cursor before it is the one of `state`. */
export function stepped(
  state: GridState,
  setup: GridSetup,
  label: StepLabel,
  lines: readonly GridLine[],
  cursorAfter: Cursor = cursorOf(state),
): GridState {
  if (isSame(state.lines, lines)) return state;
  const linesAfter = endedByEmptyLine(lines, setup.newKey);
  const step: GridStep = {
    label,
    linesBefore: state.lines,
    linesAfter,
    cursorBefore: cursorOf(state),
    cursorAfter,
  };
  const past = [...state.past, step].slice(-MOST_STEPS);
  return onLines({ ...state, ...cursorAfter, past, future: [] }, state.lines, linesAfter);
}

/** Lines that changed without being a step: answers that came later belong to the step that asked. */
export function settled(state: GridState, setup: GridSetup, lines: readonly GridLine[]): GridState {
  if (isSame(state.lines, lines)) return state;
  return onLines(state, state.lines, endedByEmptyLine(lines, setup.newKey));
}

export function undone(state: GridState): Outcome {
  const step = state.past.at(-1);
  if (!step) return outcome(state, say('grid.nothing-to-undo'));
  const back = onLines(
    {
      ...state,
      ...step.cursorBefore,
      past: state.past.slice(0, -1),
      future: [...state.future, step],
      runStart: null,
    },
    state.lines,
    step.linesBefore,
  );
  return andThen(outcome(back, saidOf('grid.undone', step)), askAgain);
}

export function redone(state: GridState): Outcome {
  const step = state.future.at(-1);
  if (!step) return outcome(state, say('grid.nothing-to-redo'));
  const on = onLines(
    {
      ...state,
      ...step.cursorAfter,
      past: [...state.past, step],
      future: state.future.slice(0, -1),
      runStart: null,
    },
    state.lines,
    step.linesAfter,
  );
  return andThen(outcome(on, saidOf('grid.redone', step)), askAgain);
}

export function cursorOf({ focus, anchor, selected }: GridState): Cursor {
  return { focus, anchor, selected };
}

/** The effect that asks for every cell whose text waits for an answer. */
export function askAgain(state: GridState): Outcome {
  const cells = state.lines.flatMap((line) =>
    Object.entries(line.bad).flatMap(([column, { tone, text }]) =>
      tone === 'asking' ? [{ place: { line: line.key, column }, text }] : [],
    ),
  );
  return cells.length === 0 ? outcome(state) : outcome(state, { does: 'resolve', cells });
}

function saidOf(said: string, { label }: GridStep): GridEffect {
  return { does: 'say', said: { said, values: { ...label.values, step: label.said } } };
}

/** A focus on a line that went stands on the one that took its place. */
function onLines(state: GridState, before: readonly GridLine[], lines: readonly GridLine[]): GridState {
  const next = { ...state, lines };
  const keys = new Set(lines.map(({ key }) => key));
  const selected = [...state.selected].every((key) => keys.has(key))
    ? state.selected
    : new Set([...state.selected].filter((key) => keys.has(key)));
  const anchor = state.anchor && keys.has(state.anchor.line) ? state.anchor : null;
  if (lineIndex(next, state.focus.line) >= 0) return { ...next, selected, anchor };
  const was = before.findIndex(({ key }) => key === state.focus.line);
  const line = lines[Math.min(Math.max(was, 0), lines.length - 1)] ?? lines.at(-1);
  return { ...next, selected, anchor, focus: { ...state.focus, line: line?.key ?? state.focus.line } };
}

function isSame(a: readonly GridLine[], b: readonly GridLine[]): boolean {
  return a === b || (a.length === b.length && a.every((line, index) => line === b[index]));
}
