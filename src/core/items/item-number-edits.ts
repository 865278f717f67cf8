import { itemNumberCommands } from '../../shared/items/item-number-commands.ts';
import { partyCan, type Side } from '../../shared/parties/party-rules.ts';
import { partyRow, sideFacts } from '../parties/party-row.ts';
import { bindCommands, type CommandContext } from '../platform/command-handler.ts';
import { must, mustExist } from '../platform/handler-check.ts';
import { itemRow, unitOf } from './item-row.ts';
import { customerItemNumbers, vendorItemNumbers } from './item-tables.ts';

export const itemNumberHandlers = bindCommands(itemNumberCommands, {
  addCustomerNumber: (ctx, { customer, number, item, unit }) => {
    requireSide(ctx, customer, 'customer');
    const row = itemRow(ctx, item);
    if (unit !== null && unitOf(ctx, row, unit) === 'no') ctx.refuse('items.no-such-unit', { item, unit });
    const [holder] = ctx.read.find(customerItemNumbers, { customer, number });
    if (holder) ctx.refuse('items.customer-number-taken', { number, item: holder.item });
    ctx.write.insert(customerItemNumbers, { id: ctx.newId(''), customer, item, number, unit });
    return {};
  },

  removeCustomerNumber: (ctx, { customer, number }) => {
    const [found] = ctx.read.find(customerItemNumbers, { customer, number });
    const { id, item, unit } = mustExist(found, ctx, 'items.no-such-customer-number', { number });
    ctx.write.remove(customerItemNumbers, id);
    return { item, unit };
  },

  addVendorNumber: (ctx, { vendor, number, item }) => {
    requireSide(ctx, vendor, 'vendor');
    itemRow(ctx, item);
    const [holder] = ctx.read.find(vendorItemNumbers, { vendor, number });
    if (holder) ctx.refuse('items.vendor-number-taken', { number, item: holder.item });
    ctx.write.insert(vendorItemNumbers, { id: ctx.newId(''), vendor, item, number });
    return {};
  },

  removeVendorNumber: (ctx, { vendor, number }) => {
    const [found] = ctx.read.find(vendorItemNumbers, { vendor, number });
    const { id, item } = mustExist(found, ctx, 'items.no-such-vendor-number', { number });
    ctx.write.remove(vendorItemNumbers, id);
    return { item };
  },
});

function requireSide(ctx: CommandContext, party: string, side: Side): void {
  must(partyCan.change(sideFacts(partyRow(ctx, party), side)));
}
