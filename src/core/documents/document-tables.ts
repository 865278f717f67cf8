import { documentKinds, documentScopes, recordKinds } from '../../shared/documents/document-kinds.ts';
import { paperSendings } from '../orders/paper-sendings.ts';
import { integer, sqliteTable, text } from '../platform/column.ts';
import { syncedTable } from '../platform/table.ts';

/** Comments on columns stand in the migration. */
export const documents = syncedTable(
  sqliteTable('documents', {
    id: text().primaryKey(),
    record: text().notNull(),
    recordKind: text({ enum: recordKinds }).notNull(),
    kind: text({ enum: documentKinds }).notNull(),
    scope: text({ enum: documentScopes }).notNull(),
    name: text().notNull(),
    sha256: text().notNull(),
    size: integer().notNull(),
    mediaType: text().notNull(),
    origin: text().notNull(),
    filedBy: text().notNull(),
    filedAt: integer().notNull(),
    active: integer().notNull(),
    revision: integer(),
    language: text(),
  }),
  {
    scope: { kind: 'column', column: 'scope', prefix: '' },
    document: 'record',
    lookups: [['record'], ['sha256']],
  },
);

export const documentTables = [documents, paperSendings] as const;
