import type { ImportedRecord } from '../../shared/company/import-outcome.ts';
import type { ItemCostImportRecord, itemCostImportCommands } from '../../shared/items/item-cost-import.ts';
import { COSTS } from '../../shared/people/scope-label.ts';
import { asRefused } from '../company/external-key.ts';
import type { CommandContext, CommandHandler } from '../platform/command-handler.ts';
import { importedItem } from './imported-item.ts';
import { writeItemCost } from './item-cost.ts';
import { itemCosts, itemFloorPrices } from './item-tables.ts';

/**
 * A cost has no external key of its own: keys and their fingerprints are for everybody, and a fingerprint of a cost would
 * tell it. What the last import said stands beside the cost instead.
 */
export const itemCostImportHandlers: {
  readonly [K in keyof typeof itemCostImportCommands]: CommandHandler<(typeof itemCostImportCommands)[K]>;
} = {
  importItemCosts(ctx, { system, records }) {
    if (!ctx.sees(COSTS)) ctx.refuse('items.costs-not-here', {});
    return {
      records: records.map((record) => asRefused(record.key, () => importCost(ctx, system, record))),
    };
  },
  undoItemCostImport(ctx, { system, keys }) {
    if (!ctx.sees(COSTS)) ctx.refuse('items.costs-not-here', {});
    const removed: string[] = [];
    const kept: { key: string; reason: 'changed' | 'unknown' }[] = [];
    for (const key of keys) {
      const item = importedItem(ctx, system, key);
      const cost = item && ctx.read.get(itemCosts, item.id);
      if (!cost) kept.push({ key, reason: 'unknown' });
      else if (cost.unitCost !== cost.importedCost || cost.minimumMargin !== cost.importedMargin) {
        kept.push({ key, reason: 'changed' });
      } else {
        ctx.write.remove(itemCosts, cost.id);
        ctx.write.remove(itemFloorPrices, cost.id);
        removed.push(key);
      }
    }
    return { removed, kept };
  },
};

/** What the file said before already is left alone, whatever people have set since. */
function importCost(ctx: CommandContext, system: string, record: ItemCostImportRecord): ImportedRecord {
  const { key, unitCost } = record;
  const item = importedItem(ctx, system, key);
  if (!item) return ctx.refuse('items.import-unknown-item', { item: key });
  const before = ctx.read.get(itemCosts, item.id);
  const isSaidAgain =
    before?.importedCost === unitCost &&
    (record.minimumMargin === null || before.importedMargin === record.minimumMargin);
  if (isSaidAgain) return { key, result: 'unchanged', record: item.id, refusal: null };
  const minimumMargin = record.minimumMargin ?? before?.minimumMargin ?? 0;
  writeItemCost(ctx, item.id, {
    unitCost,
    minimumMargin,
    importedCost: unitCost,
    importedMargin: minimumMargin,
  });
  return { key, result: before ? 'updated' : 'created', record: item.id, refusal: null };
}
