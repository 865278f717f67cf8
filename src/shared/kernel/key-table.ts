/**
 * The keys of Daybook, the only list there is: buttons, menus, the `?` sheet and the tests read it. `Mod` is Ctrl on
 * Windows and Linux and Cmd on macOS; two parts with a blank between are typed one after the other. The keys of the line
 * grid, which depend on its mode, stand beside the grid.
 */
export interface KeyBinding {
  readonly keys: readonly string[];
  readonly group: 'everywhere' | 'go' | 'list' | 'verb' | 'page';
  /** What it does, for the sheet of keys. */
  readonly title: string;
}

function binding(group: KeyBinding['group'], title: string, ...keys: readonly string[]): KeyBinding {
  return { group, title, keys };
}

export const keyTable = {
  find: binding('everywhere', 'Find any record or command', 'Mod+K'),
  search: binding('everywhere', 'Search in this page', '/'),
  sheet: binding('everywhere', 'Keys of this page', '?', 'Mod+/'),
  back: binding('everywhere', 'One step back; typing is kept', 'Escape'),
  primary: binding('everywhere', 'The primary button of the page or panel', 'Mod+Enter'),
  undo: binding('everywhere', 'Undo', 'Mod+Z'),
  redo: binding('everywhere', 'Redo', 'Mod+Shift+Z', 'Mod+Y'),
  save: binding('everywhere', 'Everything is saved; try the server now', 'Mod+S'),
  print: binding('everywhere', 'Print or preview the paper', 'Mod+P'),
  findInRows: binding('everywhere', 'Find in these rows', 'Mod+F'),
  why: binding('everywhere', 'Why: reasons and rows of the focused number', 'Mod+I'),
  nextProblem: binding('everywhere', 'Next thing to fix', 'F8'),
  previousProblem: binding('everywhere', 'Previous thing to fix', 'Shift+F8'),
  menu: binding('everywhere', 'Menu of the focused row or card', 'Shift+F10', 'ContextMenu'),

  goToday: binding('go', 'Today', 'g t'),
  goAttention: binding('go', 'Needs attention', 'g a'),
  goOrders: binding('go', 'Orders', 'g o'),
  goCustomers: binding('go', 'Customers', 'g c'),
  goReceiving: binding('go', 'Receiving', 'g e'),
  goInventory: binding('go', 'Inventory', 'g n'),
  goItems: binding('go', 'Items', 'g m'),
  goVendors: binding('go', 'Vendors', 'g v'),
  goHistory: binding('go', 'History', 'g h'),

  nextRow: binding('list', 'Next row', 'j', 'ArrowDown'),
  previousRow: binding('list', 'Previous row', 'k', 'ArrowUp'),
  firstRow: binding('list', 'First row', 'Home'),
  lastRow: binding('list', 'Last row', 'End'),
  nextScreen: binding('list', 'One screen down', 'PageDown'),
  previousScreen: binding('list', 'One screen up', 'PageUp'),
  selectRow: binding('list', 'Select row', 'x', 'Shift+Space'),
  selectDown: binding('list', 'Select while moving down', 'Shift+J', 'Shift+ArrowDown'),
  selectUp: binding('list', 'Select while moving up', 'Shift+K', 'Shift+ArrowUp'),
  selectAll: binding('list', 'Select all rows', 'Mod+A'),
  preview: binding('list', 'Preview open or shut', 'Space'),
  open: binding('list', 'Open', 'Enter'),
  openApart: binding('list', 'Open in a new window', 'Shift+Enter'),
  filter: binding('list', 'Filter', 'f'),
  create: binding('list', 'New', 'n'),

  edit: binding('verb', 'Edit, amend', 'e'),
  allocate: binding('verb', 'Allocate', 'a'),
  hold: binding('verb', 'Hold, release hold', 'h'),
  invoice: binding('verb', 'Invoice', 'i'),
  pick: binding('verb', 'Pick', 'p'),
  ship: binding('verb', 'Ship', 's'),
  receive: binding('verb', 'Receive', 'r'),
  done: binding('verb', 'Done', 'd'),
  comment: binding('verb', 'Comment', 'c'),
  message: binding('verb', 'Message', 'm'),
  assign: binding('verb', 'Assign to', 't'),
  approve: binding('verb', 'Approve', 'y'),
  returnIt: binding('verb', 'Return with a reason', 'Shift+Y'),
} as const satisfies Readonly<Record<string, KeyBinding>>;

export type KeyName = keyof typeof keyTable;

/** The n-th view chip or queue of a page, 1 to 9. */
export const VIEW_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

export function bindingOf(name: KeyName): KeyBinding {
  return keyTable[name];
}
