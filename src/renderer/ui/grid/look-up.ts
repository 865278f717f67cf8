import type { CellValue } from './cell-value.ts';
import type { GridLine } from './grid-line.ts';

export interface LookupOption {
  readonly id: string;
  /** What stands in the cell once taken: the item number. */
  readonly text: string;
  readonly name: string;
  /** Further columns of the list: unit, available now, what this customer last bought. */
  readonly details: readonly string[];
  /** What taking it writes into other cells of the line. */
  readonly fills?: Readonly<Record<string, CellValue>>;
}

/** The one record whose number or barcode is exactly the text. A barcode counts as a scan. */
export interface ExactHit {
  readonly option: LookupOption;
  readonly by: 'number' | 'barcode';
}

export interface LookupAnswer {
  /** At most 8, best first. */
  readonly options: readonly LookupOption[];
  readonly exact: ExactHit | null;
  /** What was probably meant, when nothing matches. */
  readonly nearest: LookupOption | null;
  readonly total: number;
  /** The text has the form of a barcode, and nothing has it. */
  readonly unknownBarcode?: boolean;
}

export interface LookupProvider {
  /** What the list shows for a text; the line tells what the customer or unit is. */
  readonly ask: (text: string, line: GridLine, signal: AbortSignal) => Promise<LookupAnswer>;
  /** Many texts at once, in their order: a pasted column. */
  readonly askMany?: (texts: readonly string[], signal: AbortSignal) => Promise<readonly LookupAnswer[]>;
  /** Headings of the details, for screen readers and the head of the list. */
  readonly detailTitles: readonly string[];
}

/** What Enter or Tab does with an answer to exactly the text that stands in the cell. */
export type Taking =
  | { readonly kind: 'take'; readonly option: LookupOption; readonly scan: boolean }
  | { readonly kind: 'many'; readonly total: number }
  | { readonly kind: 'none'; readonly nearest: LookupOption | null; readonly unknownBarcode: boolean };

/** `chosen` is the row the person moved to, if any: it goes before an exact hit. */
export function takingOf(text: string, answer: LookupAnswer, chosen: LookupOption | null): Taking {
  if (chosen) return { kind: 'take', option: chosen, scan: false };
  if (answer.exact) return { kind: 'take', option: answer.exact.option, scan: answer.exact.by === 'barcode' };
  const [first] = answer.options;
  if (first && answer.total === 1) return { kind: 'take', option: first, scan: false };
  if (first && beginsWith(first, text)) return { kind: 'take', option: first, scan: false };
  if (answer.total > 0) return { kind: 'many', total: answer.total };
  return { kind: 'none', nearest: answer.nearest, unknownBarcode: answer.unknownBarcode ?? false };
}

/** What leaving the cell without taking does: only what is beyond doubt. */
export function takingUnasked(text: string, answer: LookupAnswer): Taking {
  const doubtful = !answer.exact && answer.total > 1;
  return doubtful ? { kind: 'many', total: answer.total } : takingOf(text, answer, null);
}

/** The row highlighted before anybody moved: the one Enter would take. -1 for none. */
export function highlightedFirst(text: string, answer: LookupAnswer): number {
  const taking = text.trim() === '' ? null : takingOf(text, answer, null);
  if (taking?.kind !== 'take') return -1;
  return answer.options.findIndex(({ id }) => id === taking.option.id);
}

function beginsWith({ text, name }: LookupOption, typed: string): boolean {
  const begin = typed.trim().toLowerCase();
  return begin !== '' && (text.toLowerCase().startsWith(begin) || name.toLowerCase().startsWith(begin));
}
