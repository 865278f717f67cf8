import { Link } from '@tanstack/react-router';
import type { stockQueries } from '../../shared/inventory/stock-queries.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { showQuantity } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import { PlainTable } from '../ui/list/PlainTable.tsx';

export type ItemStock = QueryOutput<typeof stockQueries.stockOfItem>;

/** Names of the figures whose rows are the places. */
export const STOCK_FIGURES = {
  onHand: 'stock.on-hand',
  allocated: 'stock.allocated',
  available: 'stock.available',
} as const;

/** Where an item lies: what on hand, allocated and available now are made of, each place with its movements. */
export function StockByPlace({ stock }: { readonly stock: ItemStock }) {
  return (
    <PlainTable
      label={say('stock.by-place')}
      rows={stock.places}
      rowId={({ place }) => place}
      empty={say('stock.none-here')}
      columns={[
        { id: 'place', title: say('stock.place'), render: ({ code }) => code },
        {
          id: 'site',
          title: say('stock.site'),
          render: ({ site }) => stock.sites.find((each) => each.site === site)?.code,
        },
        amount('onHand', 'stock.on-hand'),
        amount('allocated', 'stock.allocated'),
        amount('available', 'stock.available'),
        {
          id: 'movements',
          title: '',
          align: 'end',
          render: ({ place, code }) => (
            <Link
              to={'/movements' as string}
              search={{ item: stock.item, place } as never}
              aria-label={say('stock.movements-at', { place: code })}
            >
              {say('stock.movements')}
            </Link>
          ),
        },
      ]}
    />
  );
}

function amount(id: 'onHand' | 'allocated' | 'available', title: string) {
  return {
    ...{ id, title: say(title), align: 'end' as const },
    parts: (row: ItemStock['places'][number]) => ({ [STOCK_FIGURES[id]]: row[id] }),
    render: (row: ItemStock['places'][number]) => showQuantity(row[id]),
  };
}
