import { z } from 'zod';
import { type CommandDeclaration, declareCommand, type Permission } from '../kernel/command.ts';
import {
  IMPORT_BATCH,
  type ImportOutcome,
  importOutcome,
  systemField,
  undoneImport,
  undoOutcome,
} from './import-outcome.ts';

interface ImportWords {
  readonly name: string;
  /** For people, in the imperative: "Import customers". */
  readonly title: string;
  readonly permission: Permission;
  /** False where the records build on pending work, as typed ones do. True unless said. */
  readonly independent?: boolean;
  /** True where the records are not for everybody. */
  readonly confidentialInput?: boolean;
}

/** Records of one shape, of one other system: what an import takes. */
export function importInput<R extends z.ZodType>(record: R, most: number = IMPORT_BATCH) {
  return z.strictObject({ system: systemField, records: z.array(record).min(1).max(most) });
}

/** An import; `undo` names the command that takes back what it created. */
export function declareImport<I extends z.ZodType<{ readonly system: string }>>(
  declared: ImportWords & { readonly input: I; readonly undo: string },
): CommandDeclaration<I, typeof importOutcome> {
  const { undo, ...words } = declared;
  return declareCommand({
    version: 1,
    independent: true,
    ...words,
    output: importOutcome,
    keys: () => [],
    inverse: ({ system }, outcome) => undoOf(undo, system, outcome),
    quietWhenUnchanged: true,
  });
}

/** The way back of an import. */
export function declareImportUndo(
  words: ImportWords & Pick<CommandDeclaration, 'comparesItself'>,
): CommandDeclaration<typeof undoneImport, typeof undoOutcome> {
  return declareCommand({
    version: 1,
    independent: true,
    ...words,
    input: undoneImport,
    output: undoOutcome,
    keys: () => [],
  });
}

/** The call that removes the records it created, where nobody touched them; null if it created none. */
function undoOf(command: string, system: string, outcome: ImportOutcome) {
  const keys = outcome.records.filter(({ result }) => result === 'created').map(({ key }) => key);
  return keys.length === 0 ? null : { command, input: { system, keys } };
}
