import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { newId, systemChance, systemClock } from '../../node/clock-and-chance.ts';
import { ok, type Result, refused } from '../../shared/kernel/result.ts';
import type {
  ImportKind,
  InspectedFile,
  InspectionChoices,
  MappingSuggestion,
} from '../../shared/sync/import-inspection.ts';
import type { FailedRowsPart, ImportView, RunProgress } from '../../shared/sync/import-runs.ts';
import { inspectFile } from '../import-inspect/file-inspection.ts';
import { maySetCosts } from '../import-run/cost-right.ts';
import { importsFolder, readJournal, startJournal } from '../import-run/import-journal.ts';
import { runImport } from '../import-run/import-run.ts';
import { runnerOn } from '../import-run/import-runner.ts';
import { undoImport } from '../import-run/import-undo.ts';
import { parseMapping } from '../importing/import-mapping.ts';
import { importSentence } from '../importing/import-sentence.ts';
import { openTable } from '../importing/source-opening.ts';
import type { PersonSession, Workstation } from '../workstation.ts';
import { runCheck } from './check-thread.ts';
import { DeskRun, recordedProgress } from './desk-run.ts';
import {
  endedImport,
  isAskedToCancel,
  listImportRecords,
  readImportRecord,
  startedImport,
  writeImportRecord,
} from './import-record-file.ts';
import { ImportUploads } from './import-uploads.ts';

/** Milliseconds a commit of an import may keep somebody waiting who saves or looks something up meanwhile. */
const TURN = 25;

/** What of a workstation an import needs. */
export type ImportHost = Pick<Workstation, 'folder' | 'core' | 'run' | 'runMany' | 'query' | 'timeline'>;

/** Where files become records: looked at, tried, imported, taken back, each as a run that goes on by itself. */
export class ImportDesk {
  readonly #workstation: ImportHost;
  readonly #alarm: (bug: unknown) => void;
  readonly #runs = new Map<string, DeskRun>();
  /** Rows by upload, of files that were looked at. */
  readonly #rowCounts = new Map<string, number>();

  #uploads: ImportUploads | undefined;

  constructor(workstation: ImportHost, alarm: (bug: unknown) => void) {
    this.#workstation = workstation;
    this.#alarm = alarm;
  }

  /** Made when it is first needed: most workstations never import. */
  get uploads(): ImportUploads {
    this.#uploads ??= new ImportUploads(this.#workstation.folder);
    return this.#uploads;
  }

  /** `joined`: the name of a file beside it. Refusals: those of `inspectFile`, `import.upload-unknown`, `import.not-joined`. */
  async inspect(
    { upload, joined }: { readonly upload: string; readonly joined?: string | undefined },
    choices: InspectionChoices,
    as: PersonSession,
  ): Promise<Result<InspectedFile>> {
    const file = this.uploads.file(upload, joined);
    if (!file.ok) return joined === undefined ? file : refused('import.not-joined', { file: joined });
    const inspected = await inspectFile(file.value, choices);
    if (!inspected.ok) return inspected;
    const { signature, rowCount } = inspected.value;
    if (joined === undefined) this.#rowCounts.set(upload, rowCount);
    const found = this.#workstation.query({ query: 'import-mapping.find', input: { signature } }, as);
    if (!found.ok) return found;
    const { mappings } = found.output as { mappings: readonly { kind: ImportKind; mapping: string }[] };
    const remembered = mappings.map(({ kind, mapping }) => {
      const parsed = parseMapping(parsedOrNull(mapping));
      return { kind, mapping: parsed.ok ? parsed.value : null };
    });
    const maySet = maySetCosts((request) => this.#workstation.query(request, as)).ok;
    const suggestions = maySet ? inspected.value.suggestions : inspected.value.suggestions.map(withoutCosts);
    return ok({ ...inspected.value, suggestions, remembered });
  }

  /** Tries everything on a copy of the database, in a thread of its own. Answers the run to ask after. */
  check(upload: string, mapping: unknown, as: PersonSession): Result<{ readonly run: string }> {
    const path = this.uploads.path(upload);
    const parsed = parseMapping(mapping);
    if (!path.ok || !parsed.ok) return path.ok ? (parsed as Result<never>) : path;
    const id = newId(systemClock, systemChance);
    const { folder } = this.#workstation;
    const job = { folder, session: as, path: path.value, mapping, failedRows: this.#failedRowsPath(id) };
    return this.#begin(new DeskRun(id, 'check'), async (run) => {
      const report = await runCheck(job, run.signal, ({ rows, failed }) => run.advance(rows, failed));
      run.end(report);
    });
  }

  /** Imports in turns that nobody notices. What is done stays when it is cancelled, and running it again goes on. */
  async start(
    upload: string,
    mapping: unknown,
    as: PersonSession,
  ): Promise<Result<{ readonly run: string }>> {
    const file = this.uploads.file(upload);
    if (!file.ok) return file;
    const parsed = parseMapping(mapping);
    if (!parsed.ok) return parsed;
    const source = await openTable(file.value, parsed.value.source);
    if (!source.ok) return source;
    const { folder } = this.#workstation;
    const id = newId(systemClock, systemChance);
    const rowCount = this.#rowCounts.get(upload) ?? null;
    const record = { ...startedImport(id, parsed.value, file.value.name, as.person), upload, rowCount };
    writeImportRecord(folder, record);
    return this.#begin(new DeskRun(id, 'import'), async (run) => {
      const journal = startJournal(folder, id);
      try {
        const report = await runImport({
          source: source.value,
          mapping: parsed.value,
          runner: runnerOn(this.#workstation, as),
          journal,
          failedRows: this.#failedRowsPath(id),
          sentenceOf: importSentence,
          signal: run.signal,
          turn: TURN,
          onFailed: (cell) => run.advance(null, [cell]),
          onProgress: (rows) => {
            run.advance(rows, []);
            if (isAskedToCancel(folder, id)) run.cancel();
          },
        });
        run.end(report);
        writeImportRecord(folder, endedImport(record, report));
      } finally {
        journal.close();
      }
    });
  }

  /** Takes an import back. Refusals: `import.unknown`, `import.journal-damaged`, `import.is-running`. */
  undo(id: string, as: PersonSession): Result<{ readonly run: string }> {
    const { folder } = this.#workstation;
    const record = readImportRecord(folder, id);
    const steps = readJournal(folder, id);
    if (steps === null) return refused('import.unknown', { import: id });
    if (!steps.ok) return steps;
    if (this.#runs.get(id)?.isRunning) return refused('import.is-running', { import: id });
    if (record) writeImportRecord(folder, { ...record, state: 'undoing', process: process.pid });
    return this.#begin(new DeskRun(id, 'undo'), async (run) => {
      const { signal } = run;
      const onProgress = (done: number, of: number) => run.step(done, of);
      const undone = await undoImport(this.#workstation, steps.value, as, { signal, onProgress });
      run.endUndo(undone);
      const state = undone.isInterrupted ? 'cancelled' : 'undone';
      if (record) writeImportRecord(folder, { ...record, state, endedAt: systemClock.now(), undone });
    });
  }

  /** Of a check, only while this process lives; of an import, for ever. Refusal: `import.unknown`. */
  progress(id: string): Result<RunProgress> {
    const run = this.#runs.get(id);
    if (run) return ok(run.progress);
    const record = readImportRecord(this.#workstation.folder, id);
    return record ? ok(recordedProgress(record)) : refused('import.unknown', { import: id });
  }

  /** Refusal: `import.unknown`. */
  show(id: string): Result<ImportView> {
    const record = readImportRecord(this.#workstation.folder, id);
    return record ? ok(record) : refused('import.unknown', { import: id });
  }

  /** Ends after the commit that is under way. Refusal: `import.unknown`. */
  cancel(id: string): Result<null> {
    const run = this.#runs.get(id);
    if (!run) return refused('import.unknown', { import: id });
    run.cancel();
    return ok(null);
  }

  /** All imports of this workstation, the newest first. */
  list(): readonly ImportView[] {
    return listImportRecords(this.#workstation.folder);
  }

  /** Those that are under way or were cut, unless the same file was imported again since. */
  unfinished(): readonly ImportView[] {
    const uploads = new Set<string>();
    return this.list().filter(({ state, upload }) => {
      const isLater = upload === null || !uploads.has(upload);
      if (upload !== null) uploads.add(upload);
      return isLater && !FINISHED.includes(state);
    });
  }

  /** What was cut stays as it is, and is no longer unfinished. Refusals: `import.unknown`, `import.is-running`. */
  leave(id: string): Result<null> {
    const { folder } = this.#workstation;
    const record = readImportRecord(folder, id);
    if (!record) return refused('import.unknown', { import: id });
    if (record.state === 'running' || record.state === 'undoing')
      return refused('import.is-running', { import: id });
    if (!FINISHED.includes(record.state)) writeImportRecord(folder, { ...record, state: 'left' });
    return ok(null);
  }

  /** The file of exactly the rows that failed. Refusal: `import.no-failed-rows`. */
  failedRows(id: string): Result<string> {
    const path = this.#failedRowsPath(id);
    const isKnown = this.#runs.has(id) || readImportRecord(this.#workstation.folder, id) !== null;
    return isKnown && existsSync(path) ? ok(path) : refused('import.no-failed-rows', { import: id });
  }

  /** A part of that file, in base64, as it is saved by a person; and its size. */
  failedRowsPart(id: string, offset: number, length: number): Result<FailedRowsPart> {
    const path = this.failedRows(id);
    if (!path.ok) return path;
    const fd = openSync(path.value, 'r');
    try {
      const bytes = Buffer.alloc(length);
      const read = readSync(fd, bytes, 0, length, offset);
      return ok({ size: fstatSync(fd).size, bytes: bytes.subarray(0, read).toString('base64') });
    } finally {
      closeSync(fd);
    }
  }

  /** Cancels what runs and waits for the commit under way: the database closes after it. */
  async close(): Promise<void> {
    const runs = [...this.#runs.values()];
    for (const run of runs) run.cancel();
    await Promise.all(runs.map((run) => run.ended));
  }

  #begin(run: DeskRun, work: (run: DeskRun) => Promise<void>): Result<{ readonly run: string }> {
    this.#runs.set(run.id, run);
    run.ended = work(run).catch((bug: unknown) => {
      run.fail();
      this.#alarm(bug);
    });
    return ok({ run: run.id });
  }

  #failedRowsPath(id: string): string {
    return join(importsFolder(this.#workstation.folder), `${id}.failed.csv`);
  }
}

/** Who may not set costs is not suggested to take them. */
function withoutCosts(suggestion: MappingSuggestion): MappingSuggestion {
  const { unitCost: _cost, minimumMargin: _margin, ...fields } = suggestion.mapping.fields;
  return { ...suggestion, mapping: { ...suggestion.mapping, fields } };
}

const FINISHED: readonly string[] = ['done', 'left', 'undone'];

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
