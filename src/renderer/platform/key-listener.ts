import { bindingOf } from '../../shared/kernel/key-table.ts';
import { announce } from './announcements.ts';
import { isKey, isPressing, isTyping, type KeyPress } from './key-matching.ts';
import { mayDo, offeredActions, type PageAction } from './page-actions.ts';
import { usePreferences } from './preferences.ts';
import { sentenceOf } from './strings.ts';

/** How long the second key of `G T` may take, in ms. */
const SEQUENCE_TIME = 1_500;

let shutsMenu = false;
let pendingFirst: { readonly key: string; readonly until: number } | null = null;

/** Listens for the keys of everything offered on the page. Answers the function that stops it. */
export function listenForKeys(): () => void {
  document.addEventListener('keydown', beforeAnybody, { capture: true });
  document.addEventListener('keydown', onKey);
  return () => {
    document.removeEventListener('keydown', beforeAnybody, { capture: true });
    document.removeEventListener('keydown', onKey);
  };
}

/** Esc shuts the open menu and does nothing else; when the page hears of it the menu is gone. */
function beforeAnybody(event: KeyboardEvent): void {
  shutsMenu = event.key === 'Escape' && document.querySelector('[role=menu]') !== null;
}

function onKey(event: KeyboardEvent): void {
  if (shutsMenu || event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return;
  if (!event.ctrlKey && !event.metaKey && isPressing(event)) return;
  const first = pendingFirst && pendingFirst.until > Date.now() ? pendingFirst.key : null;
  pendingFirst = null;
  const typing = isTyping(event.target);
  const actions = offeredActions();
  const match = actions.find((action) => chordsOf(action).some((chord) => hits(event, chord, first)));
  if (match) {
    if (typing && !worksWhileTyping(event, match)) return;
    if (isSingle(event) && !usePreferences.getState().singleKeys) return;
    if (event.repeat && !match.hidden) return;
    event.preventDefault();
    runAction(match);
    return;
  }
  const starts = actions.some((action) => chordsOf(action).some((chord) => startsWith(event, chord)));
  if (starts && !typing && first === null && usePreferences.getState().singleKeys) {
    pendingFirst = { key: event.key.toLowerCase(), until: Date.now() + SEQUENCE_TIME };
  }
}

/** Runs an action, or says why it cannot be done. */
export function runAction(action: PageAction): void {
  const may = mayDo(action);
  if (may === true) action.run();
  else announce(sentenceOf(may), 'assertive');
}

function chordsOf({ key }: PageAction): readonly string[] {
  return key ? bindingOf(key).keys : [];
}

function hits(event: KeyPress, chord: string, first: string | null): boolean {
  const [one = '', two] = chord.split(' ');
  if (two === undefined) return first === null && isKey(event, one);
  return first === one && isKey(event, two);
}

function startsWith(event: KeyPress, chord: string): boolean {
  const [one = '', two] = chord.split(' ');
  return two !== undefined && isKey(event, one);
}

/** Keys with Mod, function keys and Esc act while typing too; single letters and what edits the text itself never do. */
function worksWhileTyping(event: KeyboardEvent, action: PageAction): boolean {
  if (action.whileTyping) return true;
  if (event.ctrlKey || event.metaKey) return !EDITS_TEXT.test(event.key);
  return /^(F\d+|Escape)$/.test(event.key);
}

/** With Mod: all of the text, undo and redo of it; never the rows or the work behind. */
const EDITS_TEXT = /^[azy]$/i;

function isSingle(event: KeyboardEvent): boolean {
  return event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey;
}
