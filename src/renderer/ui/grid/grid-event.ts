import type { CellValue } from './cell-value.ts';
import type { GridKey } from './grid-keys.ts';
import type { GridLine, LineResults } from './grid-line.ts';
import type { CellPlace, GridState, StepLabel } from './grid-state.ts';
import type { LookupAnswer } from './look-up.ts';

/** Everything that can happen to a grid. */
export type GridEvent =
  | { readonly type: 'key'; readonly key: GridKey }
  | { readonly type: 'character'; readonly text: string }
  /** A dead key or input method begins: an empty editor must stand before the character is finished. */
  | { readonly type: 'compose' }
  | { readonly type: 'input'; readonly text: string }
  | { readonly type: 'point'; readonly place: CellPlace; readonly extends?: boolean }
  /** A click on `#`: this line only, one more or one less, or all from the last to this. */
  | { readonly type: 'point-line'; readonly place: CellPlace; readonly how: 'only' | 'also' | 'through' }
  | { readonly type: 'edit-at'; readonly place: CellPlace }
  | { readonly type: 'leave-editor' }
  /** Text that was being typed when the window went: it stands in its cell again, as if just typed. */
  | { readonly type: 'retype'; readonly place: CellPlace; readonly text: string }
  | { readonly type: 'option'; readonly place: number }
  | { readonly type: 'answer'; readonly text: string; readonly answer: LookupAnswer }
  | { readonly type: 'unanswered'; readonly text: string }
  | { readonly type: 'resolved'; readonly cells: readonly ResolvedCell[] }
  | { readonly type: 'attach'; readonly results: ReadonlyMap<string, LineResults> }
  | {
      readonly type: 'paste';
      readonly text: string;
      readonly asNew?: boolean;
      readonly columns?: PasteColumns;
    }
  | { readonly type: 'cut' }
  /** The text of a way out, as if typed into the cell. */
  | { readonly type: 'use'; readonly place: CellPlace; readonly text: string }
  /** A button of the page changed lines: one step. */
  | { readonly type: 'apply'; readonly label: StepLabel; readonly values: readonly LineValues[] }
  /** Text set into a column of the selected lines. */
  | { readonly type: 'set-column'; readonly column: string; readonly text: string }
  | { readonly type: 'move-lines'; readonly way: -1 | 1 }
  | { readonly type: 'deed'; readonly does: GridKey['move']['does'] }
  /** The columns are others now; the document stays. */
  | { readonly type: 'columns' }
  /** The document is another one: nothing of the old stays, undo neither. */
  | { readonly type: 'load'; readonly lines: readonly GridLine[] };

/** Column ids for the columns of a pasted block, null for one that is left out. */
export type PasteColumns = readonly (string | null)[];

export interface ResolvedCell {
  readonly place: CellPlace;
  /** The text the answer is for; the cell has gone on when it holds another. */
  readonly text: string;
  /** Null when it could not be read. */
  readonly answer: LookupAnswer | null;
}

export interface LineValues {
  readonly line: string;
  readonly cells: Readonly<Record<string, CellValue>>;
}

/** What the grid asks of the world around it. */
export type GridEffect =
  | { readonly does: 'ask'; readonly place: CellPlace; readonly text: string }
  | { readonly does: 'resolve'; readonly cells: readonly Omit<ResolvedCell, 'answer'>[] }
  | { readonly does: 'say'; readonly said: StepLabel; readonly assertive?: true }
  | { readonly does: 'leave'; readonly to: 'next' | 'previous' | 'out' }
  | { readonly does: 'beep' }
  | { readonly does: 'primary' }
  /** No cell to fix beyond this one: the page may know of something else. */
  | { readonly does: 'problem-beyond'; readonly way: 1 | -1 }
  | { readonly does: 'menu' }
  | { readonly does: 'paste-new' }
  /** More lines than a grid takes: the import page does, with this text. */
  | { readonly does: 'hand-over'; readonly text: string };

export interface Outcome {
  readonly state: GridState;
  readonly effects: readonly GridEffect[];
}

export function outcome(state: GridState, ...effects: readonly GridEffect[]): Outcome {
  return { state, effects };
}

/** One after the other; the effects of both in their order. */
export function andThen(first: Outcome, next: (state: GridState) => Outcome): Outcome {
  const second = next(first.state);
  return { state: second.state, effects: [...first.effects, ...second.effects] };
}

export function say(said: string, values: StepLabel['values'] = {}): GridEffect {
  return { does: 'say', said: { said, values } };
}
