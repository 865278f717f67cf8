import { z } from 'zod';
import { type CommandCall, declareCommand } from '../kernel/command.ts';
import { codeField } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';

/** Which headers: a hash of them, 22 characters. */
const signature = z.string().regex(/^[\w-]{22}$/);
const kind = codeField(40);
/** A mapping file; read and judged where it is used, because workstations of other versions write it too. */
const mapping = z.string().min(2).max(60_000);

function saved(input: { signature: string; kind: string }, before: string | null): CommandCall {
  const { signature, kind } = input;
  return before === null
    ? { command: 'import-mapping.forget', input: { signature, kind } }
    : { command: 'import-mapping.save', input: { signature, kind, mapping: before } };
}

export const importMappingCommands = {
  saveImportMapping: declareCommand({
    name: 'import-mapping.save',
    version: 1,
    title: 'Remember how a file is read',
    permission: 'imports.run',
    input: z.strictObject({ signature, kind, mapping }),
    output: z.strictObject({ before: z.string().nullable() }),
    keys: () => [],
    inverse: (input, { before }) => saved(input, before),
    quietWhenUnchanged: true,
  }),
  forgetImportMapping: declareCommand({
    name: 'import-mapping.forget',
    version: 1,
    title: 'Forget how a file is read',
    permission: 'imports.run',
    input: z.strictObject({ signature, kind }),
    output: z.strictObject({ before: z.string().nullable() }),
    keys: () => [],
    inverse: (input, { before }) => (before === null ? null : saved(input, before)),
    quietWhenUnchanged: true,
  }),
} as const;

const remembered = z.strictObject({ kind: z.string(), mapping: z.string() });

export const importMappingQueries = {
  findImportMappings: declareQuery({
    name: 'import-mapping.find',
    title: 'How a file with these headers was read the last time',
    permission: 'imports.run',
    input: z.strictObject({ signature }),
    /** One per kind of record. */
    output: z.strictObject({ mappings: z.array(remembered) }),
    tables: ['importMappings'],
  }),
  /** Which record of ours another system's key stands for; keys that are not known are left out. */
  findImportedRecords: declareQuery({
    name: 'imported-record.find',
    title: 'Records that were imported under these keys',
    permission: 'imports.run',
    input: z.strictObject({ kind, system: codeField(40), keys: z.array(codeField(80)).max(500) }),
    output: z.strictObject({ records: z.array(z.strictObject({ key: z.string(), record: z.string() })) }),
    tables: ['externalKeys'],
  }),
} as const;
