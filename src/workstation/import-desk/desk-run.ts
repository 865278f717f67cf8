import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { FailedCell } from '../import-run/failed-cell.ts';
import type { ImportReport } from '../import-run/import-report.ts';
import type { UndoneImport } from '../import-run/import-undo.ts';

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

/** Failed cells that are kept to be shown; the file of failed rows has them all. */
const SHOWN = 1_000;

/** One check, import or undo, while the process lives. */
export class DeskRun {
  readonly id: string;
  readonly #purpose: RunProgress['purpose'];
  readonly #abort = new AbortController();
  readonly #failed: FailedCell[] = [];
  #state: RunProgress['state'] = 'running';
  #rows = 0;
  #failedCount = 0;
  #steps: RunProgress['steps'] = null;
  #report: ImportReport | null = null;
  #undone: UndoneImport | null = null;
  #refusal: Refusal | null = null;
  /** Settles when nothing of the run is under way any more. */
  ended: Promise<void> = Promise.resolve();

  constructor(id: string, purpose: RunProgress['purpose']) {
    this.id = id;
    this.#purpose = purpose;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get isRunning(): boolean {
    return this.#state === 'running';
  }

  get progress(): RunProgress {
    return {
      run: this.id,
      purpose: this.#purpose,
      state: this.#state,
      rows: this.#rows,
      steps: this.#steps,
      failedCount: this.#failedCount,
      failed: this.#failed,
      report: this.#report,
      undone: this.#undone,
      refusal: this.#refusal,
    };
  }

  advance(rows: number | null, failed: readonly FailedCell[]): void {
    this.#rows = Math.max(this.#rows, rows ?? 0);
    this.#failedCount += failed.length;
    this.#failed.push(...failed.slice(0, SHOWN - this.#failed.length));
  }

  step(done: number, of: number): void {
    this.#steps = { done, of };
  }

  cancel(): void {
    this.#abort.abort();
  }

  end(report: Result<ImportReport>): void {
    this.#report = report.ok ? report.value : null;
    this.#refusal = report.ok ? report.value.stopped : report.refusal;
    const isCut = report.ok && report.value.isInterrupted;
    this.#state = this.#refusal ? 'stopped' : isCut ? 'cancelled' : 'done';
  }

  endUndo(undone: UndoneImport): void {
    this.#undone = undone;
    this.#refusal = undone.refused[0]?.refusal ?? null;
    this.#state = undone.isInterrupted ? 'cancelled' : 'done';
    const of = this.#steps?.of ?? 0;
    if (!undone.isInterrupted) this.#steps = { done: of, of };
  }

  /** A bug: the alarm says which. */
  fail(): void {
    this.#state = 'stopped';
  }
}
