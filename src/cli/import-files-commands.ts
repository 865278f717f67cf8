import { copyFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { systemClock } from '../node/clock-and-chance.ts';
import { refusal } from '../shared/kernel/refusal.ts';
import {
  askToCancel,
  readImportRecord,
  writeImportRecord,
} from '../workstation/import-desk/import-record-file.ts';
import { inspectFile } from '../workstation/import-inspect/file-inspection.ts';
import { fileAt } from '../workstation/importing/source-file.ts';
import { cliCommand } from './cli-command.ts';
import { outputProblem } from './output-file.ts';
import { undo } from './undo-command.ts';
import { onWorkstation } from './workstation-host.ts';

const importId = { ID: { help: 'id of the import, as “import” and “import list” give it' } };

export const importInspectCommand = cliCommand({
  name: 'import inspect',
  summary: 'Look at a file without importing it: what stands in it, and how it could be read.',
  details: `Encoding, delimiter, sheets, header, what each column holds, what in it may mean two things, and a mapping for every kind
of records, the likeliest first. A mapping is taken by “import KIND FILE --map FILE” once it says what you mean.`,
  arguments: { FILE: { help: 'the file' } },
  options: {
    sheet: { value: 'NAME', help: 'of a workbook; default: the first that is not hidden' },
    'header-row': { value: 'N', help: 'row of the header, from 1; 0 for none; default: found out' },
  },
  async run(call) {
    const { sheet } = call.options;
    const headerRow = rowNumber(call.options['header-row']);
    if (headerRow === null) {
      return { refusal: refusal('input.invalid', { path: 'header-row', message: 'a number from 0 on' }) };
    }
    const inspected = await inspectFile(fileAt(resolve(call.arguments.FILE)), { sheet, headerRow });
    return inspected.ok ? { document: inspected.value } : inspected;
  },
});

export const importListCommand = cliCommand({
  name: 'import list',
  summary: 'List the imports of this workstation, the newest first, and which of them were never finished.',
  arguments: {},
  options: {},
  run: (call) => onWorkstation(call, async ({ imports }) => ({ document: (await imports()).list() })),
});

export const importCancelCommand = cliCommand({
  name: 'import cancel',
  summary: 'End an import after the commit that is under way, whichever process runs it. What is done stays.',
  arguments: importId,
  options: {},
  run: (call) =>
    onWorkstation(call, ({ folder }) => {
      const id = call.arguments.ID;
      if (readImportRecord(folder, id)?.state !== 'running') {
        return { refusal: refusal('import.not-running', { import: id }) };
      }
      askToCancel(folder, id);
      return { document: { import: id, cancelled: true } };
    }),
});

export const importUndoCommand = cliCommand({
  name: 'import undo',
  summary:
    'Take an import back; what somebody has worked on or built upon since is kept, and named with who did.',
  arguments: importId,
  options: {},
  run: (call) =>
    onWorkstation(call, async (workstation, person) => {
      const id = call.arguments.ID;
      const outcome = await undo(call, workstation, id, person);
      const record = readImportRecord(workstation.folder, id);
      if (record && !('refusal' in outcome && outcome.refusal)) {
        const undone = { ...record, state: 'undone', endedAt: systemClock.now() } as const;
        writeImportRecord(workstation.folder, undone);
      }
      return outcome;
    }),
});

export const importFailedRowsCommand = cliCommand({
  name: 'import failed-rows',
  summary: 'Save the file of exactly the rows of an import that were refused, each with its reason.',
  arguments: { ...importId, FILE: { help: 'where it goes' } },
  options: {},
  run: (call) =>
    onWorkstation(call, async ({ imports }) => {
      const { ID, FILE } = call.arguments;
      const path = (await imports()).failedRows(ID);
      if (!path.ok) return path;
      const problem = outputProblem(FILE);
      if (problem) return { refusal: problem };
      copyFileSync(path.value, FILE);
      return { document: { import: ID, file: resolve(FILE) } };
    }),
});

/** Undefined where none is given, null where it is no row. */
export function rowNumber(text: string | undefined): number | undefined | null {
  if (text === undefined) return undefined;
  return /^\d{1,4}$/.test(text) ? Number(text) : null;
}
