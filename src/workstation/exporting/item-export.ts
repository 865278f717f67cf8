import { stockQueries } from '../../shared/inventory/stock-queries.ts';
import { itemCost } from '../../shared/items/item-cost.ts';
import { isSoldOff } from '../../shared/items/item-lifecycle.ts';
import { itemQueries } from '../../shared/items/item-queries.ts';
import { formatDecimal, MICRO_DECIMALS } from '../../shared/kernel/decimal.ts';
import { formatQuantity } from '../../shared/kernel/quantity.ts';
import { exportHeaders } from './export-headers.ts';
import { type Ask, type ExportSource, pagesOf } from './export-source.ts';

/** Items, in the columns by which `import` reads them again. */
export const itemExport: ExportSource = {
  header: exportHeaders.items,
  *pages(ask) {
    for (const { items } of itemPages(ask)) {
      yield items.map(({ id }) => {
        const item = ask(itemQueries.showItem, { item: id });
        const barcode = item.barcodes.find(({ unit }) => unit === item.baseUnit)?.barcode ?? null;
        const marks = [yes(isSoldOff(item.lifecycle)), yes(item.kind === 'charge')];
        return [
          item.number,
          item.description,
          item.baseUnit,
          barcode,
          item.itemGroup,
          ...marks,
          item.note,
          item.lifecycle,
        ];
      });
    }
  },
};

/**
 * What items cost, of those that have a cost, for who may see costs: everybody else is refused. The columns are those by
 * which `import items` reads them again.
 */
export const costExport: ExportSource = {
  header: exportHeaders.costs,
  *pages(ask) {
    for (const { items } of itemPages(ask)) {
      yield items.flatMap(({ id, number, description, baseUnit, kind }) => {
        const { cost } = ask(itemCost, { item: id });
        if (cost === null) return [];
        const { unitCost, minimumMargin } = cost;
        const figures = [unitCost, minimumMargin].map((micro) => formatDecimal(micro, MICRO_DECIMALS, 0));
        return [[number, description, baseUnit, yes(kind === 'charge'), ...figures]];
      });
    }
  },
};

/** What is on hand, allocated and available of every item that is goods, by place. */
export const stockExport: ExportSource = {
  header: exportHeaders.stock,
  *pages(ask) {
    for (const { items } of itemPages(ask)) {
      yield items
        .filter(({ kind }) => kind === 'goods')
        .flatMap(({ id, number, description }) => {
          const { unit, places } = ask(stockQueries.stockOfItem, { item: id });
          return places.map(({ code, onHand, allocated, available }) => {
            const quantities = [onHand, allocated, available].map(formatQuantity);
            return [number, description, code, unit, ...quantities];
          });
        });
    }
  },
};

function itemPages(ask: Ask) {
  return pagesOf((after) => ask(itemQueries.listItems, { limit: 500, ...after }));
}

function yes(is: boolean): string {
  return is ? 'yes' : 'no';
}
