import { itemCan } from '../../shared/items/item-rules.ts';
import type { itemUnitCommands } from '../../shared/items/item-unit-commands.ts';
import { conversionFactor } from '../../shared/kernel/unit.ts';
import type { CommandContext, CommandHandler } from '../platform/command-handler.ts';
import { must, mustExist } from '../platform/handler-check.ts';
import { itemRow, unitOf } from './item-row.ts';
import { itemBarcodes, itemUnits } from './item-tables.ts';

export const itemUnitHandlers: {
  readonly [K in keyof typeof itemUnitCommands]: CommandHandler<(typeof itemUnitCommands)[K]>;
} = {
  addItemUnit(ctx, { item, unit, numerator, denominator, wholeUnits }) {
    must(itemCan.addUnit({ item, unit, hasUnit: unitOf(ctx, itemRow(ctx, item), unit) !== 'no' }));
    const factor = conversionFactor(numerator, denominator);
    ctx.write.insert(itemUnits, { id: ctx.newId(''), item, unit, wholeUnits: Number(wholeUnits), ...factor });
    return {};
  },
  removeItemUnit(ctx, { item, unit }) {
    const has = unitOf(ctx, itemRow(ctx, item), unit);
    const barcodes = ctx.read.find(itemBarcodes, { item }).filter((row) => row.unit === unit).length;
    must(itemCan.removeUnit({ item, unit, has, barcodes }));
    const [found] = ctx.read.find(itemUnits, { item, unit });
    const row = mustExist(found, ctx, 'items.no-such-unit', { item, unit });
    ctx.write.remove(itemUnits, row.id);
    return { numerator: row.numerator, denominator: row.denominator, wholeUnits: row.wholeUnits === 1 };
  },
  addBarcode(ctx, { item, barcode, unit }) {
    if (unitOf(ctx, itemRow(ctx, item), unit) === 'no') ctx.refuse('items.no-such-unit', { item, unit });
    insertBarcode(ctx, ctx.newId(''), { item, barcode, unit });
    return {};
  },
  removeBarcode(ctx, { barcode }) {
    const [found] = ctx.read.find(itemBarcodes, { barcode });
    const row = mustExist(found, ctx, 'items.no-such-barcode', { barcode });
    ctx.write.remove(itemBarcodes, row.id);
    return { item: row.item, unit: row.unit };
  },
};

/** Refuses a barcode that stands already, on this item or another. */
export function freeBarcode(ctx: CommandContext, barcode: string): void {
  const [holder] = ctx.read.find(itemBarcodes, { barcode });
  if (holder) ctx.refuse('items.barcode-taken', { barcode, item: holder.item });
}

export function insertBarcode(
  ctx: CommandContext,
  id: string,
  row: { readonly item: string; readonly barcode: string; readonly unit: string },
): void {
  freeBarcode(ctx, row.barcode);
  ctx.write.insert(itemBarcodes, { id, ...row });
}
