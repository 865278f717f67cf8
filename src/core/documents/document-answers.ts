import { documentQueries, type ShownDocument } from '../../shared/documents/document-queries.ts';
import type { paperSendings } from '../orders/paper-sendings.ts';
import { bindQueries, type QueryContext } from '../platform/command-handler.ts';
import { readMeta } from '../platform/replica-meta.ts';
import type { RowOf } from '../platform/table.ts';
import type { DocumentRow } from './document-handlers.ts';

interface FoundDocument extends DocumentRow {
  readonly here: 0 | 1 | null;
  readonly isOnServer: 0 | 1 | null;
  readonly originName: string | null;
}

const SELECT = `SELECT d.*, c.here, c.onServer AS isOnServer,
  (SELECT w.name FROM workstationIncarnations i JOIN workstations w ON w.id = i.workstation
   WHERE i.code = d.origin ORDER BY i.id LIMIT 1) AS originName
  FROM documents d LEFT JOIN fileCopies c ON c.sha256 = d.sha256`;

export const documentAnswers = bindQueries(documentQueries, {
  listDocuments(ctx, { record, detached }) {
    const rows = ctx.db
      .q(`${SELECT} WHERE d.record = ? ORDER BY d.filedAt DESC, d.id DESC`)
      .all(record) as FoundDocument[];
    const seen = rows.filter((row) => ctx.labels.has(row.scope) && (detached || row.active === 1));
    return { documents: seen.map((row) => shown(ctx, row)) };
  },
  showDocument(ctx, { document }) {
    const row = ctx.db.q(`${SELECT} WHERE d.id = ?`).get(document) as FoundDocument | undefined;
    if (!row || !ctx.labels.has(row.scope)) return ctx.refuse('documents.no-such-document', { document });
    return shown(ctx, row);
  },
  fileOfDocument(ctx, { sha256 }) {
    const rows = ctx.db
      .q('SELECT name, size, mediaType, origin, scope FROM documents WHERE sha256 = ? ORDER BY id')
      .all(sha256) as Pick<DocumentRow, 'name' | 'size' | 'mediaType' | 'origin' | 'scope'>[];
    const row = rows.find(({ scope }) => ctx.labels.has(scope));
    if (!row) return ctx.refuse('documents.no-such-file', { sha256 });
    const { scope: _, ...file } = row;
    return file;
  },
});

function shown({ db }: QueryContext, row: FoundDocument): ShownDocument {
  const { here, isOnServer, active, ...rest } = row;
  const sent = db
    .q('SELECT * FROM paperSendings WHERE document = ? ORDER BY sentAt, id')
    .all(row.id) as RowOf<typeof paperSendings>[];
  return {
    ...rest,
    active: active === 1,
    file: here === 1 ? 'here' : 'on its way',
    onServer: isOnServer === 1 || readMeta(db).authority,
    sent: sent.map(({ document: _, record: __, ...sending }) => sending),
  };
}
