import { z } from 'zod';
import { idField } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';
import { sendingWays } from '../orders/paper-sending.ts';
import { sha256Field } from './document-commands.ts';
import { documentKinds, documentScopes, recordKinds } from './document-kinds.ts';

const shownDocument = z.strictObject({
  id: z.string(),
  record: z.string(),
  recordKind: z.enum(recordKinds),
  kind: z.enum(documentKinds),
  scope: z.enum(documentScopes),
  name: z.string(),
  sha256: z.string(),
  size: z.int(),
  mediaType: z.string(),
  /** Of papers: which revision of the order they print, and in which language. */
  revision: z.int().nullable(),
  language: z.string().nullable(),
  filedBy: z.string(),
  filedAt: z.int(),
  active: z.boolean(),
  /**
   * `here`: can be read. `on its way`: comes with the next sync. Until the workstation `origin` has sent it, nobody else
   * has it.
   */
  file: z.enum(['here', 'on its way']),
  /** Code and name of the workstation it was filed on, from which it comes. */
  origin: z.string(),
  originName: z.string().nullable(),
  /** True once the server is known to have the file; always true where there is no server. */
  onServer: z.boolean(),
  sent: z.array(
    z.strictObject({
      id: z.string(),
      way: z.enum(sendingWays),
      recipient: z.string(),
      sentBy: z.string(),
      sentAt: z.int(),
    }),
  ),
});

export type ShownDocument = z.output<typeof shownDocument>;

const tables = ['documents', 'paperSendings', 'workstationIncarnations', 'workstations'];

export const documentQueries = {
  /** Newest first; detached ones only where asked for. */
  listDocuments: declareQuery({
    name: 'document.list',
    title: 'Documents of a record',
    permission: 'documents.view',
    input: z.strictObject({ record: idField, detached: z.boolean().default(false) }),
    output: z.strictObject({ documents: z.array(shownDocument) }),
    tables,
  }),
  showDocument: declareQuery({
    name: 'document.show',
    title: 'Document',
    permission: 'documents.view',
    input: z.strictObject({ document: idField }),
    output: shownDocument,
    tables,
  }),
  /** Whether a file is of a document the person may see: what reading its bytes asks first. */
  fileOfDocument: declareQuery({
    name: 'document.of-file',
    title: 'What a file is called and of which kind it is',
    permission: 'documents.view',
    input: z.strictObject({ sha256: sha256Field }),
    output: z.strictObject({ name: z.string(), size: z.int(), mediaType: z.string(), origin: z.string() }),
    tables: ['documents'],
  }),
} as const;
