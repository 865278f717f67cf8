/** What of a keyboard event decides which key it is. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Characters that need Shift on some keyboards and none on others: Shift says nothing about them. */
const SHIFTED = /^[^\p{L}\p{N}\s]$/u;

/** Whether an event is this key (`Mod+Shift+Z`, `j`, `?`): by what it types, never by where the key stands. */
export function isKey(event: KeyPress, chord: string, mac: boolean = isMac): boolean {
  const parts = chord === '+' ? ['+'] : chord.split('+');
  const wanted = parts.at(-1) ?? '';
  const mods = new Set(parts.slice(0, -1));
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  if (other || mod !== mods.has('Mod') || event.altKey !== mods.has('Alt')) return false;
  const key = event.key === ' ' ? 'Space' : event.key;
  const isSymbol = SHIFTED.test(wanted);
  if (!isSymbol && event.shiftKey !== mods.has('Shift')) return false;
  return wanted.length === 1 ? key.toLowerCase() === wanted.toLowerCase() : key === wanted;
}

/** Whether a single letter typed now would belong to a field, a line grid, or a dialog or menu over the page. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[data-line-grid], [role=dialog], [role=menu]')) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Enter and Space belong to the button or link that has the focus. */
export function isPressing({
  key,
  target,
}: {
  readonly key: string;
  readonly target: EventTarget | null;
}): boolean {
  return (
    (key === 'Enter' || key === ' ') && target instanceof HTMLElement && target.closest('button, a') !== null
  );
}

const NAMES: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Enter: '↵',
  ContextMenu: 'Menu',
};

/** The parts of a key as they stand on a button: `Ctrl`, `K`. */
export function keyLabels(chord: string, mac: boolean = isMac): readonly string[] {
  return chord.split(' ').flatMap((step) =>
    step.split('+').map((part) => {
      if (part === 'Mod') return mac ? '⌘' : 'Ctrl';
      if (part === 'Shift') return mac ? '⇧' : 'Shift';
      return NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part);
    }),
  );
}

/** In the form of `aria-keyshortcuts` (WAI-ARIA 1.2). */
export function ariaKeys(chords: readonly string[], mac: boolean = isMac): string {
  return chords
    .filter((chord) => !chord.includes(' '))
    .map((chord) => chord.replace('Mod', mac ? 'Meta' : 'Control'))
    .join(' ');
}
