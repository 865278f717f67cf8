import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type {
  FailedCell,
  ImportReport,
  ImportView,
  RunProgress,
  UndoneImport,
} from '../../shared/sync/import-runs.ts';

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

/** How far an import of an earlier process came, by what was written down at its end. */
export function recordedProgress({ id, state, report, undone }: ImportView): RunProgress {
  const isRunning = state === 'running' || state === 'undoing';
  const isCut = state === 'cancelled' || state === 'interrupted' || state === 'left';
  return {
    run: id,
    purpose: undone || state === 'undoing' ? 'undo' : 'import',
    state: isRunning ? 'running' : isCut ? 'cancelled' : state === 'stopped' ? 'stopped' : 'done',
    rows: report?.rows.read ?? 0,
    steps: null,
    failedCount: report?.rows.refused ?? 0,
    failed: [],
    report,
    undone,
    refusal: report?.stopped ?? null,
  };
}
