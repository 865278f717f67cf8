import { partyCan } from '../../shared/parties/party-rules.ts';
import type { pricingCommands } from '../../shared/pricing/pricing-commands.ts';
import { items } from '../items/item-tables.ts';
import { partyRow, sideFacts } from '../parties/party-row.ts';
import type { CommandContext, CommandHandler } from '../platform/command-handler.ts';
import { must, mustExist } from '../platform/handler-check.ts';
import { defined, standingOf } from '../platform/patch.ts';
import type { RowOf } from '../platform/table.ts';
import { unitFactor } from './price-lookup.ts';
import { listPrices, priceListAssignments, priceLists } from './pricing-tables.ts';

export const pricingHandlers: {
  readonly [K in keyof typeof pricingCommands]: CommandHandler<(typeof pricingCommands)[K]>;
} = {
  createPriceList(ctx, { name, kind, currency, contractNumber = null, validFrom = null, validUntil = null }) {
    const row = { name, kind, currency, contractNumber, validFrom, validUntil };
    const id = ctx.newId('');
    mustBeSound(ctx, { id, ...row });
    ctx.write.insert(priceLists, { id, ...row });
    return { id };
  },
  changePriceList(ctx, { list, changes }) {
    const row = listRow(ctx, list);
    const patch = defined<ListRow>(changes);
    mustBeSound(ctx, { ...row, ...patch });
    ctx.write.update(priceLists, list, patch);
    return { before: standingOf(row, changes) };
  },
  setPrice(ctx, input) {
    const { list, item, unit, fromQuantity, validFrom, price, validUntil } = input;
    listRow(ctx, list);
    mustExist(ctx.read.get(items, item), ctx, 'pricing.no-such-item', { item });
    if (!unitFactor(ctx.read, item, unit)) ctx.refuse('pricing.no-such-unit', { item, unit });
    datesInOrder(ctx, validFrom, validUntil);
    const [standing] = ctx.read.find(listPrices, { list, item, unit, fromQuantity, validFrom });
    if (standing) {
      ctx.write.update(listPrices, standing.id, { price, validUntil });
      return { id: standing.id, before: { price: standing.price, validUntil: standing.validUntil } };
    }
    const id = ctx.newId('');
    ctx.write.insert(listPrices, { id, list, item, unit, fromQuantity, price, validFrom, validUntil });
    return { id, before: null };
  },
  endPrice(ctx, { price, validUntil }) {
    const row = priceRow(ctx, price);
    datesInOrder(ctx, row.validFrom, validUntil);
    ctx.write.update(listPrices, price, { validUntil });
    return { before: row.validUntil };
  },
  removePrice(ctx, { price }) {
    const { id, ...row } = priceRow(ctx, price);
    ctx.write.remove(listPrices, id);
    return row;
  },
  assignPriceList(ctx, { list, to, priority, validFrom, validUntil }) {
    if (listRow(ctx, list).kind === 'base') ctx.refuse('pricing.base-is-for-everyone', { list });
    datesInOrder(ctx, validFrom, validUntil);
    const customer = to.kind === 'customer' ? to.customer : null;
    const customerGroup = to.kind === 'customer-group' ? to.customerGroup : null;
    if (customer !== null) must(partyCan.change(sideFacts(partyRow(ctx, customer), 'customer')));
    const id = ctx.newId('');
    ctx.write.insert(priceListAssignments, {
      id,
      list,
      customer,
      customerGroup,
      priority,
      validFrom,
      validUntil,
    });
    return { id };
  },
  withdrawPriceList(ctx, { assignment }) {
    const row = ctx.read.get(priceListAssignments, assignment);
    mustExist(row, ctx, 'pricing.no-such-assignment', { assignment });
    ctx.write.remove(priceListAssignments, assignment);
    return {};
  },
};

type ListRow = RowOf<typeof priceLists>;

/** A name of its own; a number only where there is a contract; days in order. */
function mustBeSound(
  ctx: CommandContext,
  { id, name, kind, contractNumber, validFrom, validUntil }: ListRow,
): void {
  const [holder] = ctx.read.find(priceLists, { name });
  if (holder && holder.id !== id) ctx.refuse('pricing.list-exists', { name });
  if (kind !== 'contract' && contractNumber !== null) ctx.refuse('pricing.not-a-contract', { name });
  if (validFrom !== null) datesInOrder(ctx, validFrom, validUntil);
}

function listRow(ctx: CommandContext, list: string): ListRow {
  return mustExist(ctx.read.get(priceLists, list), ctx, 'pricing.no-such-list', { list });
}

function priceRow(ctx: CommandContext, price: string): RowOf<typeof listPrices> {
  return mustExist(ctx.read.get(listPrices, price), ctx, 'pricing.no-such-price', { price });
}

/** Refusal: `pricing.ends-before-it-starts`. */
export function datesInOrder(ctx: CommandContext, validFrom: string, validUntil: string | null): void {
  if (validUntil !== null && validUntil < validFrom) {
    ctx.refuse('pricing.ends-before-it-starts', { validFrom, validUntil });
  }
}
