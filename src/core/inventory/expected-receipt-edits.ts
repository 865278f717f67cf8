import { expectedReceiptCommands } from '../../shared/inventory/expected-receipt-commands.ts';
import { expectedReceiptCan, stillExpected } from '../../shared/inventory/expected-receipt-rules.ts';
import { addQuantity, isWholeQuantity, type Quantity } from '../../shared/kernel/quantity.ts';
import { convertQuantity } from '../../shared/kernel/unit.ts';
import { items, itemUnits } from '../items/item-tables.ts';
import { parties } from '../parties/party-tables.ts';
import { bindCommands, type CommandContext } from '../platform/command-handler.ts';
import { must, mustExist } from '../platform/handler-check.ts';
import { defined, standingOf } from '../platform/patch.ts';
import { type ExpectedReceiptRow, receiptFacts } from './expected-receipt-row.ts';
import { expectedReceipts } from './inventory-tables.ts';
import { counterPlace, stockPlace } from './place-edits.ts';
import { activeSite, siteOfPlace } from './site-edits.ts';
import { requireGoods, writeMovement } from './stock-movements.ts';

export const expectedReceiptHandlers = bindCommands(expectedReceiptCommands, {
  addExpectedReceipt: (ctx, { item, quantity, unit, acknowledged, note, ...rest }) => {
    const id = ctx.newId('');
    requireNames(ctx, rest);
    ctx.write.insert(expectedReceipts, {
      id,
      item,
      ...inBaseUnit(ctx, item, { quantity, unit }),
      ...rest,
      acknowledged: Number(acknowledged),
      status: 'open',
      note: note === '' ? null : note,
    });
    return { id };
  },

  changeExpectedReceipt: (ctx, { receipt, changes }) => {
    const row = receiptRow(ctx, receipt);
    must(expectedReceiptCan.change(receiptFacts(ctx.read, row)));
    requireNames(ctx, changes);
    const { quantity, unit, acknowledged, ...plain } = changes;
    const typed = { quantity: quantity ?? typedQuantity(row), unit: unit === undefined ? row.unit : unit };
    const isCounted = quantity !== undefined || unit !== undefined;
    ctx.write.update(expectedReceipts, receipt, {
      ...defined<ExpectedReceiptRow>(plain),
      ...(acknowledged === undefined ? {} : { acknowledged: Number(acknowledged) }),
      ...(isCounted ? inBaseUnit(ctx, row.item, typed) : {}),
    });
    return { before: before(row, changes) };
  },

  cancelExpectedReceipt: (ctx, { receipt, why }) => {
    must(expectedReceiptCan.cancel(receiptFacts(ctx.read, receiptRow(ctx, receipt))));
    ctx.write.update(expectedReceipts, receipt, { status: 'cancelled', why });
    return {};
  },

  reopenExpectedReceipt: (ctx, { receipt }) => {
    const row = receiptRow(ctx, receipt);
    must(expectedReceiptCan.reopen(receiptFacts(ctx.read, row)));
    ctx.write.update(expectedReceipts, receipt, { status: 'open', why: null });
    return { why: row.why ?? '' };
  },

  receiveExpected: (ctx, { receipt, quantity, place, businessDate, note, ends }) => {
    const row = receiptRow(ctx, receipt);
    const facts = receiptFacts(ctx.read, row);
    must(expectedReceiptCan.receive(facts));
    const toPlace = stockPlace(ctx, place, siteOfPlace(row));
    const open = stillExpected(row.quantity, addQuantity(facts.received, quantity));
    const { movement } = writeMovement(ctx, {
      item: row.item,
      quantity,
      fromPlace: counterPlace(ctx, row.transfer === null ? 'vendor' : 'transit'),
      toPlace,
      reason: row.transfer === null ? 'received' : 'moved',
      businessDate,
      reference: row.reference ?? undefined,
      note,
      expectedReceipt: receipt,
    });
    if (open === 0 || ends) ctx.write.update(expectedReceipts, receipt, { status: 'received' });
    return { movement, open: ends ? 0 : open };
  },
});

type Changes = Parameters<(typeof expectedReceiptCommands)['changeExpectedReceipt']['keys']>[0]['changes'];

function receiptRow(ctx: CommandContext, receipt: string): ExpectedReceiptRow {
  return mustExist(ctx.read.get(expectedReceipts, receipt), ctx, 'inventory.no-such-receipt', { receipt });
}

/** Refusals: `inventory.not-a-vendor`, `inventory.no-such-site`. */
function requireNames(
  ctx: CommandContext,
  {
    vendor,
    site,
  }: { readonly vendor?: string | null | undefined; readonly site?: string | null | undefined },
): void {
  if (vendor) {
    const party = ctx.read.get(parties, vendor);
    if (!party || party.vendorState === 'none') ctx.refuse('inventory.not-a-vendor', { vendor });
  }
  if (site) activeSite(ctx, site);
}

/** What was typed, and what it is in base units. Refusals: `inventory.no-such-unit` and those of a movement. */
function inBaseUnit(
  ctx: CommandContext,
  id: string,
  { quantity, unit }: { readonly quantity: Quantity; readonly unit: string | null },
): { readonly quantity: Quantity; readonly unit: string | null; readonly unitQuantity: Quantity | null } {
  const item = mustExist(ctx.read.get(items, id), ctx, 'inventory.no-such-item', { item: id });
  if (unit === null || unit === item.baseUnit) {
    requireGoods(ctx, id, quantity);
    return { quantity, unit: null, unitQuantity: null };
  }
  const [found] = ctx.read.find(itemUnits, { item: id, unit });
  const known = mustExist(found, ctx, 'inventory.no-such-unit', { item: item.number, unit });
  if (known.wholeUnits === 1 && !isWholeQuantity(quantity)) {
    ctx.refuse('inventory.not-whole', { item: item.number, unit });
  }
  const base = convertQuantity(quantity, known, { code: item.baseUnit, whole: item.wholeUnits === 1 });
  requireGoods(ctx, id, base);
  return { quantity: base, unit, unitQuantity: quantity };
}

function typedQuantity(row: ExpectedReceiptRow): Quantity {
  return row.unitQuantity ?? row.quantity;
}

/** A quantity goes back together with its unit. */
function before(row: ExpectedReceiptRow, changes: Changes): Changes {
  const standing = { ...row, quantity: typedQuantity(row), acknowledged: row.acknowledged === 1 };
  const isCounted = changes.quantity !== undefined || changes.unit !== undefined;
  return standingOf(standing, isCounted ? { ...changes, quantity: 1, unit: null } : changes);
}
