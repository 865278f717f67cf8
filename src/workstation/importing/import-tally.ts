import type { ImportRecord } from './import-record.ts';

/** What a reading came to. `rowsRead` = `rowsTaken` + `rowsRefused`, all of the main file. */
export interface ImportTally {
  readonly rowsRead: number;
  readonly rowsTaken: number;
  readonly rowsRefused: number;
  /** Rows of joined files that no row of the main file asked for. */
  readonly rowsUnused: number;
  /** How many of each kind, refused ones not counted; an item written again counts once. */
  readonly records: Readonly<Record<string, number>>;
  /** Rows by the code of the reason. */
  readonly refusals: Readonly<Record<string, number>>;
  /** The file, or its rest, could not be read. */
  readonly isStopped: boolean;
}

/** Counts records as they pass. */
export class ImportCounter {
  #taken = 0;
  #refused = 0;
  #unused = 0;
  #isStopped = false;
  readonly #records = new Map<string, number>();
  readonly #refusals = new Map<string, number>();
  readonly #items = new Set<string>();

  add(record: ImportRecord): void {
    if (record.kind === 'stopped') {
      this.#isStopped = true;
      return;
    }
    if (record.kind === 'refused') {
      this.#refused += record.rows.length;
      this.#unused += record.failedRows.length - record.rows.length;
      for (const { reason } of record.failedRows) count(this.#refusals, reason.code);
      return;
    }
    this.#taken += record.rows.length;
    if (record.kind === 'item') {
      if (this.#items.has(record.externalKey)) return;
      this.#items.add(record.externalKey);
    }
    count(this.#records, record.kind);
  }

  get tally(): ImportTally {
    return {
      rowsRead: this.#taken + this.#refused,
      rowsTaken: this.#taken,
      rowsRefused: this.#refused,
      rowsUnused: this.#unused,
      records: Object.fromEntries(this.#records),
      refusals: Object.fromEntries(this.#refusals),
      isStopped: this.#isStopped,
    };
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
