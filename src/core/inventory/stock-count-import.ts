import type { ImportedRecord } from '../../shared/company/import-outcome.ts';
import {
  type StockImportRecord,
  stockCountImportCommands,
} from '../../shared/inventory/stock-count-import.ts';
import { dateOfInstant } from '../../shared/kernel/calendar.ts';
import { subtractQuantity } from '../../shared/kernel/quantity.ts';
import { externalKeys } from '../company/company-tables.ts';
import { asRefused, externalKeyOf, fingerprint } from '../company/external-key.ts';
import { importedItem } from '../items/imported-item.ts';
import { bindCommands, type CommandContext } from '../platform/command-handler.ts';
import { movements, places } from './inventory-tables.ts';
import { counterPlace, stockPlace } from './place-edits.ts';
import { onHandAt } from './stock-levels.ts';
import { requireGoods } from './stock-movements.ts';

const KIND = 'stock';

export const stockCountImportHandlers = bindCommands(stockCountImportCommands, {
  importStock: (ctx, { system, records }) => {
    const seen = new Set<string>();
    return {
      records: records.map((record, i) => {
        const isSecond = seen.has(record.key);
        seen.add(record.key);
        return asRefused(record.key, () => {
          if (isSecond) ctx.refuse('inventory.import-key-twice', { key: record.key });
          return importOne(ctx, system, record, i.toString(36));
        });
      }),
    };
  },

  /** The ledger is never rubbed out: what was imported is reversed, and its key freed for another import. */
  undoStockImport: (ctx, { system, keys }) => {
    const removed: string[] = [];
    const kept: { key: string; reason: 'changed' | 'used' | 'unknown' }[] = [];
    keys.forEach((key, i) => {
      const known = externalKeyOf(ctx, KIND, system, key);
      const why = known ? takeBack(ctx, known.record, i.toString(36)) : 'unknown';
      if (known && why === null) {
        ctx.write.remove(externalKeys, known.id);
        removed.push(key);
      } else if (why !== null) kept.push({ key, reason: why });
    });
    return { removed, kept };
  },
});

/** Zero is known already and leaves nothing; a movement never changes, so other values under a known key are refused. */
function importOne(
  ctx: CommandContext,
  system: string,
  record: StockImportRecord,
  label: string,
): ImportedRecord {
  const { key, stock, reason, reference, note } = record;
  const source = fingerprint(record);
  const known = externalKeyOf(ctx, KIND, system, key);
  if (known?.source === source) return { key, result: 'unchanged', record: known.record, refusal: null };
  if (known) ctx.refuse('inventory.import-never-changes', { key });
  const item = importedItem(ctx, system, record.item);
  if (!item) return ctx.refuse('inventory.import-unknown-item', { item: record.item });
  requireGoods(ctx, item.id, Math.abs(stock.quantity));
  const here = stockPlace(ctx, record.place === null ? undefined : placeCoded(ctx, record.place));
  const onHand = onHandAt(ctx.read, item.id, here);
  const change = stock.kind === 'change' ? stock.quantity : subtractQuantity(stock.quantity, onHand);
  if (change === 0) return { key, result: 'unchanged', record: null, refusal: null };
  if (onHand + change < 0) ctx.refuse('inventory.import-below-zero', { item: record.item });
  const there = counterPlace(ctx, 'adjustment');
  const [fromPlace, toPlace] = change > 0 ? [there, here] : [here, there];
  const id = ctx.newId(label);
  ctx.write.insert(movements, {
    id,
    item: item.id,
    fromPlace,
    toPlace,
    quantity: Math.abs(change),
    reason,
    businessDate: record.businessDate ?? dateOfInstant(ctx.now),
    movedBy: ctx.person,
    movedAt: ctx.now,
    reference,
    note,
  });
  const named = { kind: KIND, system, externalKey: key, record: id, source, written: source };
  ctx.write.insert(externalKeys, { id: ctx.newId(`${label}k`), ...named });
  return { key, result: 'created', record: id, refusal: null };
}

/** Null where it was reversed; else why it stays: stock that left since cannot be taken back. */
function takeBack(ctx: CommandContext, id: string, label: string): 'changed' | 'used' | 'unknown' | null {
  const movement = ctx.read.get(movements, id);
  if (!movement) return 'unknown';
  if (ctx.read.find(movements, { reverses: id }).length > 0) return 'changed';
  const { toPlace, fromPlace, item, quantity } = movement;
  if (ctx.read.get(places, toPlace)?.kind === 'stock' && onHandAt(ctx.read, item, toPlace) < quantity) {
    return 'used';
  }
  ctx.write.insert(movements, {
    ...movement,
    id: ctx.newId(label),
    fromPlace: toPlace,
    toPlace: fromPlace,
    reason: 'reversed',
    movedBy: ctx.person,
    movedAt: ctx.now,
    reverses: id,
  });
  return null;
}

function placeCoded(ctx: CommandContext, code: string): string {
  const [place] = ctx.read.find(places, { code });
  return place?.id ?? ctx.refuse('inventory.import-unknown-place', { place: code });
}
