import { stockQueries } from '../../shared/inventory/stock-queries.ts';
import { itemQueries } from '../../shared/items/item-queries.ts';
import { formatQuantity } from '../../shared/kernel/quantity.ts';
import { type Ask, type ExportSource, pagesOf } from './export-source.ts';

/** Items, in the columns by which `import` reads them again. */
export const itemExport: ExportSource = {
  header: ['Number', 'Description', 'Unit', 'Barcode', 'Group', 'Discontinued', 'Fee', 'Note', 'Lifecycle'],
  *pages(ask) {
    for (const { items } of itemPages(ask)) {
      yield items.map(({ id }) => {
        const item = ask(itemQueries.showItem, { item: id });
        const barcode = item.barcodes.find(({ unit }) => unit === item.baseUnit)?.barcode ?? null;
        const isEnding = item.lifecycle === 'ending' || item.lifecycle === 'ended';
        const marks = [yes(isEnding), yes(item.kind === 'charge')];
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

/** What is on hand, allocated and available of every item that is goods, by place. */
export const stockExport: ExportSource = {
  header: ['Item', 'Description', 'Place', 'Unit', 'On hand', 'Allocated', 'Available'],
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
