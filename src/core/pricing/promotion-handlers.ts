import { bandsOf, bandsText, type Promotion, promotionsMeet } from '../../shared/pricing/promotion-choice.ts';
import type { promotionCommands } from '../../shared/pricing/promotion-commands.ts';
import { items } from '../items/item-tables.ts';
import { partyRow } from '../parties/party-row.ts';
import type { CommandContext, CommandHandler } from '../platform/command-handler.ts';
import { mustExist } from '../platform/handler-check.ts';
import { defined, standingOf } from '../platform/patch.ts';
import { promotions } from './pricing-tables.ts';

export const promotionHandlers: {
  readonly [K in keyof typeof promotionCommands]: CommandHandler<(typeof promotionCommands)[K]>;
} = {
  createPromotion(ctx, { bands, ...rest }) {
    const { customer, item } = rest;
    if (customer !== null) partyRow(ctx, customer);
    if (item !== null) mustExist(ctx.read.get(items, item), ctx, 'pricing.no-such-item', { item });
    const id = ctx.newId('');
    mustStandAlone(ctx, { id, ...rest, bands });
    ctx.write.insert(promotions, { id, ...rest, bands: bandsText(bands) });
    return { id };
  },
  changePromotion(ctx, { promotion: id, changes }) {
    const standing = existing(ctx, id);
    mustStandAlone(ctx, { ...standing, ...defined<Promotion>(changes) });
    const { bands, ...columns } = changes;
    const patch = bands === undefined ? columns : { ...columns, bands: bandsText(bands) };
    ctx.write.update(promotions, id, defined(patch));
    return { before: standingOf(standing, changes) };
  },
  removePromotion(ctx, { promotion }) {
    const { id, ...standing } = existing(ctx, promotion);
    ctx.write.remove(promotions, id);
    return standing;
  },
};

function existing(ctx: CommandContext, promotion: string) {
  const row = mustExist(ctx.read.get(promotions, promotion), ctx, 'pricing.no-such-promotion', { promotion });
  return { ...row, bands: bandsOf(row.bands) };
}

/** One audience, one aim, days in order, each band once; and no other of equal standing on any of its days. */
function mustStandAlone(ctx: CommandContext, promotion: Promotion): void {
  const { id, customer, customerGroup, item, itemGroup, validFrom, validUntil, bands } = promotion;
  if (customer !== null && customerGroup !== null) ctx.refuse('pricing.one-audience');
  if (item !== null && itemGroup !== null) ctx.refuse('pricing.one-aim');
  if (validUntil !== null && validUntil < validFrom) {
    ctx.refuse('pricing.ends-before-it-starts', { validFrom, validUntil });
  }
  if (new Set(bands.map(({ fromQuantity }) => fromQuantity)).size < bands.length)
    ctx.refuse('pricing.band-twice');
  const other = ctx.read
    .find(promotions, { customer, customerGroup })
    .find((row) => row.id !== id && promotionsMeet(row, promotion));
  if (other) ctx.refuse('pricing.promotions-meet', { name: other.name });
}
