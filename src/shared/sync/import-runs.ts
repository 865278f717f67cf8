import type { Refusal } from '../kernel/refusal.ts';
import type { ImportKind, MappingFile } from './import-inspection.ts';

/** Where a row failed: what a person looks for in the file. */
export interface FailedCell {
  /** As a spreadsheet counts. */
  readonly row: number;
  /** Header of the column; null where it is the row as a whole. */
  readonly column: string | null;
  /** What stands in the cell, where that is known. */
  readonly given: string | null;
  readonly refusal: Refusal;
}

export type RecordResult = 'created' | 'updated' | 'unchanged' | 'refused';

export type RecordCounts = Readonly<Record<RecordResult, number>>;

/** A word of another system in a field of codes. `field`: as mappings call it; `column`: as the file does. */
export interface UnknownWord {
  readonly field: string;
  readonly column: string;
  readonly word: string;
  readonly rows: number;
  readonly proposal: { readonly code: string; readonly name: string } | null;
}

/** What an import came to. */
export interface ImportReport {
  /** What `undo` takes; null where nothing was done. */
  readonly import: string | null;
  readonly file: string;
  readonly mapping: string;
  readonly system: string;
  /** Of the main file: `read` = `taken` + `refused` + `notReached`. `unused`: rows of joined files nobody asked for. */
  readonly rows: {
    readonly read: number;
    readonly taken: number;
    readonly refused: number;
    readonly notReached: number;
    readonly unused: number;
  };
  /** By kind: what became of each record. */
  readonly records: Readonly<Record<string, RecordCounts>>;
  /** Of all kinds together; here also what was refused while reading, before it was anything. */
  readonly totals: RecordCounts;
  /** Rows by the code of the reason. */
  readonly refusals: Readonly<Record<string, number>>;
  /**
   * Words that refused their row where a code of ours belongs, and how often; the first hundred. `proposal`: what the word
   * probably means, to be put into the `values` of the mapping; null where nothing is known.
   */
  readonly unknownWords: readonly UnknownWord[];
  /** Records that had a field which no import command takes, by field: these are to be entered by other commands. */
  readonly notTaken: Readonly<Record<string, number>>;
  readonly failedRows: { readonly file: string; readonly rows: number } | null;
  readonly changeSets: number;
  /** Cut by a signal: what was done stays, and running it again goes on. */
  readonly isInterrupted: boolean;
  /** Why the rest was not read or not run; null if there is no rest. */
  readonly stopped: Refusal | null;
}

/** A record that an undo leaves, because it is no longer what the import made of it. */
export interface KeptRecord {
  readonly key: string;
  /** `changed`: somebody worked on it; `used`: something stands on it; `unknown`: it is gone already. */
  readonly reason: string;
  /** Its id here; null where it is gone. */
  readonly record: string | null;
  /** The last who did something with it, what and when, in milliseconds since the epoch; null where only the import did. */
  readonly touched: {
    readonly person: string;
    readonly title: string;
    readonly command: string;
    readonly at: number;
  } | null;
}

export interface UndoneImport {
  /** How many records are gone again. */
  readonly removed: number;
  /** Records that stay, because somebody has worked on them or built upon them since; with who did, where it is known. */
  readonly kept: readonly KeptRecord[];
  /** Change sets that did it. */
  readonly changeSets: readonly string[];
  /** Cut by a signal: what is gone stays gone, and running it again goes on. */
  readonly isInterrupted: boolean;
  /** Steps that could not be taken back. */
  readonly refused: readonly { readonly changeSet: string; readonly refusal: Refusal }[];
}

/** How far a run is; asked as often as a screen likes. */
export interface RunProgress {
  readonly run: string;
  readonly purpose: 'check' | 'import' | 'undo';
  readonly state: 'running' | 'done' | 'cancelled' | 'stopped';
  /** Rows read so far. */
  readonly rows: number;
  /** Steps of an undo that are done, and all there are. */
  readonly steps: { readonly done: number; readonly of: number } | null;
  /** Rows that failed so far, and the first of them with their cells. */
  readonly failedCount: number;
  readonly failed: readonly FailedCell[];
  readonly report: ImportReport | null;
  readonly undone: UndoneImport | null;
  /** Why it could not go on. */
  readonly refusal: Refusal | null;
}

/** `interrupted`: the process ended in the middle. `left`: cut, and somebody said that it stays so. */
export type ImportState =
  | 'running'
  | 'done'
  | 'cancelled'
  | 'interrupted'
  | 'stopped'
  | 'left'
  | 'undoing'
  | 'undone';

/** What is kept of an import beside its journal: enough to show it, to run it again, and to take it back. */
export interface ImportView {
  readonly id: string;
  readonly state: ImportState;
  readonly file: string;
  /** What it was read from, while that is still here; null for a file of somebody's own. */
  readonly upload: string | null;
  readonly kind: ImportKind;
  readonly mapping: MappingFile;
  /** Rows the file has, where it was looked at before; else null. */
  readonly rowCount: number | null;
  readonly person: string;
  /** Process that runs it. */
  readonly process: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly report: ImportReport | null;
  readonly undone: UndoneImport | null;
}

/** A part of the file of failed rows, in base64, and the size of the whole. */
export interface FailedRowsPart {
  readonly size: number;
  readonly bytes: string;
}
