import { IMPORT_BATCH } from '../../shared/company/import-outcome.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import { ok, type Result } from '../../shared/kernel/result.ts';
import type { FailedCell, ImportReport } from '../../shared/sync/import-runs.ts';
import { FailedRowsFile } from '../importing/failed-rows-file.ts';
import type { ImportMapping } from '../importing/import-mapping.ts';
import type {
  DocumentRecord,
  ImportRecord,
  RefusedRecord,
  WriteOffRecord,
} from '../importing/import-record.ts';
import { ImportCounter } from '../importing/import-tally.ts';
import { readRecords } from '../importing/record-reader.ts';
import type { TableSource } from '../importing/table-source.ts';
import { maySetCosts, takesCosts } from './cost-right.ts';
import { type DocumentContext, documentsInput } from './document-inputs.ts';
import { failedCell, failedRecordCell } from './failed-cell.ts';
import { ImportCounts } from './import-counts.ts';
import type { ImportJournal } from './import-journal.ts';
import type { ImportRunner } from './import-runner.ts';
import { fieldsNotTaken, type MasterRecord } from './master-inputs.ts';
import { runMasters } from './master-run.ts';
import { letOthersWork } from './other-work.ts';
import { type BatchOutcome, ImportHalted, runBatches } from './record-batches.ts';
import { type RefusedRows, refusedRowsOf } from './refused-rows.ts';
import { UnknownWords } from './unknown-words.ts';
import { writeOffsInput } from './write-off-inputs.ts';

/** Lines of documents that one commit takes: a change set stays small enough to be sent in one piece. */
const LINES_PER_COMMIT = 4_000;
/** What a commit starts with where nobody may wait for it, and the least it comes down to. */
const FIRST_COMMIT = 100;
const LEAST_COMMIT = 20;

export interface ImportRunOptions {
  readonly source: TableSource;
  readonly mapping: ImportMapping;
  readonly runner: ImportRunner;
  /** Null: nothing is kept of what was done (a rehearsal). */
  readonly journal: ImportJournal | null;
  /** Where failed rows go, if there are any. */
  readonly failedRows: string;
  readonly sentenceOf: (reason: Refusal) => string;
  /** Asked between two commits; what is done by then stays. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (rows: number) => void;
  /** Told of every row that fails, with the cell. */
  readonly onFailed?: (failed: FailedCell) => void;
  /**
   * Milliseconds that one commit may keep other work of this process waiting: commits are made as large as that allows,
   * and others have their turn between two of them. Left out: as large as is fastest.
   */
  readonly turn?: number;
}

/**
 * Reads a file and runs its records as import commands, in commits of bounded size: every commit is whole change sets, so
 * that an import may be cut at any instant and simply run again. Refusals, before anything is done: the company cannot be
 * asked for its currency; the mapping takes costs, and whoever imports may not set them or they are not kept here.
 */
export async function runImport(options: ImportRunOptions): Promise<Result<ImportReport>> {
  const company = options.runner.query({ query: 'company.show', input: {} });
  if (!company.ok) return company;
  const { currency } = company.output as { readonly currency: string };
  const { runner, mapping, source } = options;
  // Half a row would be imported otherwise: the item, and not what it costs.
  const may = takesCosts(mapping, source) ? maySetCosts((request) => runner.query(request)) : company;
  if (!may.ok) return may;
  const run = new ImportRun(options, currency);
  return ok(await run.finish());
}

class ImportRun {
  readonly #options: ImportRunOptions;
  readonly #documents: DocumentContext;
  readonly #read = new ImportCounter();
  readonly #counts = new ImportCounts();
  readonly #unknownWords: UnknownWords;
  readonly #refused: RefusedRows = new Map();
  readonly #failedRows: FailedRowsFile;
  readonly #descriptions = new Map<string, string | null>();
  #masters = new Map<string, MasterRecord>();
  #orders: DocumentRecord[] = [];
  #writeOffs: WriteOffRecord[] = [];
  #lines = 0;
  #perCommit: number;
  #changeSets = 0;
  #stopped: Refusal | null = null;

  constructor(options: ImportRunOptions, currency: string) {
    this.#options = options;
    const { source, mapping, failedRows, sentenceOf } = options;
    this.#perCommit = options.turn === undefined ? LINES_PER_COMMIT : FIRST_COMMIT;
    this.#failedRows = new FailedRowsFile(failedRows, source, sentenceOf);
    const descriptionOf = (key: string) => this.#descriptions.get(key);
    this.#unknownWords = new UnknownWords(mapping, source.header);
    this.#documents = { system: mapping.system, currency, descriptionOf };
  }

  async finish(): Promise<ImportReport> {
    const { source, mapping, signal, onProgress } = this.#options;
    try {
      for await (const record of readRecords(source, mapping)) {
        if (signal?.aborted) break;
        await this.#take(record);
        if (!this.#isFull()) continue;
        await this.#commitInTurn();
        onProgress?.(this.#read.tally.rowsRead);
      }
      if (!signal?.aborted) this.#commit();
      onProgress?.(this.#read.tally.rowsRead);
    } catch (error) {
      if (!(error instanceof ImportHalted)) throw error;
      this.#stopped = error.refusal;
    }
    for await (const record of refusedRowsOf(source, this.#refused)) await this.#failedRows.write(record);
    await this.#failedRows.close();
    return this.#report();
  }

  async #take(record: ImportRecord): Promise<void> {
    this.#read.add(record);
    switch (record.kind) {
      case 'stopped':
        this.#stopped = record.reason;
        return;
      case 'refused':
        return this.#refuseRead(record);
      case 'customer':
      case 'vendor':
      case 'item':
      case 'price':
      case 'stock':
      case 'draft':
        // The later of two records with one key stands.
        this.#counts.leaveOut(fieldsNotTaken(record));
        this.#masters.set(`${record.kind}|${record.externalKey}`, record);
        if (record.kind === 'draft') this.#lines += record.lines.length;
        if (record.kind === 'item') this.#descriptions.set(record.externalKey, record.description);
        return;
      case 'write-off':
        this.#writeOffs.push(record);
        this.#lines++;
        return;
      default:
        // Orders as they were have quantities and prices as the file says them, in no unit of ours.
        if (record.lines.some(({ unit }) => unit !== null)) this.#counts.leaveOut(['unit']);
        this.#orders.push(record);
        this.#lines += record.lines.length;
    }
  }

  #isFull(): boolean {
    const { size } = this.#masters;
    if (Math.max(size, this.#orders.length) >= IMPORT_BATCH) return true;
    return this.#lines + (this.#options.turn === undefined ? 0 : size) >= this.#perCommit;
  }

  /** Finds by doing how much fits into a turn on this machine, with this company. */
  async #commitInTurn(): Promise<void> {
    const { turn } = this.#options;
    if (turn === undefined) {
      this.#commit();
      // A word to stop comes in between two commits, however little there is to wait for.
      return letOthersWork();
    }
    const start = performance.now();
    this.#commit();
    const factor = Math.min(2, Math.max(0.5, turn / (performance.now() - start)));
    this.#perCommit = Math.min(LINES_PER_COMMIT, Math.max(LEAST_COMMIT, this.#perCommit * factor));
    await letOthersWork();
  }

  /** Masters first: documents name them. */
  #commit(): void {
    const { runner, mapping } = this.#options;
    this.#settle(runMasters(runner, mapping.system, [...this.#masters.values()]));
    this.#masters = new Map();
    this.#settle(
      runBatches<DocumentRecord | WriteOffRecord>(runner, [
        ...(this.#orders.length === 0 ? [] : [this.#orderBatch(this.#orders)]),
        ...(this.#writeOffs.length === 0 ? [] : [this.#writeOffBatch(this.#writeOffs)]),
      ]),
    );
    this.#orders = [];
    this.#writeOffs = [];
    this.#lines = 0;
  }

  #orderBatch(records: readonly DocumentRecord[]) {
    const inputOf = (some: readonly (DocumentRecord | WriteOffRecord)[]) =>
      documentsInput(
        this.#documents,
        some.filter((record) => record.kind !== 'write-off'),
      );
    return { command: 'order.import', records, inputOf };
  }

  #writeOffBatch(records: readonly WriteOffRecord[]) {
    const { system } = this.#options.mapping;
    const inputOf = (some: readonly (DocumentRecord | WriteOffRecord)[]) =>
      writeOffsInput(
        system,
        some.filter((record) => record.kind === 'write-off'),
      );
    return { command: 'stock.import-write-offs', records, inputOf };
  }

  #settle<R extends DocumentRecord | WriteOffRecord | MasterRecord>({
    outcomes,
    steps,
  }: BatchOutcome<R>): void {
    for (const { record, result, refusal } of outcomes) {
      this.#counts.add(record.kind, result);
      if (!refusal) continue;
      this.#counts.refuse(refusal, record.rows.length);
      for (const row of record.rows) {
        this.#refused.set(row, { key: record.externalKey, reason: refusal });
        this.#fail(failedRecordCell(this.#options.mapping, row, refusal));
      }
    }
    this.#options.journal?.add(steps);
    this.#changeSets += steps.length;
  }

  async #refuseRead(record: RefusedRecord): Promise<void> {
    this.#counts.addUnread();
    for (const failed of record.failedRows) {
      this.#counts.refuse(failed.reason, 1);
      this.#fail(failedCell(this.#options.source.header, failed));
    }
    await this.#failedRows.write(record);
  }

  #fail(cell: FailedCell): void {
    this.#unknownWords.add(cell);
    this.#options.onFailed?.(cell);
  }

  #report(): ImportReport {
    const { source, mapping, journal, failedRows, signal } = this.#options;
    const { rowsRead, rowsRefused, rowsUnused } = this.#read.tally;
    const refused = rowsRefused + this.#refused.size;
    const waiting = this.#waitingRows();
    const { rows: failed, problem } = this.#failedRows;
    return {
      import: this.#changeSets > 0 ? (journal?.id ?? null) : null,
      file: source.file.name,
      mapping: mapping.name,
      system: mapping.system,
      rows: {
        read: rowsRead,
        taken: rowsRead - refused - waiting,
        refused,
        notReached: waiting,
        unused: rowsUnused,
      },
      records: this.#counts.kinds,
      totals: this.#counts.totals,
      refusals: this.#counts.refusals,
      unknownWords: this.#unknownWords.words,
      notTaken: this.#counts.notTaken,
      failedRows: failed > 0 && problem === null ? { file: failedRows, rows: failed } : null,
      changeSets: this.#changeSets,
      isInterrupted: signal?.aborted ?? false,
      stopped: this.#stopped ?? problem,
    };
  }

  /** Rows that were read and whose records were not run before the import was cut. */
  #waitingRows(): number {
    const waiting = [...this.#masters.values(), ...this.#orders, ...this.#writeOffs];
    return waiting.reduce((sum, { rows }) => sum + rows.length, 0);
  }
}
