import type { addressCommands } from '../../shared/parties/address-commands.ts';
import { partOfPartyCan } from '../../shared/parties/party-rules.ts';
import type { CommandContext, CommandHandler } from '../platform/command-handler.ts';
import { must, mustExist } from '../platform/handler-check.ts';
import { defined, standingOf } from '../platform/patch.ts';
import type { RowOf } from '../platform/table.ts';
import { partyRow } from './party-row.ts';
import { addresses, parties } from './party-tables.ts';

type AddressRow = RowOf<typeof addresses>;

export const addressHandlers: {
  readonly [K in keyof typeof addressCommands]: CommandHandler<(typeof addressCommands)[K]>;
} = {
  addAddress(ctx, { isShipTo, isBillTo, ...fields }) {
    const id = ctx.newId('');
    partyRow(ctx, fields.party);
    const flags = { isShipTo: Number(isShipTo), isBillTo: Number(isBillTo), active: 1 };
    ctx.write.insert(addresses, { id, ...fields, ...flags });
    fillDefaults(ctx, fields.party, { id, ...flags });
    return { id };
  },
  changeAddress(ctx, { address, changes }) {
    const row = addressRow(ctx, address);
    must(partOfPartyCan.change({ id: address, active: row.active === 1 }));
    const standing = { ...row, isShipTo: row.isShipTo === 1, isBillTo: row.isBillTo === 1 };
    const before = standingOf(standing, changes);
    const { isShipTo, isBillTo, ...plain } = changes;
    const after = {
      id: address,
      isShipTo: isShipTo === undefined ? row.isShipTo : Number(isShipTo),
      isBillTo: isBillTo === undefined ? row.isBillTo : Number(isBillTo),
    };
    ctx.write.update(addresses, address, {
      ...defined<AddressRow>(plain),
      isShipTo: after.isShipTo,
      isBillTo: after.isBillTo,
    });
    clearDefaults(ctx, row.party, after);
    fillDefaults(ctx, row.party, after);
    return { before };
  },
  removeAddress(ctx, { address }) {
    const row = addressRow(ctx, address);
    must(partOfPartyCan.change({ id: address, active: row.active === 1 }));
    ctx.write.update(addresses, address, { active: 0 });
    clearDefaults(ctx, row.party, { id: address, isShipTo: 0, isBillTo: 0 });
    return {};
  },
  restoreAddress(ctx, { address }) {
    const row = addressRow(ctx, address);
    must(partOfPartyCan.restore({ id: address, active: row.active === 1 }));
    ctx.write.update(addresses, address, { active: 1 });
    fillDefaults(ctx, row.party, row);
    return {};
  },
};

/** The first address that can be a default is one: most parties have a single address. */
export function fillDefaults(
  ctx: CommandContext,
  party: string,
  { id, isShipTo, isBillTo }: Pick<AddressRow, 'id' | 'isShipTo' | 'isBillTo'>,
): void {
  const { defaultShipTo, defaultBillTo } = partyRow(ctx, party);
  if (isShipTo === 1 && defaultShipTo === null) ctx.write.update(parties, party, { defaultShipTo: id });
  if (isBillTo === 1 && defaultBillTo === null) ctx.write.update(parties, party, { defaultBillTo: id });
}

function clearDefaults(
  ctx: CommandContext,
  party: string,
  { id, isShipTo, isBillTo }: Pick<AddressRow, 'id' | 'isShipTo' | 'isBillTo'>,
): void {
  const { defaultShipTo, defaultBillTo } = partyRow(ctx, party);
  if (isShipTo === 0 && defaultShipTo === id) ctx.write.update(parties, party, { defaultShipTo: null });
  if (isBillTo === 0 && defaultBillTo === id) ctx.write.update(parties, party, { defaultBillTo: null });
}

function addressRow(ctx: CommandContext, address: string): AddressRow {
  return mustExist(ctx.read.get(addresses, address), ctx, 'parties.no-such-address', { address });
}
