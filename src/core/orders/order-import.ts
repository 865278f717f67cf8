import type { ImportedRecord } from '../../shared/company/import-outcome.ts';
import { refusal } from '../../shared/kernel/refusal.ts';
import { type OrderImportRecord, orderImportCommands } from '../../shared/orders/order-import.ts';
import { companyRow } from '../company/company-handlers.ts';
import { externalKeys } from '../company/company-tables.ts';
import { externalKeyOf, fingerprint, isUsed, type RecordUse } from '../company/external-key.ts';
import { bindCommands, type CommandContext } from '../platform/command-handler.ts';
import { recordsOfKeys } from './imported-keys.ts';
import { type BatchKeys, fingerprintOf, type ImportedRows, importedRows } from './imported-rows.ts';
import { orderLines, orders } from './order-tables.ts';

const KIND = 'order';

export const orderImportHandlers = (uses: readonly RecordUse[]) =>
  bindCommands(orderImportCommands, {
    importOrders: (ctx, { system, customers, items, records }) => {
      const keys: BatchKeys = {
        customers: recordsOfKeys(ctx, 'customer', system, customers),
        customerKeys: customers,
        items: recordsOfKeys(ctx, 'item', system, items),
        itemKeys: items,
        currency: companyRow(ctx).currency,
      };
      const seen = new Set<string>();
      const results = new Map<number, ImportedRecord>();
      for (const [i, record] of inOrderOfTime(records)) {
        results.set(
          i,
          seen.has(record.key)
            ? refusedRecord(record, refusal('orders.import-key-twice', { key: record.key }))
            : importOne(ctx, system, record, keys, batchLabel(i)),
        );
        seen.add(record.key);
      }
      return { records: records.flatMap((_, i) => results.get(i) ?? []) };
    },

    undoOrderImport: (ctx, { system, keys }) => {
      const removed: string[] = [];
      const kept: { key: string; reason: 'changed' | 'used' | 'unknown' }[] = [];
      for (const key of keys) {
        const known = externalKeyOf(ctx, KIND, system, key);
        const stands = known && standing(ctx, known.record);
        if (!known || !stands) kept.push({ key, reason: 'unknown' });
        else if (fingerprintOf(stands) !== known.written) kept.push({ key, reason: 'changed' });
        else if (isUsed(ctx, known, uses)) kept.push({ key, reason: 'used' });
        else {
          remove(ctx, stands);
          ctx.write.remove(externalKeys, known.id);
          removed.push(key);
        }
      }
      return { removed, kept };
    },
  });

function importOne(
  ctx: CommandContext,
  system: string,
  record: OrderImportRecord,
  keys: BatchKeys,
  label: string,
): ImportedRecord {
  const known = externalKeyOf(ctx, KIND, system, record.key);
  const source = sourceOf(record, keys);
  if (known?.source === source) return outcome(record, 'unchanged', known.record);
  const rows = importedRows(record, keys, known?.record ?? ctx.newId(label));
  if (!rows.ok) return refusedRecord(record, rows.refusal);
  if (known) {
    const written = rewrite(ctx, known.record, known.written, rows.value, label);
    ctx.write.update(externalKeys, known.id, { source, written });
    return outcome(record, 'updated', known.record);
  }
  const { order, lines } = rows.value;
  for (const line of lines) ctx.write.insert(orderLines, line);
  ctx.write.insert(orders, order);
  ctx.write.insert(externalKeys, {
    id: ctx.newId(`${label}k`),
    kind: KIND,
    system,
    externalKey: record.key,
    record: order.id,
    source,
    written: fingerprintOf(rows.value),
  });
  return outcome(record, 'created', order.id);
}

/** The other system changed its document: lines are replaced; a note that somebody wrote here stays. */
function rewrite(
  ctx: CommandContext,
  id: string,
  written: string,
  { order, lines }: ImportedRows,
  label: string,
): string {
  const stands = standing(ctx, id);
  if (!stands) throw new Error(`the imported order ${id} is gone and its key is not`);
  const isTouched = fingerprintOf(stands) !== written;
  for (const line of stands.lines) ctx.write.remove(orderLines, line.id);
  const renumbered = lines.map((line) => ({
    ...line,
    id: ctx.newId(`${label}.${line.position.toString(36)}`),
  }));
  for (const line of renumbered) ctx.write.insert(orderLines, line);
  const { id: _, note, ...header } = order;
  ctx.write.update(orders, id, isTouched ? header : { ...header, note });
  return fingerprintOf({ order, lines });
}

function standing(ctx: CommandContext, id: string): ImportedRows | undefined {
  const order = ctx.read.get(orders, id);
  return order && { order, lines: ctx.read.find(orderLines, { order: id }, ['position']) };
}

/** The order goes first: its search entry goes with it, and the lines need not be taken out of it one by one. */
function remove(ctx: CommandContext, { order, lines }: ImportedRows): void {
  ctx.write.remove(orders, order.id);
  for (const line of lines) ctx.write.remove(orderLines, line.id);
}

/** The record with its places read as keys, so that the same document in another batch is the same. */
function sourceOf({ customer, lines, ...record }: OrderImportRecord, keys: BatchKeys): string {
  const customerKey = customer === null ? null : keys.customerKeys[customer];
  const item = lines.item.map((place) => keys.itemKeys[place]);
  return fingerprint({ ...record, customerKey, lines: { ...lines, item } });
}

/** The search index is written fastest, and largest segments first, where time goes forward. */
function inOrderOfTime(records: readonly OrderImportRecord[]): [number, OrderImportRecord][] {
  return [...records.entries()].sort(([i, a], [j, b]) => a.placedAt - b.placedAt || i - j);
}

/** Two letters are enough for a batch; as short as can be, because half a million lines carry it. */
function batchLabel(index: number): string {
  return index.toString(36).padStart(2, '0');
}

function outcome(
  { key }: OrderImportRecord,
  result: 'created' | 'updated' | 'unchanged',
  record: string,
): ImportedRecord {
  return { key, result, record, refusal: null };
}

function refusedRecord({ key }: OrderImportRecord, why: ImportedRecord['refusal']): ImportedRecord {
  return { key, result: 'refused', record: null, refusal: why };
}
