import { partyCan } from '../../shared/parties/party-rules.ts';
import type { vendorCommands } from '../../shared/parties/vendor-commands.ts';
import type { CommandHandler } from '../platform/command-handler.ts';
import { must } from '../platform/handler-check.ts';
import { defined, standingOf } from '../platform/patch.ts';
import {
  codeOf,
  codePatch,
  freeCode,
  insertParty,
  type PartyRow,
  partyRow,
  sideFacts,
  termsOf,
  termsPatch,
} from './party-row.ts';
import { addSide, deactivateSide, reactivateSide } from './party-sides.ts';
import { parties } from './party-tables.ts';

export const vendorHandlers: {
  readonly [K in keyof typeof vendorCommands]: CommandHandler<(typeof vendorCommands)[K]>;
} = {
  createVendor(ctx, input) {
    const id = ctx.newId('');
    const code = freeCode(ctx, 'vendor', input.code);
    insertParty(ctx, { ...input, id, side: 'vendor', code });
    return { id, code };
  },
  changeVendor(ctx, { vendor, changes }) {
    const row = partyRow(ctx, vendor);
    must(partyCan.change(sideFacts(row, 'vendor')));
    const { code, terms, ...plain } = changes;
    const ownCode = codeOf(row, 'vendor') ?? '';
    const before = standingOf({ ...row, code: ownCode, terms: termsOf(row, 'vendor') }, changes);
    const free = code === undefined || code === ownCode ? code : freeCode(ctx, 'vendor', code);
    ctx.write.update(
      parties,
      vendor,
      defined<PartyRow>({
        ...plain,
        ...(free === undefined ? {} : codePatch('vendor', free)),
        ...(terms === undefined ? {} : termsPatch('vendor', terms)),
      }),
    );
    return { before };
  },
  deactivateVendor: (ctx, { vendor }) => deactivateSide(ctx, vendor, 'vendor'),
  reactivateVendor: (ctx, { vendor }) => reactivateSide(ctx, vendor, 'vendor'),
  buyFromCustomer: (ctx, { customer, code }) => addSide(ctx, customer, 'vendor', code),
};
