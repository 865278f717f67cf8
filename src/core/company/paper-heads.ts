import {
  type PaperHead,
  type paperHeadCommands,
  paperHeadQueries,
  paperLocales,
  paperSizes,
} from '../../shared/company/paper-head.ts';
import { sqliteTable, text } from '../platform/column.ts';
import { bindQueries, type CommandHandler } from '../platform/command-handler.ts';
import type { Db } from '../platform/database.ts';
import { defined, standingOf } from '../platform/patch.ts';
import { type RowOf, syncedTable } from '../platform/table.ts';

/** One row at most, with the id `company`. */
export const paperHeads = syncedTable(
  sqliteTable('paperHeads', {
    id: text().primaryKey(),
    legalName: text(),
    street: text(),
    postalCode: text(),
    city: text(),
    region: text(),
    country: text(),
    phone: text(),
    email: text(),
    website: text(),
    taxNumber: text(),
    registration: text(),
    footLines: text(),
    confirmationTerms: text(),
    locale: text({ enum: paperLocales }),
    paperSize: text({ enum: paperSizes }),
  }),
);

const EMPTY: PaperHead = {
  ...{ legalName: null, street: null, postalCode: null, city: null, region: null, country: null },
  ...{ phone: null, email: null, website: null, taxNumber: null, registration: null },
  ...{ footLines: null, confirmationTerms: null, locale: null, paperSize: null },
};

export const paperHeadHandlers: {
  readonly [K in keyof typeof paperHeadCommands]: CommandHandler<(typeof paperHeadCommands)[K]>;
} = {
  changePaperHead(ctx, { changes }) {
    const row = ctx.read.get(paperHeads, 'company');
    const before = standingOf(row ?? EMPTY, changes);
    const patch = defined<RowOf<typeof paperHeads>>(changes);
    if (row) ctx.write.update(paperHeads, 'company', patch);
    else ctx.write.insert(paperHeads, { ...EMPTY, ...patch, id: 'company' });
    return { before };
  },
};

export const paperHeadAnswers = bindQueries(paperHeadQueries, {
  showPaperHead: ({ db }) => ({ head: paperHeadOf(db) }),
});

/** What stands on papers now. */
export function paperHeadOf(db: Db): PaperHead {
  const row = db.q("SELECT * FROM paperHeads WHERE id = 'company'").get() as
    | RowOf<typeof paperHeads>
    | undefined;
  if (!row) return EMPTY;
  const { id: _, ...head } = row;
  return head;
}
