import { showQuantity } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import { type Tellings, type ToldRow, toldText } from '../ui/page/event-telling.ts';

/** What happened to stock, with how much: “Adjusted stock: 400 EA”, “Expected receipt: 6 BX on Dec 1”. */
export const stockTellings: Tellings = {
  movements: {
    row: (row) => `${showQuantity(row.number('quantity') ?? 0)} ${row.named('item')?.unit ?? ''}`,
  },
  expectedReceipts: {
    row: (row) => say('stock.quantity-on', { quantity: expected(row), date: row.day('date') }),
    columns: {
      quantity: { label: 'stock.quantity', as: 'quantity' },
      date: { label: 'stock.expected-on', as: 'date' },
      vendor: { label: 'stock.vendor', as: 'name' },
      reference: toldText('stock.reference'),
      acknowledged: { label: 'stock.acknowledged', as: 'yes-no' },
      site: { label: 'stock.site', as: 'name' },
      why: { as: 'text', onlyAfter: true },
      note: { as: 'text', onlyAfter: true },
    },
  },
  sites: { columns: { code: toldText('stock.code'), name: toldText('stock.name') } },
  siteHolidays: { columns: { date: { as: 'date' } }, row: ['name', 'date'] },
  places: { columns: { code: toldText('stock.code'), name: toldText('stock.name') } },
};

/** As it was typed, in the unit it was typed in. */
function expected({ text: cell, number, named }: ToldRow): string {
  const typed = number('unitQuantity');
  const [quantity, unit] = typed === null ? [number('quantity'), named('item')?.unit] : [typed, cell('unit')];
  return `${showQuantity(quantity ?? 0)} ${unit ?? ''}`;
}
