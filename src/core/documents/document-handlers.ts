import type { documentCommands } from '../../shared/documents/document-commands.ts';
import { paperKinds, type RecordKind } from '../../shared/documents/document-kinds.ts';
import { namedFileProblem } from '../../shared/documents/file-types.ts';
import { company } from '../company/company-tables.ts';
import { items } from '../items/item-tables.ts';
import { orders } from '../orders/order-tables.ts';
import { parties } from '../parties/party-tables.ts';
import type { CommandContext, CommandHandler } from '../platform/command-handler.ts';
import { must, mustExist } from '../platform/handler-check.ts';
import type { RowOf } from '../platform/table.ts';
import { documents } from './document-tables.ts';

export type DocumentRow = RowOf<typeof documents>;

export const documentHandlers: {
  readonly [K in keyof typeof documentCommands]: CommandHandler<(typeof documentCommands)[K]>;
} = {
  attachDocument(ctx, { record, kind, scope, file }) {
    const recordKind = mustExist(recordKindOf(ctx, record), ctx, 'documents.no-such-record', { record });
    must(namedFileProblem(file.name, file.size, file.mediaType) ?? true);
    if (!ctx.sees(scope)) ctx.refuse('documents.scope-not-yours', { scope });
    const isPicture = file.mediaType === 'image/png' || file.mediaType === 'image/jpeg';
    if (kind === 'logo' && !(recordKind === 'company' && isPicture))
      ctx.refuse('documents.logo-not-a-picture');
    const twin = ctx.read
      .find(documents, { record })
      .find((row) => row.sha256 === file.sha256 && row.kind === kind && row.active === 1);
    if (twin && ctx.sees(twin.scope)) ctx.refuse('documents.already-attached', { document: twin.id });
    const id = ctx.newId('');
    const filed = { origin: ctx.workstation, filedBy: ctx.person, filedAt: ctx.now, active: 1 };
    ctx.write.insert(documents, { id, record, recordKind, kind, scope, ...file, ...filed });
    return { id };
  },
  detachDocument(ctx, { document }) {
    const row = documentRow(ctx, document);
    if (paperKinds.some((kind) => kind === row.kind)) ctx.refuse('documents.paper-stays', { document });
    if (row.active === 0) ctx.refuse('documents.detached', { document });
    ctx.write.update(documents, document, { active: 0 });
    return {};
  },
  restoreDocument(ctx, { document }) {
    const row = documentRow(ctx, document);
    if (row.active === 1) ctx.refuse('documents.attached', { document });
    ctx.write.update(documents, document, { active: 1 });
    return {};
  },
};

/** The row, as far as the person may see it. */
export function documentRow(ctx: CommandContext, document: string): DocumentRow {
  const row = mustExist(ctx.read.get(documents, document), ctx, 'documents.no-such-document', { document });
  return ctx.sees(row.scope) ? row : ctx.refuse('documents.no-such-document', { document });
}

function recordKindOf(ctx: CommandContext, record: string): RecordKind | undefined {
  if (ctx.read.get(orders, record)) return 'order';
  if (ctx.read.get(parties, record)) return 'party';
  if (ctx.read.get(items, record)) return 'item';
  return ctx.read.get(company, record) ? 'company' : undefined;
}
