import type { ItemImportRecord, itemImportCommands } from '../../shared/items/item-import.ts';
import { importRecord, type RecordUse, undoImport } from '../company/external-key.ts';
import type { CommandContext, CommandHandler } from '../platform/command-handler.ts';
import { freeNumber, itemRow } from './item-row.ts';
import {
  customerItemNumbers,
  itemBarcodes,
  itemFloorPrices,
  items,
  itemUnits,
  vendorItemNumbers,
} from './item-tables.ts';
import { freeBarcode, insertBarcode } from './item-unit-handlers.ts';

const COUNTED = 'EA';

type ItemImportHandlers = {
  readonly [K in keyof typeof itemImportCommands]: CommandHandler<(typeof itemImportCommands)[K]>;
};

/** `uses`: where later domains name items; what is used there is not taken back. */
export function itemImportHandlers(uses: readonly RecordUse[]): ItemImportHandlers {
  return {
    importItems(ctx, { system, records }) {
      const steps = {
        kind: 'item',
        create: (record: ItemImportRecord) => createItem(ctx, record),
        update: (id: string, record: ItemImportRecord) => updateItem(ctx, id, record),
        rowsOf: (id: string) => rowsOf(ctx, id),
      } as const;
      return { records: records.map((record) => importRecord(ctx, system, record, steps)) };
    },
    undoItemImport: (ctx, input) =>
      undoImport(ctx, input, {
        kind: 'item',
        rowsOf: (id) => rowsOf(ctx, id),
        uses: [
          { table: itemFloorPrices, column: 'item' },
          { table: items, column: 'successor' },
          { table: customerItemNumbers, column: 'item' },
          { table: vendorItemNumbers, column: 'item' },
          ...uses,
        ],
        remove(item) {
          for (const { id } of ctx.read.find(itemBarcodes, { item })) ctx.write.remove(itemBarcodes, id);
          for (const { id } of ctx.read.find(itemUnits, { item })) ctx.write.remove(itemUnits, id);
          ctx.write.remove(items, item);
        },
      }),
  };
}

function createItem(ctx: CommandContext, record: ItemImportRecord): string {
  const id = ctx.newId(record.key);
  const baseUnit = record.unit ?? COUNTED;
  const number = freeNumber(ctx, record.number);
  if (record.barcode !== null) freeBarcode(ctx, record.barcode);
  ctx.write.insert(items, {
    id,
    number,
    description: record.description ?? number,
    kind: record.isFee ? 'charge' : 'goods',
    itemGroup: record.group,
    baseUnit,
    wholeUnits: Number(record.wholeUnits),
    lifecycle: record.isDiscontinued ? 'ending' : 'active',
    note: record.note === '' ? null : record.note,
  });
  if (record.barcode !== null) {
    insertBarcode(ctx, `${id}:b`, { item: id, barcode: record.barcode, unit: baseUnit });
  }
  return id;
}

/** What the file leaves out stays as it is; a base unit never changes, because quantities are counted in it. */
function updateItem(ctx: CommandContext, id: string, record: ItemImportRecord): void {
  const row = itemRow(ctx, id);
  if (record.unit !== null && record.unit !== row.baseUnit) {
    ctx.refuse('items.base-unit-stands', { item: id, unit: row.baseUnit });
  }
  if (record.number !== row.number) freeNumber(ctx, record.number);
  const { barcode } = record;
  const isNew =
    barcode !== null && !ctx.read.find(itemBarcodes, { item: id }).some((b) => b.barcode === barcode);
  if (isNew) freeBarcode(ctx, barcode);
  const { lifecycle } = row;
  ctx.write.update(items, id, {
    number: record.number,
    description: record.description ?? row.description,
    kind: record.isFee ? 'charge' : 'goods',
    itemGroup: record.group ?? row.itemGroup,
    lifecycle: record.isDiscontinued && lifecycle !== 'ended' ? 'ending' : lifecycle,
    note: record.note ?? row.note,
  });
  if (isNew) insertBarcode(ctx, ctx.newId(`${record.key}:b`), { item: id, barcode, unit: row.baseUnit });
}

function rowsOf(ctx: CommandContext, item: string): unknown {
  return [
    ctx.read.get(items, item),
    ctx.read.find(itemUnits, { item }),
    ctx.read.find(itemBarcodes, { item }),
  ];
}
