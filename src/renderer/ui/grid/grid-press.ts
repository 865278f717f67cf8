import type { GridEvent } from './grid-event.ts';
import { gridKeyOf } from './grid-keys.ts';
import { type GridState, modeOf } from './grid-state.ts';
import { beginsComposition, chordOf, type GridKeyPress, typedCharacter } from './key-chord.ts';

/** What the grid does with a key that was pressed. */
export type PressAnswer =
  /** Not the grid's: text field, page or browser. */
  | { readonly kind: 'native' }
  /** Taken, and nothing happens: a command does not repeat. */
  | { readonly kind: 'nothing' }
  /** With `native`, the browser goes on with the key as well. */
  | { readonly kind: 'event'; readonly event: GridEvent; readonly native?: true };

export interface RepeatablePress extends GridKeyPress {
  readonly repeat?: boolean;
}

export function answerToPress(state: GridState, press: RepeatablePress, mac: boolean): PressAnswer {
  const chord = chordOf(press, mac);
  const key = chord === undefined ? undefined : gridKeyOf(chord, mac);
  // What it does depends on the mode there will be once the answer has come: it is done then.
  if (state.waiting && key) {
    return press.repeat && !key.repeats
      ? { kind: 'nothing' }
      : { kind: 'event', event: { type: 'key', key } };
  }
  const does = key?.[modeOf(state)].does;
  if (key && does && does !== 'native') {
    if (does === 'nothing' || (press.repeat && !key.repeats)) return { kind: 'nothing' };
    const event: GridEvent = { type: 'key', key };
    return does === 'paste-new' ? { kind: 'event', event, native: true } : { kind: 'event', event };
  }
  const text = typedCharacter(press, mac);
  if (state.editor && !state.waiting) return { kind: 'native' };
  if (text !== undefined) return { kind: 'event', event: { type: 'character', text } };
  if (state.waiting) return { kind: 'native' };
  return beginsComposition(press)
    ? { kind: 'event', event: { type: 'compose' }, native: true }
    : { kind: 'native' };
}
