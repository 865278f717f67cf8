import { useState } from 'react';
import { stockQueries } from '../../shared/inventory/stock-queries.ts';
import { itemQueries } from '../../shared/items/item-queries.ts';
import { sumOfQuantities } from '../../shared/kernel/quantity.ts';
import { showDate, showShortDate, today } from '../platform/date-format.ts';
import { showQuantity } from '../platform/number-format.ts';
import { usePageActions } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { FigureFact, RecordSection } from '../ui/page/RecordPage.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { ExpectForm } from './ReceiptForms.tsx';
import { STOCK_FIGURES, StockByPlace } from './StockByPlace.tsx';
import { StockDialog, type StockVerb } from './StockDialogs.tsx';
import { useStockActions } from './stock-actions.ts';

/** The section in which the figures of the strip have their rows. */
const STOCK_SECTION = 'stock';

/** On hand, allocated, available now, expected: the strip of an item. Charges have none. */
export function ItemStockFigures({ record }: { readonly record: string }) {
  const item = useAnswer(itemQueries.showItem, { item: record }).data;
  const stock = useAnswer(stockQueries.stockOfItem, { item: record }).data;
  const receipts = useAnswer(stockQueries.listExpectedReceipts, { item: record, today: today() }).data
    ?.receipts;
  if (!item || !stock || !receipts || item.kind === 'charge') return null;
  const figure = (name: string, value: number) => ({
    value: `${showQuantity(value)} ${stock.unit}`,
    opens: { section: STOCK_SECTION, figure: name, value },
  });
  const coming = receipts.filter(({ overdue }) => !overdue);
  const [next] = coming;
  const sum = sumOfQuantities(coming.map(({ open }) => open));
  return (
    <>
      <FigureFact title={say('stock.on-hand')} {...figure(STOCK_FIGURES.onHand, stock.onHand)} />
      <FigureFact title={say('stock.allocated')} {...figure(STOCK_FIGURES.allocated, stock.allocated)} />
      <FigureFact title={say('stock.available')} {...figure(STOCK_FIGURES.available, stock.available)} />
      <FigureFact
        title={say('stock.expected')}
        {...figure('stock.expected', sum)}
        fact={next ? say('stock.first-on', { date: showShortDate(next.date) }) : undefined}
      />
    </>
  );
}

/** Where it lies, what comes, and what is done with it by hand. */
export function ItemStockSection({ record }: { readonly record: string }) {
  const item = useAnswer(itemQueries.showItem, { item: record }).data;
  const stock = useAnswer(stockQueries.stockOfItem, { item: record }).data;
  const receipts = useAnswer(stockQueries.listExpectedReceipts, { item: record, today: today() }).data;
  const [verb, setVerb] = useState<StockVerb | 'expect' | null>(null);
  const actions = useStockActions(setVerb);
  const isGoods = item?.kind === 'goods';
  usePageActions(isGoods ? actions : []);
  if (!item || !stock || !isGoods) return null;
  const lies = stock.places[0]?.place;
  const of = {
    ...{ item: record, number: item.number, unit: item.baseUnit },
    ...(lies === undefined ? {} : { place: lies }),
  };
  const close = () => setVerb(null);
  return (
    <RecordSection
      id={STOCK_SECTION}
      title={say('stock.of-item')}
      actions={actions.map((action) => <ActionButton key={action.id} action={action} look="quiet" />)}
    >
      <StockByPlace stock={stock} />
      {receipts && receipts.receipts.length > 0 ? (
        <PlainTable
          label={say('stock.expected-receipts')}
          rows={receipts.receipts}
          rowId={({ id }) => id}
          columns={[
            {
              id: 'date',
              title: say('stock.expected-on'),
              render: ({ date, overdue }) =>
                overdue ? (
                  <StateWord tone="amber">{say('stock.overdue-since', { date: showDate(date) })}</StateWord>
                ) : (
                  showDate(date)
                ),
            },
            {
              ...{ id: 'open', title: say('stock.still-to-come'), align: 'end' },
              parts: ({ open, overdue }) => ({ 'stock.expected': overdue ? 0 : open }),
              render: ({ open }) => showQuantity(open),
            },
            { id: 'vendor', title: say('stock.vendor'), render: ({ vendorName }) => vendorName },
            { id: 'reference', title: say('stock.reference'), render: ({ reference }) => reference },
          ]}
        />
      ) : null}
      {verb === null ? null : verb === 'expect' ? (
        <ExpectForm of={of} onClose={close} />
      ) : (
        <StockDialog verb={verb} of={of} onClose={close} />
      )}
    </RecordSection>
  );
}
