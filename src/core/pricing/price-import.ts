import { dateOfInstant } from '../../shared/kernel/calendar.ts';
import { type PriceImportRecord, priceImportCommands } from '../../shared/pricing/price-import.ts';
import { company } from '../company/company-tables.ts';
import { importRecord, undoImport } from '../company/external-key.ts';
import { importedItem } from '../items/imported-item.ts';
import { bindCommands, type CommandContext } from '../platform/command-handler.ts';
import { mustExist } from '../platform/handler-check.ts';
import { unitFactor } from './price-lookup.ts';
import { datesInOrder } from './pricing-handlers.ts';
import { listPrices, priceLists } from './pricing-tables.ts';

export const priceImportHandlers = bindCommands(priceImportCommands, {
  importPrices: (ctx, { system, records }) => ({
    records: records.map((record, i) =>
      importRecord(ctx, system, record, {
        kind: 'price',
        create: (made: PriceImportRecord) => createPrice(ctx, system, made, i.toString(36)),
        update: (id, made) => updatePrice(ctx, system, id, made),
        rowsOf: (id) => ctx.read.get(listPrices, id),
      }),
    ),
  }),
  undoPriceImport: (ctx, input) =>
    undoImport(ctx, input, {
      kind: 'price',
      uses: [],
      rowsOf: (id) => ctx.read.get(listPrices, id),
      remove: (id) => ctx.write.remove(listPrices, id),
    }),
});

/** Two prices for one item, unit, quantity and day are never made: what a person entered is not overwritten. */
function createPrice(ctx: CommandContext, system: string, record: PriceImportRecord, label: string): string {
  const named = priceKeyOf(ctx, system, record);
  const { fromQuantity, price, validUntil } = record;
  const validFrom = record.validFrom ?? dateOfInstant(ctx.now);
  datesInOrder(ctx, validFrom, validUntil);
  if (ctx.read.find(listPrices, { ...named, fromQuantity, validFrom }).length > 0) {
    ctx.refuse('pricing.import-price-stands', { item: record.item, validFrom });
  }
  const id = ctx.newId(label);
  ctx.write.insert(listPrices, { id, ...named, fromQuantity, price, validFrom, validUntil });
  return id;
}

function updatePrice(ctx: CommandContext, system: string, id: string, record: PriceImportRecord): void {
  const named = priceKeyOf(ctx, system, record);
  const standing = mustExist(ctx.read.get(listPrices, id), ctx, 'pricing.no-such-price', {});
  const { fromQuantity, price, validUntil } = record;
  const validFrom = record.validFrom ?? standing.validFrom;
  datesInOrder(ctx, validFrom, validUntil);
  const others = ctx.read.find(listPrices, { ...named, fromQuantity, validFrom });
  if (others.some((other) => other.id !== id)) {
    ctx.refuse('pricing.import-price-stands', { item: record.item, validFrom });
  }
  ctx.write.update(listPrices, id, { ...named, fromQuantity, price, validFrom, validUntil });
}

function priceKeyOf(
  ctx: CommandContext,
  system: string,
  { list, item: key, unit, currency }: PriceImportRecord,
) {
  const item = importedItem(ctx, system, key);
  if (!item) return ctx.refuse('pricing.import-unknown-item', { item: key });
  const wanted = unit ?? item.baseUnit;
  if (!unitFactor(ctx.read, item.id, wanted)) {
    ctx.refuse('pricing.no-such-unit', { item: key, unit: wanted });
  }
  return { list: listNamed(ctx, list, currency), item: item.id, unit: wanted };
}

/** The list of that name, or the only base list in the currency: of the price, else of the company. */
function listNamed(ctx: CommandContext, name: string | null, currency: string | undefined): string {
  const found =
    name === null
      ? ctx.read.find(priceLists, {
          kind: 'base',
          currency: currency ?? ctx.read.get(company, 'company')?.currency ?? '',
        })
      : ctx.read.find(priceLists, { name });
  const [list] = found;
  if (list && found.length === 1) {
    if (currency !== undefined && list.currency !== currency)
      ctx.refuse('pricing.import-other-currency', { list: list.name, currency, is: list.currency });
    return list.id;
  }
  if (name === null) return ctx.refuse('pricing.import-which-list', { lists: found.length });
  return ctx.refuse('pricing.import-unknown-list', { list: name });
}
