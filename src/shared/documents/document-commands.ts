import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { idField, madeRecord, nothing } from '../kernel/input-field.ts';
import { EVERYONE_LABEL } from '../people/scope-label.ts';
import { attachedKinds, documentScopes } from './document-kinds.ts';
import { fileNameField } from './file-name.ts';
import { MAX_FILE_BYTES } from './file-types.ts';

export const sha256Field = z.string().regex(/^[0-9a-f]{64}$/);

/** A file as rows speak of it: what it is lies in the folder of files under its hash. */
export const fileField = z.strictObject({
  sha256: sha256Field,
  /** Bytes. */
  size: z.int().min(1).max(MAX_FILE_BYTES),
  mediaType: z.string().min(1).max(120),
  name: fileNameField,
});

export type DocumentFile = z.output<typeof fileField>;

export const documentCommands = {
  attachDocument: declareCommand({
    name: 'document.attach',
    version: 1,
    title: 'Attach document',
    permission: 'documents.attach',
    input: z.strictObject({
      /** An order, a customer or vendor, an item, or `company`. */
      record: idField,
      kind: z.enum(attachedKinds),
      scope: z.enum(documentScopes).default(EVERYONE_LABEL),
      file: fileField,
    }),
    output: madeRecord,
    keys: ({ record }) => [record],
    inverse: (_, { id }) => ({ command: 'document.detach', input: { document: id } }),
  }),
  /** The row stays, out of use, and so does the file: what others have seen is not unmade. */
  detachDocument: declareCommand({
    name: 'document.detach',
    version: 1,
    title: 'Detach document',
    permission: 'documents.attach',
    input: z.strictObject({ document: idField }),
    output: nothing,
    keys: ({ document }) => [document],
    inverse: ({ document }) => ({ command: 'document.restore', input: { document } }),
  }),
  restoreDocument: declareCommand({
    name: 'document.restore',
    version: 1,
    title: 'Attach document again',
    permission: 'documents.attach',
    input: z.strictObject({ document: idField }),
    output: nothing,
    keys: ({ document }) => [document],
    inverse: ({ document }) => ({ command: 'document.detach', input: { document } }),
  }),
} as const;
