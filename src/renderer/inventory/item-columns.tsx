import type { stockQueries } from '../../shared/inventory/stock-queries.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { LifecycleWord } from '../items/LifecycleWord.tsx';
import { showShortDate } from '../platform/date-format.ts';
import { showQuantity } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import type { StockOf } from './StockDialogs.tsx';

export type ItemLine = QueryOutput<typeof stockQueries.listItemStock>['items'][number];

export const itemColumns: readonly ListColumn<ItemLine>[] = [
  { id: 'number', title: say('items.number'), width: 100, sort: 'number', render: ({ number }) => number },
  {
    ...{ id: 'description', title: say('items.description'), width: 160, grow: true },
    ...{ sort: 'description', render: ({ description }: ItemLine) => description },
  },
  {
    ...{ id: 'group', title: say('items.group'), width: 100, leaves: 1 },
    ...{ sort: 'group', render: ({ itemGroup }: ItemLine) => itemGroup },
  },
  {
    id: 'state',
    title: say('items.state'),
    width: 76,
    render: ({ lifecycle }) => <LifecycleWord state={lifecycle} />,
  },
  {
    id: 'available',
    title: say('stock.available'),
    width: 100,
    align: 'end',
    render: (row) => <Available row={row} />,
  },
  { id: 'unit', title: say('items.unit'), width: 46, render: ({ baseUnit }) => baseUnit },
  {
    id: 'expected',
    title: say('stock.next-expected'),
    width: 130,
    render: ({ next, overdue }) =>
      overdue > 0 ? (
        <StateWord tone="amber">{say('stock.overdue-count', { count: overdue })}</StateWord>
      ) : next ? (
        say('stock.quantity-on', { quantity: showQuantity(next.quantity), date: showShortDate(next.date) })
      ) : null,
  },
];

/** What a dialog about it says it is about. */
export function stockOf({ id, number, baseUnit }: ItemLine): StockOf {
  return { item: id, number, unit: baseUnit };
}

/** What is short is red; what is fine is plain. */
function Available({ row }: { readonly row: ItemLine }) {
  if (row.kind === 'charge') return '–';
  const text = showQuantity(row.available);
  return row.available < 0 ? <StateWord tone="red">{text}</StateWord> : text;
}
