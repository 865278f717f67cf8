import { join, resolve } from 'node:path';
import { newId, systemChance, systemClock } from '../node/clock-and-chance.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
import { ok, type Result } from '../shared/kernel/result.ts';
import type { ImportReport } from '../shared/sync/import-runs.ts';
import {
  endedImport,
  isAskedToCancel,
  startedImport,
  writeImportRecord,
} from '../workstation/import-desk/import-record-file.ts';
import { importsFolder, startJournal } from '../workstation/import-run/import-journal.ts';
import { startRehearsal } from '../workstation/import-run/import-rehearsal.ts';
import { runImport } from '../workstation/import-run/import-run.ts';
import { runnerOn } from '../workstation/import-run/import-runner.ts';
import type { ImportMapping } from '../workstation/importing/import-mapping.ts';
import { fileAt } from '../workstation/importing/source-file.ts';
import { openTable } from '../workstation/importing/source-opening.ts';
import type { TableSource } from '../workstation/importing/table-source.ts';
import { currentSession } from '../workstation/people-here.ts';
import type { PersonSession, Workstation } from '../workstation/workstation.ts';
import { type CliCall, type CliOutcome, cliCommand } from './cli-command.ts';
import { rowNumber } from './import-files-commands.ts';
import { chosenMapping, importKinds } from './mapping-choice.ts';
import { outputProblem } from './output-file.ts';
import { progressLine } from './progress-line.ts';
import { sentenceOf } from './refusal-sentences.ts';
import { onWorkstation } from './workstation-host.ts';

export const importCommand = cliCommand({
  name: 'import',
  summary: 'Take in the records of another system from a CSV file or a workbook (XLSX).',
  details: `What is known by its external key already is updated or left as it is, so that an import may be cut (Ctrl+C) and run
again. Answers with what was read, created, updated, unchanged and refused; refused rows go into a file of exactly these
rows, which is imported again once it is put right. Exit code 1 if any row was refused. “undo” takes the import back.`,
  arguments: {
    KIND: { help: 'what the file holds', choices: importKinds },
    FILE: { help: 'the file; what its mapping joins lies beside it' },
  },
  options: {
    map: {
      value: 'FILE',
      help: 'the mapping, or the name of one that comes with Daybook (docs/import-mappings.md)',
    },
    'dry-run': { help: 'try everything on a copy of the database, which is thrown away' },
    sheet: {
      value: 'NAME',
      help: 'of a workbook; default: as the mapping says, or the first that is not hidden',
    },
    'header-row': { value: 'N', help: 'row of the header, from 1; 0 for none; default: as the mapping says' },
    failed: {
      value: 'FILE',
      help: 'where refused rows go; default: a file in the data folder, which the answer names',
    },
  },
  async run(call) {
    const { map, failed } = call.options;
    const problem = failed === undefined ? null : outputProblem(failed);
    if (problem) return { refusal: problem };
    const mapping = await chosenMapping(kindOf(call.arguments.KIND), map, call.terminal);
    if (!mapping.ok) return mapping;
    const headerRow = rowNumber(call.options['header-row']);
    if (headerRow === null) {
      return { refusal: refusal('input.invalid', { path: 'header-row', message: 'a number from 0 on' }) };
    }
    const { sheet } = call.options;
    const source = await openTable(fileAt(resolve(call.arguments.FILE)), {
      ...mapping.value.source,
      ...(headerRow === undefined ? {} : { headerRow }),
      ...(sheet === undefined ? {} : { sheet }),
    });
    if (!source.ok) return source;
    return onWorkstation(call, async (workstation, person) => {
      const session = person ? ok(person) : currentSession(workstation.people);
      if (!session.ok) return session;
      const parts = { workstation, session: session.value, mapping: mapping.value, source: source.value };
      const failedRows = (id: string) =>
        resolve(failed ?? join(importsFolder(workstation.folder), `${id}.failed.csv`));
      return call.options['dry-run'] ? rehearse(call, parts, failedRows) : importNow(call, parts, failedRows);
    });
  },
});

interface ImportParts {
  readonly workstation: Workstation;
  readonly session: PersonSession;
  readonly mapping: ImportMapping;
  readonly source: TableSource;
}

function kindOf(word: string): (typeof importKinds)[number] {
  const kind = importKinds.find((name) => name === word);
  if (!kind) throw new Error(`the reader of arguments lets only ${importKinds} through`);
  return kind;
}

async function importNow(
  call: CliCall,
  { workstation, session, mapping, source }: ImportParts,
  failedRows: (id: string) => string,
): Promise<CliOutcome> {
  const { folder } = workstation;
  const journal = startJournal(folder, newId(systemClock, systemChance));
  const record = startedImport(journal.id, mapping, source.file.name, session.person);
  writeImportRecord(folder, record);
  try {
    const runner = runnerOn(workstation, session);
    const file = failedRows(journal.id);
    const isCancelled = () => isAskedToCancel(folder, journal.id);
    const report = await withProgress(
      call,
      { source, mapping, runner, journal, failedRows: file },
      isCancelled,
    );
    writeImportRecord(folder, endedImport(record, report));
    return outcomeOf(report, false);
  } finally {
    journal.close();
  }
}

async function rehearse(
  call: CliCall,
  { workstation, session, mapping, source }: ImportParts,
  failedRows: (id: string) => string,
): Promise<CliOutcome> {
  const rehearsal = startRehearsal(workstation, session);
  try {
    const { runner } = rehearsal;
    const file = failedRows(newId(systemClock, systemChance));
    return outcomeOf(
      await withProgress(call, { source, mapping, runner, journal: null, failedRows: file }),
      true,
    );
  } finally {
    rehearsal.end();
  }
}

function withProgress(
  call: CliCall,
  options: Omit<Parameters<typeof runImport>[0], 'sentenceOf' | 'signal' | 'onProgress'>,
  isCancelled: () => boolean = () => false,
): Promise<Result<ImportReport>> {
  const line = progressLine(call);
  const cancelled = new AbortController();
  const signal = AbortSignal.any([call.terminal.interruption(), cancelled.signal]);
  const onProgress = (rows: number) => {
    line.show(`${rows} rows`);
    if (isCancelled()) cancelled.abort();
  };
  return runImport({ ...options, sentenceOf, signal, onProgress }).finally(() => line.end());
}

function outcomeOf(report: Result<ImportReport>, isDryRun: boolean): CliOutcome {
  if (!report.ok) return report;
  const document = { isDryRun, ...report.value };
  const reason = whyNotAll(report.value);
  return reason ? { document, refusal: reason } : { document };
}

function whyNotAll({ stopped, isInterrupted, rows, failedRows, file }: ImportReport): Refusal | null {
  if (stopped) return stopped;
  if (isInterrupted) return refusal('import.interrupted', { file, rows: rows.taken });
  if (failedRows)
    return refusal('import.rows-refused', { file, rows: failedRows.rows, failedRows: failedRows.file });
  return rows.refused > 0 ? refusal('import.records-refused', { file, rows: rows.refused }) : null;
}
