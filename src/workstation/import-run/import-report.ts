import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { RecordCounts } from './import-counts.ts';

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
  /** Records that had a field which no import command takes, by field: these are to be entered by other commands. */
  readonly notTaken: Readonly<Record<string, number>>;
  readonly failedRows: { readonly file: string; readonly rows: number } | null;
  readonly changeSets: number;
  /** Cut by a signal: what was done stays, and running it again goes on. */
  readonly isInterrupted: boolean;
  /** Why the rest was not read or not run; null if there is no rest. */
  readonly stopped: Refusal | null;
}
