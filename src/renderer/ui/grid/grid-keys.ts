/**
 * The keys of the line grid, mode by mode, as data: the handler, the sheet of keys and the tests read this table. `Mod` is
 * Ctrl on Windows and Linux, Cmd on macOS. Keys that are not here belong to the page or the browser.
 */
export type GridMode = 'move' | 'type' | 'edit' | 'lookup';

/** `native`: the text field's or the browser's own. `nothing`: taken, so that neither grid nor browser does anything. */
export type GridDeed =
  | 'native'
  | 'nothing'
  | 'stay'
  | 'edit'
  | 'row-below'
  | 'row-above'
  | 'next-stop'
  | 'previous-stop'
  | `cell-${Way}`
  | `extend-${Way}`
  | `far-${Way}`
  | `extend-far-${Way}`
  | 'line-start'
  | 'line-end'
  | 'first-cell'
  | 'last-line'
  | 'screen-up'
  | 'screen-down'
  | 'all-lines'
  | 'select-line'
  | 'tick'
  | 'empty-cells'
  | 'empty-and-type'
  | 'remove-lines'
  | 'fill-down'
  | 'copy-lines'
  | 'line-above'
  | 'today'
  | 'open-list'
  | 'close-list'
  | 'close-list-to-edit'
  | 'take'
  | 'take-by-tab'
  | `option-${'up' | 'down' | 'next' | 'first' | 'last' | 'screen-up' | 'screen-down'}`
  | 'paste-new'
  | 'undo'
  | 'redo'
  | 'text-undo'
  | 'text-undo-to-move'
  | 'text-redo'
  | 'escape'
  | 'cancel'
  | 'primary'
  | 'next-problem'
  | 'previous-problem'
  | 'menu';

export type Way = 'left' | 'right' | 'up' | 'down';

/** What a key does in a mode. With `keeps`, the open cell is committed first. */
export interface GridAct {
  readonly does: GridDeed;
  readonly keeps?: true;
}

export interface GridKey {
  readonly keys: readonly string[];
  /** Further keys on macOS. */
  readonly macKeys?: readonly string[];
  /** Key of the sentence in the strings, for the sheet. */
  readonly title: string;
  readonly move: GridAct;
  readonly type: GridAct;
  readonly edit: GridAct;
  readonly lookup: GridAct;
  /** A held key repeats movement, never a command. */
  readonly repeats?: true;
}

const native: GridAct = { does: 'native' };
const nothing: GridAct = { does: 'nothing' };

function act(does: GridDeed): GridAct {
  return { does };
}

function kept(does: GridDeed): GridAct {
  return { does, keeps: true };
}

export const gridKeys: readonly GridKey[] = [
  row('edit', ['F2'], act('edit'), act('edit'), kept('stay'), act('close-list-to-edit'), ['Control+U']),
  moving('row-below', ['Enter'], act('row-below'), kept('row-below'), kept('row-below'), act('take')),
  moving(
    'row-above',
    ['Shift+Enter'],
    act('row-above'),
    kept('row-above'),
    kept('row-above'),
    kept('row-above'),
  ),
  moving('next-stop', ['Tab'], act('next-stop'), kept('next-stop'), kept('next-stop'), act('take-by-tab')),
  moving(
    'previous-stop',
    ['Shift+Tab'],
    act('previous-stop'),
    kept('previous-stop'),
    kept('previous-stop'),
    kept('previous-stop'),
  ),
  moving('cell-left', ['ArrowLeft'], act('cell-left'), kept('cell-left'), native, native),
  moving('cell-right', ['ArrowRight'], act('cell-right'), kept('cell-right'), native, native),
  moving('cell-up', ['ArrowUp'], act('cell-up'), kept('cell-up'), nothing, act('option-up')),
  moving('cell-down', ['ArrowDown'], act('cell-down'), kept('cell-down'), nothing, act('option-down')),
  moving('extend-left', ['Shift+ArrowLeft'], act('extend-left'), kept('extend-left'), native, native),
  moving('extend-right', ['Shift+ArrowRight'], act('extend-right'), kept('extend-right'), native, native),
  moving('extend-up', ['Shift+ArrowUp'], act('extend-up'), kept('extend-up'), native, native),
  moving('extend-down', ['Shift+ArrowDown'], act('extend-down'), kept('extend-down'), native, native),
  moving('far-left', ['Mod+ArrowLeft'], act('far-left'), kept('far-left'), native, act('option-first')),
  moving('far-right', ['Mod+ArrowRight'], act('far-right'), kept('far-right'), native, act('option-last')),
  moving('far-up', ['Mod+ArrowUp'], act('far-up'), kept('far-up'), native, act('option-first')),
  moving('far-down', ['Mod+ArrowDown'], act('far-down'), kept('far-down'), native, act('option-last')),
  ...(['left', 'right', 'up', 'down'] as const).map((way) =>
    moving(
      `extend-far-${way}`,
      [`Mod+Shift+Arrow${way[0]?.toUpperCase() ?? ''}${way.slice(1)}`],
      act(`extend-far-${way}`),
      kept(`extend-far-${way}`),
      native,
      native,
    ),
  ),
  moving('line-start', ['Home'], act('line-start'), native, native, native),
  moving('line-end', ['End'], act('line-end'), native, native, native),
  moving('first-cell', ['Mod+Home'], act('first-cell'), native, native, native),
  moving('last-line', ['Mod+End'], act('last-line'), native, native, native),
  moving('screen-up', ['PageUp'], act('screen-up'), kept('screen-up'), nothing, act('option-screen-up')),
  moving(
    'screen-down',
    ['PageDown'],
    act('screen-down'),
    kept('screen-down'),
    nothing,
    act('option-screen-down'),
  ),
  row('all-lines', ['Mod+A'], act('all-lines'), native, native, native),
  row('select-line', ['Shift+Space'], act('select-line'), native, native, native),
  row('tick', ['Space'], act('tick'), native, native, native),
  row('empty-cells', ['Delete'], act('empty-cells'), native, native, native),
  row('empty-and-type', ['Backspace'], act('empty-and-type'), native, native, native),
  row('remove-lines', ['Mod+Backspace'], act('remove-lines'), native, native, native),
  row('fill-down', ['Mod+D'], act('fill-down'), kept('stay'), nothing, nothing),
  row('copy-lines', ['Mod+Shift+D'], act('copy-lines'), kept('copy-lines'), kept('copy-lines'), nothing),
  row('line-above', ['Mod+Shift+L'], act('line-above'), kept('line-above'), kept('line-above'), nothing),
  row('today', ['Mod+;'], act('today'), act('today'), act('today'), nothing),
  moving(
    'open-list',
    ['Alt+ArrowDown'],
    act('open-list'),
    act('open-list'),
    act('open-list'),
    act('option-next'),
  ),
  row('close-list', ['Alt+ArrowUp'], nothing, nothing, nothing, act('close-list')),
  row('copy', ['Mod+C'], native, native, native, native),
  row('cut', ['Mod+X'], native, native, native, native),
  row('paste', ['Mod+V'], native, native, native, native),
  row('paste-new', ['Mod+Shift+V'], act('paste-new'), kept('paste-new'), native, native),
  row('undo', ['Mod+Z'], act('undo'), act('text-undo-to-move'), act('text-undo'), act('text-undo')),
  row('redo', ['Mod+Shift+Z', 'Mod+Y'], act('redo'), act('text-redo'), act('text-redo'), act('text-redo')),
  row('escape', ['Escape'], act('escape'), act('cancel'), act('cancel'), act('close-list')),
  row('primary', ['Mod+Enter'], act('primary'), kept('primary'), kept('primary'), kept('primary')),
  row(
    'next-problem',
    ['F8'],
    act('next-problem'),
    kept('next-problem'),
    kept('next-problem'),
    kept('next-problem'),
  ),
  row(
    'previous-problem',
    ['Shift+F8'],
    act('previous-problem'),
    kept('previous-problem'),
    kept('previous-problem'),
    kept('previous-problem'),
  ),
  row('menu', ['Shift+F10', 'ContextMenu'], act('menu'), kept('menu'), kept('menu'), kept('menu')),
];

/** What a chord does in a mode; undefined for a key of page, browser or text field. */
export function gridKeyOf(chord: string, mac: boolean): GridKey | undefined {
  // On macOS Cmd Y belongs to the system.
  if (mac && chord === 'Mod+Y') return undefined;
  return (mac ? onMac : elsewhere).get(chord);
}

function row(
  name: string,
  keys: readonly string[],
  move: GridAct,
  type: GridAct,
  edit: GridAct,
  lookup: GridAct,
  macKeys: readonly string[] = [],
): GridKey {
  return { title: `grid.key-${name}`, keys, macKeys, move, type, edit, lookup };
}

function moving(
  name: string,
  keys: readonly string[],
  move: GridAct,
  type: GridAct,
  edit: GridAct,
  lookup: GridAct,
): GridKey {
  return { ...row(name, keys, move, type, edit, lookup), repeats: true };
}

const elsewhere = new Map(gridKeys.flatMap((entry) => entry.keys.map((chord) => [chord, entry] as const)));
const onMac = new Map(
  gridKeys.flatMap((entry) =>
    [...entry.keys, ...(entry.macKeys ?? [])].map((chord) => [chord, entry] as const),
  ),
);
