import { showAmount, showPercent } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { ORDER_TOTAL } from './order-figures.tsx';
import type { ShownOrder } from './order-record.ts';

interface Sum {
  readonly id: string;
  readonly what: string;
  readonly amount: number;
  /** The total and the lines, which stand above one by one, are no parts of the total. */
  readonly isPart: boolean;
}

/** How the lines become the total: discount of the whole order, freight and each tax. Nothing where there are none. */
export function OrderSums({ order }: { readonly order: ShownOrder }) {
  const { currency, discount, freight, taxRows, total } = order;
  const beside: readonly Sum[] = [
    ...(discount === 0 ? [] : [part('discount', say('order.document-discount'), -discount)]),
    ...(freight ? [part('freight', say('order.freight'), freight)] : []),
    ...taxRows
      .filter(({ amount }) => amount !== 0)
      .map(({ code, rate, title, amount }) =>
        part(`${code} ${rate}`, say('order.tax-row', { title, rate: showPercent(rate) }), amount),
      ),
  ];
  if (beside.length === 0) return null;
  const lines = total - beside.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <PlainTable<Sum>
      label={say('order.sums')}
      rows={[
        { id: 'lines', what: say('order.lines'), amount: lines, isPart: false },
        ...beside,
        { id: 'total', what: say('order.amount'), amount: total, isPart: false },
      ]}
      rowId={({ id }) => id}
      columns={[
        { id: 'what', title: say('order.sum-of'), render: ({ what }) => what },
        {
          id: 'amount',
          title: say('order.line-amount', { currency }),
          align: 'end',
          parts: ({ isPart, amount }) => (isPart ? { [ORDER_TOTAL.figure]: amount } : {}),
          render: ({ amount }) => showAmount(amount, currency),
        },
      ]}
    />
  );
}

function part(id: string, what: string, amount: number): Sum {
  return { id, what, amount, isPart: true };
}
