import { useState } from 'react';
import { LifecycleWord } from '../items/LifecycleWord.tsx';
import { showDate } from '../platform/date-format.ts';
import { showQuantity } from '../platform/number-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { say } from '../platform/strings.ts';
import { nextFirst } from '../ui/list/step-action.ts';
import { RecordParts } from '../ui/page/RecordParts.tsx';
import { RowPreview } from '../ui/page/RowPreview.tsx';
import { type ItemLine, stockOf } from './item-columns.tsx';
import { ExpectForm } from './ReceiptForms.tsx';
import { StockDialog, type StockVerb } from './StockDialogs.tsx';
import { useStockActions } from './stock-actions.ts';

/** What is nearest at hand; the rest stands on the item's page. */
const FIRST: ReadonlySet<string> = new Set(['stock.receive', 'stock.adjust', 'stock.expect']);

/** The item at the cursor: what is here, what is short, what one does next. */
export function ItemPreview(props: {
  readonly row: ItemLine;
  readonly next: PageAction | null;
  readonly onOpen: (path: string) => void;
}) {
  const { row, next, onOpen } = props;
  const [verb, setVerb] = useState<StockVerb | 'expect' | null>(null);
  const verbs = useStockActions(setVerb);
  const quantity = (value: number) =>
    row.kind === 'charge' ? '–' : `${showQuantity(value)} ${row.baseUnit}`;
  const of = stockOf(row);
  const open = {
    id: 'item.open',
    title: say('stock.open-item'),
    run: () => onOpen(pagePath('items', row.id)),
  };
  return (
    <>
      <RowPreview
        title={row.number}
        beside={<LifecycleWord state={row.lifecycle} />}
        line={row.description}
        facts={[
          [say('stock.available'), quantity(row.available)],
          [say('stock.on-hand'), quantity(row.onHand)],
          [
            say('stock.next-expected'),
            row.next
              ? say('stock.quantity-on', {
                  quantity: quantity(row.next.quantity),
                  date: showDate(row.next.date),
                })
              : '–',
          ],
        ]}
        trouble={troubleOf(row)}
        actions={nextFirst(next, [
          open,
          ...(row.kind === 'goods' ? verbs.filter(({ id }) => FIRST.has(id)) : []),
        ])}
        record={row.id}
      >
        <RecordParts of="item" where="preview" record={row.id} />
      </RowPreview>
      {verb === null ? null : verb === 'expect' ? (
        <ExpectForm of={of} onClose={() => setVerb(null)} />
      ) : (
        <StockDialog verb={verb} of={of} onClose={() => setVerb(null)} />
      )}
    </>
  );
}

function troubleOf({ available, allocated, onHand, baseUnit, overdue }: ItemLine): string | undefined {
  if (available < 0) {
    return say('stock.more-allocated', {
      allocated: showQuantity(allocated),
      onHand: showQuantity(onHand),
      unit: baseUnit,
    });
  }
  return overdue > 0 ? say('stock.overdue-receipts', { count: overdue }) : undefined;
}
