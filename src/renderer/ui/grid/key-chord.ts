/** What of a keyboard event decides which key it is. */
export interface GridKeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly isComposing?: boolean;
  readonly altGraph?: boolean;
}

/** Characters that need Shift on some keyboards and none on others: Shift says nothing about them. */
const SYMBOL = /^[^\p{L}\p{N}\s]$/u;

/**
 * The event as the tables write keys (`Mod+Shift+ArrowUp`), by what it types and never by where the key stands.
 * Undefined while composing or with AltGr, when nothing may fire.
 */
export function chordOf(press: GridKeyPress, mac: boolean): string | undefined {
  if (press.isComposing || press.altGraph) return undefined;
  const symbol = SYMBOL.test(press.key);
  const mods = [
    (mac ? press.metaKey : press.ctrlKey) ? 'Mod' : '',
    (mac ? press.ctrlKey : press.metaKey) ? (mac ? 'Control' : 'Meta') : '',
    press.altKey ? 'Alt' : '',
    press.shiftKey && !symbol ? 'Shift' : '',
  ].filter(Boolean);
  const key = press.key === ' ' ? 'Space' : press.key.length === 1 ? press.key.toUpperCase() : press.key;
  return [...mods, key].join('+');
}

/** The character the press types, on any layout: AltGr and macOS Option type, Ctrl, Cmd and plain Alt do not. */
export function typedCharacter(press: GridKeyPress, mac: boolean): string | undefined {
  if (press.isComposing || [...press.key].length !== 1) return undefined;
  if (press.altGraph) return press.key;
  if (press.ctrlKey || press.metaKey || (press.altKey && !mac)) return undefined;
  return press.key;
}

/** A dead key or an input method begins a character: the editor must stand before it is finished. */
export function beginsComposition(press: GridKeyPress): boolean {
  return press.key === 'Dead' || press.key === 'Process' || press.key === 'Unidentified';
}
