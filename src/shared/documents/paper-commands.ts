import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { idField, lineField, madeRecord, nothing } from '../kernel/input-field.ts';
import { sendingWays } from '../orders/paper-sending.ts';
import { fileField } from './document-commands.ts';
import { paperKinds, paperLanguages } from './document-kinds.ts';

export const paperCommands = {
  /**
   * Files what was printed of a confirmed revision. The same file of the same revision is filed once, wherever it was
   * printed; a paper is never taken off again.
   */
  filePaper: declareCommand({
    name: 'paper.file',
    version: 1,
    title: 'File paper',
    permission: 'papers.file',
    input: z.strictObject({
      order: idField,
      kind: z.enum(paperKinds),
      revision: z.int().min(1),
      language: z.enum(paperLanguages),
      file: fileField,
    }),
    output: madeRecord,
    keys: ({ order }) => [order],
  }),
  markPaperSent: declareCommand({
    name: 'paper.mark-sent',
    version: 1,
    title: 'Note that paper was sent',
    permission: 'papers.file',
    input: z.strictObject({
      document: idField,
      way: z.enum(sendingWays),
      /** Who got it: a mail address, a name. */
      recipient: lineField(320),
    }),
    output: madeRecord,
    keys: ({ document }) => [document],
    inverse: (_, { id }) => ({ command: 'paper.mark-not-sent', input: { sending: id } }),
  }),
  markPaperNotSent: declareCommand({
    name: 'paper.mark-not-sent',
    version: 1,
    title: 'Note that paper was not sent after all',
    permission: 'papers.file',
    input: z.strictObject({ sending: idField }),
    output: nothing,
    keys: ({ sending }) => [sending],
  }),
} as const;
