import { useMemo, useState } from 'react';
import { expectedReceiptCommands } from '../../shared/inventory/expected-receipt-commands.ts';
import { stockQueries } from '../../shared/inventory/stock-queries.ts';
import { showShortDate, today } from '../platform/date-format.ts';
import { showQuantity } from '../platform/number-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { useMayRun } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import { useListAddress } from '../ui/list/list-address.ts';
import { useRowSource } from '../ui/list/row-source.ts';
import { EmptyPlace } from '../ui/NoticeLine.tsx';
import { ListPage } from '../ui/page/ListPage.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { ExpectForm, type Receipt, ReceiveForm } from './ReceiptForms.tsx';
import { ReceiptPreview } from './ReceiptPreview.tsx';

const VIEWS = ['open', 'overdue', 'coming', 'received', 'cancelled'] as const;

type View = (typeof VIEWS)[number];

/** What is still to come, and what came: the earliest first. */
export function ReceiptsPage() {
  const address = useListAddress({ view: 'open', sort: 'date' });
  const view = address.view as View;
  const [adding, setAdding] = useState(false);
  const [receiving, setReceiving] = useState<Receipt | null>(null);
  const mayReceive = useMayRun(expectedReceiptCommands.receiveExpected);
  const source = useRowSource(
    stockQueries.listExpectedReceipts,
    { today: today(), ...askedBy(view) },
    ({ receipts, total }) => ({ rows: receipts, total }),
  );
  const counts: Readonly<Record<View, number | undefined>> = {
    open: useReceiptCount('open'),
    overdue: useReceiptCount('overdue'),
    coming: useReceiptCount('coming'),
    received: useReceiptCount('received'),
    cancelled: useReceiptCount('cancelled'),
  };
  const may = useMayRun(expectedReceiptCommands.addExpectedReceipt);
  const create = useMemo(
    (): PageAction => ({
      id: 'receipt-expected.add',
      title: say('stock.expect'),
      key: 'create',
      may,
      run: () => setAdding(true),
    }),
    [may],
  );
  return (
    <>
      <ListPage<Receipt>
        kind="receipts"
        label={say('place.receipts')}
        views={VIEWS.map((id) => {
          const count = counts[id];
          return { id, title: say(`stock.receipts-${id}`), count: count ?? null };
        })}
        view={view}
        onView={address.setView}
        address={address}
        primary={create}
        columns={[
          ...columns,
          {
            ...{ id: 'next', title: say('stock.next-action'), width: 92 },
            render: (row) =>
              row.status === 'open' ? (
                <ActionButton
                  look="row"
                  label={say('stock.receive')}
                  action={{
                    id: `receipt-expected.receive:${row.id}`,
                    title: say('stock.receive-of', { number: row.itemNumber }),
                    may: mayReceive,
                    run: () => setReceiving(row),
                  }}
                />
              ) : null,
          },
        ]}
        source={source}
        cursor={address.cursor}
        selectable={false}
        rowId={({ id }) => id}
        onOpen={(row) => address.open(pathOf(row))}
        pathOf={pathOf}
        preview={(row) => <ReceiptPreview key={row.id} row={row} onOpen={address.open} />}
        foot={<span>{say('stock.count-receipts', { count: source.total ?? 0 })}</span>}
        empty={<EmptyPlace sentence={say(`stock.no-receipts-${view}`)} />}
      />
      {receiving ? <ReceiveForm receipt={receiving} onClose={() => setReceiving(null)} /> : null}
      {adding ? <ExpectForm of={null} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

/** How many there are in a view; the left bar says how many are overdue. */
export function useReceiptCount(view: View): number | undefined {
  return useAnswer(stockQueries.listExpectedReceipts, { today: today(), ...askedBy(view), limit: 1 }).data
    ?.total;
}

function pathOf({ item }: Receipt): string {
  return pagePath('items', item);
}

function askedBy(view: View) {
  if (view === 'overdue' || view === 'coming') return { status: 'open', due: view } as const;
  return { status: view } as const;
}

const columns: readonly ListColumn<Receipt>[] = [
  {
    id: 'date',
    title: say('stock.expected-on'),
    width: 142,
    render: ({ date, overdue }) =>
      overdue ? (
        <StateWord tone="amber">{say('stock.overdue-since', { date: showShortDate(date) })}</StateWord>
      ) : (
        showShortDate(date)
      ),
  },
  { id: 'item', title: say('stock.item'), width: 100, render: ({ itemNumber }) => itemNumber },
  {
    ...{ id: 'description', title: say('items.description'), width: 130, grow: true },
    render: ({ description }) => description,
  },
  {
    ...{ id: 'open', title: say('stock.still-to-come'), width: 100, align: 'end' },
    render: ({ open, quantity, status }) => showQuantity(status === 'open' ? open : quantity),
  },
  { id: 'unit', title: say('items.unit'), width: 50, render: ({ baseUnit }) => baseUnit },
  {
    ...{ id: 'vendor', title: say('stock.vendor'), width: 150 },
    render: ({ vendorName, transfer }) => (transfer === null ? vendorName : say('stock.transfer-on-its-way')),
  },
  { id: 'reference', title: say('stock.reference'), width: 110, render: ({ reference }) => reference },
];
