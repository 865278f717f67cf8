import { z } from 'zod';
import { codeField } from '../kernel/input-field.ts';

/** Records one import command takes at most: what one change set carries. */
export const IMPORT_BATCH = 500;

/** Which other system the keys are of: `northwind`. */
export const systemField = codeField(40);

/** The system of a file for which none was named. */
export const UNNAMED_SYSTEM = 'import';

/** The other system's key; unique per kind within the system. */
export const externalKeyField = codeField(80);

/** What became of each record, in the order given. A refused record stops no other. */
export const importOutcome = z.strictObject({
  records: z.array(
    z.strictObject({
      key: z.string(),
      result: z.enum(['created', 'updated', 'unchanged', 'refused']),
      record: z.string().nullable(),
      refusal: z
        .strictObject({
          code: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
        })
        .nullable(),
    }),
  ),
});

export type ImportOutcome = z.output<typeof importOutcome>;
export type ImportedRecord = ImportOutcome['records'][number];

/** Records to be taken back: those an import created. */
export const undoneImport = z.strictObject({
  system: systemField,
  keys: z.array(externalKeyField).max(IMPORT_BATCH),
});

/** Kept is what somebody has worked on or built upon since. */
export const undoOutcome = z.strictObject({
  removed: z.array(z.string()),
  kept: z.array(z.strictObject({ key: z.string(), reason: z.enum(['changed', 'used', 'unknown']) })),
});
