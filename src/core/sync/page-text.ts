import type { EncodedEffect, WireEntry } from '../../shared/sync/wire-entry.ts';
import { bodyText, effectsText, parsedBody, parsedEncodedEffects } from './canonical-text.ts';
import type { LogEntry } from './entry.ts';
import { encodeEntry, type WirePage } from './entry-wire.ts';

/**
 * A page is JSON, and its line ends are its frame: each body and each list of effects that travels stands on a line of its
 * own, in the text that is hashed and stored on both sides. JSON has no line end inside a text, so whoever reads the page as
 * JSON sees nothing of it, and whoever takes in history neither makes these texts nor trusts that they fit: the values
 * are read from the lines.
 */
const FRAME = '\n';
/** What stands in the place of a line while the rest is read. */
const HOLE = 'null';
/** Lines of a whole entry: up to its body, its body, between, its effects. */
const LINES_EACH = 4;

/** The JSON of `encodeEntry`, framed, made of the texts that are stored. */
export function entryText(entry: LogEntry): string {
  if (entry.kind === 'bare' || entry.body === null) return JSON.stringify(encodeEntry(entry));
  const { body, effects } = entry;
  const [seq, id, workstation, incarnation, counter, kind, , now, , rest] = encodeEntry({
    ...entry,
    effects: [],
  });
  const before = JSON.stringify([seq, id, workstation, incarnation, counter, kind]).slice(0, -1);
  const framed = [
    `${before},`,
    bodyText(body),
    `,${now},`,
    effectsText(effects),
    `,${JSON.stringify(rest)}]`,
  ];
  return framed.join(FRAME);
}

/** The page with entries of {@link entryText}. */
export function pageText(head: Omit<WirePage, 'entries'>, entries: readonly string[]): string {
  return `${JSON.stringify(head).slice(0, -1)},"entries":[${entries.join(',')}]}`;
}

/** The value of a page's text, or of any other JSON. Throws `SyntaxError`. */
export function parsedPage(text: string): unknown {
  const lines = text.split(FRAME);
  if (lines.length === 1 || lines.length % LINES_EACH !== 1) return JSON.parse(text);
  const outline = JSON.parse(lines.map((line, i) => (isLine(i) ? HOLE : line)).join('')) as WirePage;
  const whole = outline.entries.filter((entry) => entry.length > 3 && entry[6] === null);
  if (whole.length * LINES_EACH !== lines.length - 1) throw new SyntaxError('the lines are not of this page');
  for (const [i, entry] of whole.entries()) {
    fill(entry, lines[i * LINES_EACH + 1] ?? '', lines[i * LINES_EACH + 3] ?? '');
  }
  return outline;
}

function isLine(i: number): boolean {
  return i % 2 === 1;
}

function fill(entry: WireEntry, body: string, effects: string): void {
  const open = entry as { 6: unknown; 8: readonly EncodedEffect[] };
  open[6] = parsedBody(body);
  open[8] = parsedEncodedEffects(effects);
}
