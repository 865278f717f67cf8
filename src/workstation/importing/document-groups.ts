import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import type { ReadRow } from './row-reader.ts';

/** The lines that bear one document's number. */
export interface LineGroup {
  readonly key: string;
  readonly lines: readonly ReadRow[];
  /** More lines came than fit: those here are not all. */
  readonly isTooLong: boolean;
}

interface OpenGroup {
  readonly key: string;
  readonly lines: ReadRow[];
  isTooLong: boolean;
  lastRow: number;
}

/**
 * Gathers the lines of documents that may be interleaved. A document is complete when none of its lines came for
 * `within` rows, so that memory is bounded by that many lines and the keys of what is complete.
 */
export class DocumentGroups {
  readonly #within: number;
  readonly #maxLines: number;
  /** The group that got a line longest ago comes first. */
  readonly #open = new Map<string, OpenGroup>();
  readonly #complete = new Set<string>();
  #latest: OpenGroup | undefined;

  constructor(settings: { readonly within: number; readonly maxLines: number }) {
    this.#within = settings.within;
    this.#maxLines = settings.maxLines;
  }

  /** Null, or why the line came too late: `import.document-scattered`, `import.document-too-long`. */
  add(key: string, line: ReadRow): Refusal | null {
    const group = this.#latest?.key === key ? this.#latest : this.#touch(key);
    if (group === undefined) return refusal('import.document-scattered', { key, within: this.#within });
    if (group.lines.length >= this.#maxLines) {
      group.isTooLong = true;
      return refusal('import.document-too-long', { key, lines: this.#maxLines });
    }
    group.lines.push(line);
    group.lastRow = line.row;
    this.#latest = group;
    return null;
  }

  /** Takes out what is complete once `row` has been read. */
  *completeAt(row: number): Generator<LineGroup> {
    for (const group of this.#open.values()) {
      if (row - group.lastRow <= this.#within) return;
      yield this.#close(group);
    }
  }

  /** Takes out the rest, at the end of the file. */
  *rest(): Generator<LineGroup> {
    for (const group of this.#open.values()) yield this.#close(group);
  }

  #touch(key: string): OpenGroup | undefined {
    if (this.#complete.has(key)) return undefined;
    const group = this.#open.get(key) ?? { key, lines: [], isTooLong: false, lastRow: 0 };
    this.#open.delete(key);
    this.#open.set(key, group);
    return group;
  }

  #close(group: OpenGroup): LineGroup {
    this.#open.delete(group.key);
    this.#complete.add(group.key);
    if (this.#latest === group) this.#latest = undefined;
    return group;
  }
}
