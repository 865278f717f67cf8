import { holdsCodes, proposedMeaning } from '../../shared/company/word-proposals.ts';
import type { FailedCell, UnknownWord } from '../../shared/sync/import-runs.ts';
import { findColumn } from '../importing/column-finder.ts';
import type { ImportMapping } from '../importing/import-mapping.ts';

/** Different words that are told; of more nobody reads the list. */
const MOST_WORDS = 100;

/** Collects the words of a file that are no codes and that its mapping gives no meaning. */
export class UnknownWords {
  readonly #columns: ReadonlyMap<string, { readonly field: string; readonly called: string }>;
  readonly #found = new Map<string, Omit<UnknownWord, 'proposal'>>();

  constructor({ fields }: ImportMapping, header: readonly string[]) {
    this.#columns = new Map(
      Object.entries(fields).flatMap(([field, rule]) => {
        if (!holdsCodes(field) || !('column' in rule)) return [];
        const found = findColumn(header, rule.column);
        const at = found.ok ? found.value : undefined;
        const called = (at === undefined ? undefined : header[at]) ?? String(rule.column);
        // A command that refuses a record names the column as the mapping does, the reader as the file does.
        return [String(rule.column), called].map((column) => [column, { field, called }] as const);
      }),
    );
  }

  /** A cell that failed. `text` is cut short where it is long; no word that means something is. */
  add({ column, refusal: { code, params } }: FailedCell): void {
    const found = column === null ? undefined : this.#columns.get(column);
    const { text } = params;
    if (found === undefined || typeof text !== 'string' || !isUnknownWord(code)) return;
    const { field, called } = found;
    const key = `${field}\n${text}`;
    const known = this.#found.get(key);
    if (known === undefined && this.#found.size >= MOST_WORDS) return;
    this.#found.set(key, { field, column: called, word: text, rows: (known?.rows ?? 0) + 1 });
  }

  /** The most frequent first. */
  get words(): readonly UnknownWord[] {
    return [...this.#found.values()]
      .map((found) => ({ ...found, proposal: proposedMeaning(found.field, found.word) }))
      .toSorted((a, b) => b.rows - a.rows);
  }
}

function isUnknownWord(code: string): boolean {
  return ['import.value-unknown', 'import.unit-unreadable', 'import.country-unreadable'].includes(code);
}
