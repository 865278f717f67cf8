import type { ImportedRecord } from '../../shared/company/import-outcome.ts';
import { stockImportCommands, type WriteOffRecord } from '../../shared/inventory/stock-import.ts';
import { refusal } from '../../shared/kernel/refusal.ts';
import { externalKeys } from '../company/company-tables.ts';
import { fingerprint } from '../company/external-key.ts';
import { importedItem } from '../items/imported-item.ts';
import { bindCommands, type CommandContext } from '../platform/command-handler.ts';
import { movements } from './inventory-tables.ts';
import { counterPlace } from './place-edits.ts';

const KIND = 'write-off';

export const stockImportHandlers = bindCommands(stockImportCommands, {
  importWriteOffs: (ctx, { system, records }) => {
    const fromPlace = counterPlace(ctx, 'adjustment');
    const toPlace = counterPlace(ctx, 'scrap');
    const seen = new Set<string>();
    return {
      records: records.map((record, i) => {
        if (seen.has(record.key))
          return refusedRecord(record, 'inventory.import-key-twice', { key: record.key });
        seen.add(record.key);
        return importOne(ctx, system, record, { fromPlace, toPlace }, i.toString(36));
      }),
    };
  },

  /** The ledger is never rubbed out: what was imported is reversed, and its key freed for another import. */
  undoWriteOffImport: (ctx, { system, keys }) => {
    const removed: string[] = [];
    const kept: { key: string; reason: 'changed' | 'unknown' }[] = [];
    keys.forEach((key, i) => {
      const [known] = ctx.read.find(externalKeys, { kind: KIND, system, externalKey: key });
      const movement = known && ctx.read.get(movements, known.record);
      if (!known || !movement) kept.push({ key, reason: 'unknown' });
      else if (ctx.read.find(movements, { reverses: movement.id }).length > 0) {
        kept.push({ key, reason: 'changed' });
      } else {
        ctx.write.insert(movements, {
          ...movement,
          id: ctx.newId(i.toString(36)),
          fromPlace: movement.toPlace,
          toPlace: movement.fromPlace,
          reason: 'reversed',
          movedBy: ctx.person,
          movedAt: ctx.now,
          reverses: movement.id,
        });
        ctx.write.remove(externalKeys, known.id);
        removed.push(key);
      }
    });
    return { removed, kept };
  },
});

function importOne(
  ctx: CommandContext,
  system: string,
  record: WriteOffRecord,
  places: { readonly fromPlace: string; readonly toPlace: string },
  label: string,
): ImportedRecord {
  const [known] = ctx.read.find(externalKeys, { kind: KIND, system, externalKey: record.key });
  const source = fingerprint(record);
  if (known?.source === source) {
    return { key: record.key, result: 'unchanged', record: known.record, refusal: null };
  }
  if (known) return refusedRecord(record, 'inventory.import-never-changes', { key: record.key });
  const item = importedItem(ctx, system, record.item)?.id;
  if (item === undefined)
    return refusedRecord(record, 'inventory.import-unknown-item', { item: record.item });
  const { quantity, businessDate, reference = null, note = null } = record;
  const id = ctx.newId(label);
  ctx.write.insert(movements, {
    id,
    item,
    ...places,
    quantity,
    reason: 'imported-write-off',
    businessDate,
    movedBy: ctx.person,
    movedAt: ctx.now,
    reference,
    note,
  });
  ctx.write.insert(externalKeys, {
    id: ctx.newId(`${label}k`),
    kind: KIND,
    system,
    externalKey: record.key,
    record: id,
    source,
    written: source,
  });
  return { key: record.key, result: 'created', record: id, refusal: null };
}

function refusedRecord(
  { key }: WriteOffRecord,
  code: string,
  params: Readonly<Record<string, string>>,
): ImportedRecord {
  return { key, result: 'refused', record: null, refusal: refusal(code, params) };
}
