import { STOCK_FIGURES } from '../inventory/StockByPlace.tsx';
import { showQuantity } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { type FigureRows, OpensRows, RecordSection } from '../ui/page/RecordPage.tsx';
import { HOLDERS, WANTED } from './StockAllocationSections.tsx';
import type { Availability } from './StockAvailabilityPage.tsx';
import { COMING } from './StockOutlookSection.tsx';

/** The section with the rows of what is left to sell, and the name of that figure. */
export const LEFT = { section: 'left', figure: 'stock.left-to-sell' } as const;

interface Row {
  readonly id: string;
  /** With its sign. */
  readonly quantity: number;
  /** Where its own rows are; null: it has none. */
  readonly rows: Pick<FigureRows, 'section' | 'figure'> | null;
}

/** What is left to sell of an item that ends, and what that is made of, each with its own rows. `places`: their section. */
export function LeftToSellSection(props: {
  readonly left: NonNullable<Availability['leftToSell']>;
  readonly unit: string;
  readonly places: string;
}) {
  const { onHand, allocated, expected, promised, beyond } = props.left;
  const rows: readonly Row[] = [
    { id: 'on-hand', quantity: onHand, rows: { section: props.places, figure: STOCK_FIGURES.onHand } },
    { id: 'allocated', quantity: -allocated, rows: HOLDERS },
    { id: 'expected', quantity: expected, rows: COMING },
    { id: 'promised', quantity: -promised, rows: WANTED },
    ...(beyond === 0 ? [] : [{ id: 'beyond', quantity: beyond, rows: null }]),
  ];
  return (
    <RecordSection id={LEFT.section} title={say('stock-promise.left-to-sell')}>
      <PlainTable
        label={say('stock-promise.left-to-sell')}
        rows={rows}
        rowId={({ id }) => id}
        columns={[
          {
            id: 'what',
            title: say('stock-promise.made-of'),
            render: ({ id }) => say(`stock-promise.left-${id}`),
          },
          {
            ...{
              id: 'quantity',
              title: say('stock-promise.quantity-in', { unit: props.unit }),
              align: 'end',
            },
            parts: ({ quantity }) => ({ [LEFT.figure]: quantity }),
            render: (row) => <Quantity row={row} />,
          },
        ]}
      />
    </RecordSection>
  );
}

function Quantity({ row: { quantity, rows } }: { readonly row: Row }) {
  const text = showQuantity(quantity);
  return rows === null ? text : <OpensRows opens={{ ...rows, value: Math.abs(quantity) }}>{text}</OpensRows>;
}
