import { paperKinds } from '../../shared/documents/document-kinds.ts';
import { namedFileProblem } from '../../shared/documents/file-types.ts';
import type { paperCommands } from '../../shared/documents/paper-commands.ts';
import { EVERYONE_LABEL } from '../../shared/people/scope-label.ts';
import { orders } from '../orders/order-tables.ts';
import { paperSendings } from '../orders/paper-sendings.ts';
import { orderRevisions } from '../orders/revision-tables.ts';
import type { CommandHandler } from '../platform/command-handler.ts';
import { must, mustExist } from '../platform/handler-check.ts';
import { documentRow } from './document-handlers.ts';
import { documents } from './document-tables.ts';

export const paperHandlers: {
  readonly [K in keyof typeof paperCommands]: CommandHandler<(typeof paperCommands)[K]>;
} = {
  filePaper(ctx, { order, kind, revision, language, file }) {
    mustExist(ctx.read.get(orders, order), ctx, 'documents.no-such-record', { record: order });
    must(namedFileProblem(file.name, file.size, file.mediaType) ?? true);
    if (ctx.read.find(orderRevisions, { order, revision }).length === 0)
      ctx.refuse('documents.revision-not-confirmed', { order, revision });
    const twin = ctx.read
      .find(documents, { record: order })
      .find(
        (row) =>
          row.sha256 === file.sha256 &&
          row.kind === kind &&
          row.revision === revision &&
          row.language === language,
      );
    if (twin) return { id: twin.id };
    const id = ctx.newId('');
    const filed = { origin: ctx.workstation, filedBy: ctx.person, filedAt: ctx.now, active: 1 };
    const of = {
      record: order,
      recordKind: 'order',
      kind,
      scope: EVERYONE_LABEL,
      revision,
      language,
    } as const;
    ctx.write.insert(documents, { id, ...of, ...file, ...filed });
    return { id };
  },
  markPaperSent(ctx, { document, way, recipient }) {
    const row = documentRow(ctx, document);
    if (!paperKinds.some((kind) => kind === row.kind)) ctx.refuse('documents.not-a-paper', { document });
    const id = ctx.newId('');
    const sent = { way, recipient, sentBy: ctx.person, sentAt: ctx.now };
    ctx.write.insert(paperSendings, { id, document, record: row.record, ...sent });
    return { id };
  },
  markPaperNotSent(ctx, { sending }) {
    mustExist(ctx.read.get(paperSendings, sending), ctx, 'documents.no-such-sending', { sending });
    ctx.write.remove(paperSendings, sending);
    return {};
  },
};
