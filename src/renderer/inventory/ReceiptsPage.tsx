import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { expectedReceiptCommands } from '../../shared/inventory/expected-receipt-commands.ts';
import { stockQueries } from '../../shared/inventory/stock-queries.ts';
import { showShortDate, today } from '../platform/date-format.ts';
import { showQuantity } from '../platform/number-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { useMayRun } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import { ListFilter } from '../ui/list/ListFilter.tsx';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import { type ListAddress, useListAddress } from '../ui/list/list-address.ts';
import { NeverUsed } from '../ui/list/NeverUsed.tsx';
import { NothingMatches } from '../ui/list/NothingMatches.tsx';
import { useRowSource } from '../ui/list/row-source.ts';
import { EmptyPlace } from '../ui/NoticeLine.tsx';
import { ListPage } from '../ui/page/ListPage.tsx';
import { type AddressParts, savedCountBy } from '../ui/page/saved-counts.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { ExpectForm, type Receipt, ReceiveForm } from './ReceiptForms.tsx';
import { ReceiptPreview } from './ReceiptPreview.tsx';
import { receiveAction } from './receive-action.ts';
import { type Site, siteChoices, useSites } from './stock-places.ts';

const VIEWS = ['open', 'overdue', 'coming', 'received', 'cancelled'] as const;

type View = (typeof VIEWS)[number];

const SavedReceiptCount = savedCountBy(stockQueries.listExpectedReceipts, askedBy);

/** What is still to come, and what came: the earliest first. */
export function ReceiptsPage() {
  const address = useListAddress({ view: 'open', sort: 'date' });
  const view = viewOf(address.view);
  const [vendor, site] = [address.filter('vendor'), address.filter('site')];
  const vendors = useAnswer(stockQueries.receiptVendors, {}).data?.vendors ?? [];
  const sites = useSites();
  const [adding, setAdding] = useState(false);
  const [receiving, setReceiving] = useState<Receipt | null>(null);
  const source = useRowSource(
    stockQueries.listExpectedReceipts,
    askedBy({ view, vendor, site, find: address.text }),
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
  const next = useCallback((row: Receipt) => receiveAction(row, setReceiving), []);
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
        savedCount={SavedReceiptCount}
        search={{ label: say('stock.search-receipts'), text: address.text, onText: address.setText }}
        filters={<ReceiptFilters address={address} vendors={vendors} sites={sites} />}
        primary={create}
        columns={columns}
        source={source}
        cursor={address.cursor}
        selectable={false}
        rowId={({ id }) => id}
        onOpen={(row) => address.open(pathOf(row))}
        pathOf={pathOf}
        next={next}
        preview={(row, step) => <ReceiptPreview key={row.id} row={row} next={step} onOpen={address.open} />}
        foot={<span>{say('stock.count-receipts', { count: source.total ?? 0 })}</span>}
        empty={
          address.isNarrowed ? (
            <NothingMatches
              address={address}
              sentence="stock.no-receipts-match"
              filters={[
                vendors.find(({ id }) => id === vendor)?.name,
                sites.find(({ id }) => id === site)?.name,
              ]}
              count={counts[view]}
            />
          ) : (
            nothing(view, create)
          )
        }
      />
      {receiving ? <ReceiveForm receipt={receiving} onClose={() => setReceiving(null)} /> : null}
      {adding ? <ExpectForm of={null} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

/** Where nothing is expected at all, something can be; of a part of it there is just nothing. */
function nothing(view: ReturnType<typeof viewOf>, create: PageAction): ReactNode {
  const sentence = say(`stock.no-receipts-${view}`);
  return view === 'open' ? (
    <NeverUsed sentence={sentence} create={create} />
  ) : (
    <EmptyPlace sentence={sentence} />
  );
}

/** Whom it comes from and where to, where there is more than one. */
function ReceiptFilters(props: {
  readonly address: ListAddress;
  readonly vendors: readonly { readonly id: string; readonly name: string }[];
  readonly sites: readonly Site[];
}) {
  const { address, vendors, sites } = props;
  const [vendor, site] = [address.filter('vendor'), address.filter('site')];
  return (
    <>
      <ListFilter
        first
        label={say('stock.vendor')}
        all={say('stock.all-vendors')}
        choices={vendors.map(({ id, name }) => ({ value: id, title: name }))}
        value={vendor}
        onValue={(value) => address.setFilter('vendor', value)}
      />
      {sites.length < 2 && site === undefined ? null : (
        <ListFilter
          label={say('stock.site')}
          all={say('stock.all-sites')}
          choices={siteChoices(sites)}
          value={site}
          onValue={(value) => address.setFilter('site', value)}
        />
      )}
    </>
  );
}

/** How many there are in a view; the left bar says how many are overdue. */
export function useReceiptCount(view: View): number | undefined {
  return useAnswer(stockQueries.listExpectedReceipts, { ...askedBy({ view }), limit: 1 }).data?.total;
}

function pathOf({ item }: Receipt): string {
  return pagePath('items', item);
}

/** What is asked for by the address of the list. */
function askedBy({ view, vendor, site, find = '' }: AddressParts) {
  return {
    today: today(),
    ...only(viewOf(view)),
    ...(vendor === undefined ? {} : { vendor }),
    ...(site === undefined ? {} : { site }),
    ...(find.trim() === '' ? {} : { text: find.trim() }),
  };
}

function only(view: View) {
  if (view === 'overdue' || view === 'coming') return { status: 'open', due: view } as const;
  return { status: view } as const;
}

/** An address may name a view that there is not. */
function viewOf(text: string | undefined): View {
  return VIEWS.find((view) => view === text) ?? 'open';
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
  {
    id: 'reference',
    title: say('stock.reference'),
    width: 110,
    leaves: 1,
    render: ({ reference }) => reference,
  },
];
