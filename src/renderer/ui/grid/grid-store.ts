import { createStore, type StoreApi } from 'zustand/vanilla';
import { changesBetween, type GridChange } from './grid-changes.ts';
import { copiedText } from './grid-clipboard.ts';
import type { GridEffect, GridEvent, ResolvedCell } from './grid-event.ts';
import { askAgain } from './grid-history.ts';
import type { GridLine, LineResults } from './grid-line.ts';
import { reduceGrid, startedWith } from './grid-reducer.ts';
import { askingCount, columnNamed, type GridSetup, type GridState, type StepLabel } from './grid-state.ts';
import type { LookupAnswer } from './look-up.ts';

export interface GridWishes {
  /** Lines changed, by the person or by an answer to a pasted number. Called at once, in order, never while it is called. */
  readonly onCommit?: (changes: readonly GridChange[], lines: readonly GridLine[]) => void;
  /** A sentence for everybody; the grid's own live region reads it anyway. */
  readonly onSay?: (said: StepLabel, assertive: boolean) => void;
  readonly onPrimary?: () => void;
  /** F8 past the last cell to fix. */
  readonly onProblemBeyond?: (way: 1 | -1) => void;
  /** A clipboard with more lines than a grid takes. */
  readonly onHandOver?: (text: string) => void;
  /** Esc in Move, with nothing selected: true when the page has taken the focus elsewhere. */
  readonly onLeave?: (to: 'next' | 'previous' | 'out') => boolean;
  readonly onBeep?: () => void;
}

/** Texts of a paste asked for together: few enough that the screen goes on between them. */
const TEXTS_AT_ONCE = 200;

/** A grid's document and its cursor. The page makes one and keeps it as long as the document is open. */
export interface GridStore {
  readonly store: StoreApi<GridState>;
  /** As it was given, with the columns as they are now. */
  readonly setup: GridSetup;
  /** Other columns, chosen by the person; the document, its cursor and its undo stay. */
  readonly setColumns: (columns: GridSetup['columns']) => void;
  /** A sentence of the page for the grid's live region: amount and promise of the line. */
  readonly tell: (sentence: string) => void;
  readonly wishes: GridWishes;
  readonly send: (event: GridEvent) => readonly GridEffect[];
  /** What the page has worked out about lines; typing goes on undisturbed. */
  readonly attach: (results: Iterable<readonly [line: string, results: LineResults]>) => void;
  /** What Mod C takes; remembered, so that pasting it here again is never ambiguous. */
  readonly copy: () => string;
  /** Sentences for the live region of the grid. */
  readonly listen: (listener: (said: StepLabel | string) => void) => () => void;
}

export function createGridStore(
  given: GridSetup,
  lines: readonly GridLine[],
  wishes: GridWishes = {},
): GridStore {
  let setup = given;
  const store = createStore<GridState>(() => startedWith(lines, setup));
  const listeners = new Set<(said: StepLabel | string) => void>();
  let copied = '';
  let asking: AbortController | undefined;

  function send(event: GridEvent): readonly GridEffect[] {
    const before = store.getState();
    const { state, effects } = reduceGrid(before, event, setup, copied);
    if (state !== before) store.setState(state, true);
    if (event.type !== 'load') {
      const changes = changesBetween(before.lines, state.lines);
      if (changes.length > 0) wishes.onCommit?.(changes, state.lines);
    }
    for (const effect of effects) perform(effect);
    return effects;
  }

  function perform(effect: GridEffect): void {
    if (effect.does === 'ask') void ask(effect.text, effect.place.column);
    if (effect.does === 'resolve') void resolve(effect.cells);
    if (effect.does === 'say') {
      for (const listener of listeners) listener(effect.said);
      wishes.onSay?.(effect.said, effect.assertive ?? false);
    }
    if (effect.does === 'primary') wishes.onPrimary?.();
    if (effect.does === 'problem-beyond') wishes.onProblemBeyond?.(effect.way);
    if (effect.does === 'hand-over') wishes.onHandOver?.(effect.text);
    if (effect.does === 'beep') wishes.onBeep?.();
  }

  async function ask(text: string, column: string): Promise<void> {
    asking?.abort();
    const controller = new AbortController();
    asking = controller;
    const line = store.getState().lines.find(({ key }) => key === store.getState().focus.line);
    const { lookup } = columnNamed(setup, column);
    if (!line || !lookup) return;
    try {
      const answer = await lookup.ask(text, line, controller.signal);
      if (!controller.signal.aborted) send({ type: 'answer', text, answer });
    } catch {
      if (!controller.signal.aborted) send({ type: 'unanswered', text });
    }
  }

  /** Texts of one column are asked for together, each once, while a cell still waits for them. */
  async function resolve(cells: readonly Omit<ResolvedCell, 'answer'>[]): Promise<void> {
    for (const [column, own] of Map.groupBy(cells, ({ place }) => place.column)) {
      const byText = Map.groupBy(own, ({ text }) => text);
      const texts = [...byText.keys()];
      for (let start = 0; start < texts.length && askingCount(store.getState()) > 0; start += TEXTS_AT_ONCE) {
        const part = texts.slice(start, start + TEXTS_AT_ONCE);
        const answers = await answersTo(column, part);
        const answered = part.flatMap((text, place) =>
          (byText.get(text) ?? []).map((cell) => ({ ...cell, answer: answers?.[place] ?? null })),
        );
        send({ type: 'resolved', cells: answered });
      }
    }
  }

  /** Null when nothing could be read. */
  async function answersTo(
    column: string,
    texts: readonly string[],
  ): Promise<readonly (LookupAnswer | null)[] | null> {
    const { lookup } = columnNamed(setup, column);
    const [line] = store.getState().lines;
    if (!lookup || !line) return null;
    const { signal } = new AbortController();
    try {
      if (lookup.askMany) return await lookup.askMany(texts, signal);
      return await Promise.all(texts.map((text) => lookup.ask(text, line, signal).catch(() => null)));
    } catch {
      return null;
    }
  }

  // Texts that waited for an answer when the document was left; the page is not there yet while this is made.
  queueMicrotask(() => askAgain(store.getState()).effects.forEach(perform));

  return {
    store,
    get setup() {
      return setup;
    },
    setColumns: (columns) => {
      setup = { ...setup, columns };
      send({ type: 'columns' });
    },
    tell: (sentence) => {
      for (const listener of listeners) listener(sentence);
    },
    wishes,
    send,
    attach: (results) => void send({ type: 'attach', results: new Map(results) }),
    copy: () => {
      copied = copiedText(store.getState(), setup);
      return copied;
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
