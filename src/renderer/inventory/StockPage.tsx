import { useCallback, useState } from 'react';
import { stockQueries } from '../../shared/inventory/stock-queries.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { today } from '../platform/date-format.ts';
import { showQuantity } from '../platform/number-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { ListFilter } from '../ui/list/ListFilter.tsx';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import { useListAddress } from '../ui/list/list-address.ts';
import { NeverUsed } from '../ui/list/NeverUsed.tsx';
import { NothingMatches } from '../ui/list/NothingMatches.tsx';
import { keepTrail } from '../ui/list/record-trail.ts';
import { useRowSource } from '../ui/list/row-source.ts';
import { nextFirst } from '../ui/list/step-action.ts';
import { EmptyPlace } from '../ui/NoticeLine.tsx';
import { ListPage } from '../ui/page/ListPage.tsx';
import { RowPreview } from '../ui/page/RowPreview.tsx';
import { type AddressParts, savedCountBy } from '../ui/page/saved-counts.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { ItemStepDialog } from './ItemStepDialog.tsx';
import { type StepHere, stockStepAction } from './item-step-actions.ts';
import { ExpectForm } from './ReceiptForms.tsx';
import { StockDialog, type StockVerb } from './StockDialogs.tsx';
import { useStockActions } from './stock-actions.ts';
import { stockPlaceChoices, usePlaces } from './stock-places.ts';

export type Level = QueryOutput<typeof stockQueries.listStock>['levels'][number];

const VIEWS = ['all', 'allocated', 'none-left'] as const;

type View = (typeof VIEWS)[number];

const SavedLevelCount = savedCountBy(stockQueries.listStock, askedBy);

/** What lies where: on hand, allocated, available now. */
export function StockPage() {
  const address = useListAddress({ view: 'all', sort: 'number' });
  const { view, text, sort } = address;
  const place = address.filter('place');
  const [acting, setActing] = useState<{ readonly step: StepHere; readonly row: Level } | null>(null);
  const places = stockPlaceChoices(usePlaces());
  const counts: Readonly<Record<View, number | undefined>> = {
    all: useLevelCount('all'),
    allocated: useLevelCount('allocated'),
    'none-left': useLevelCount('none-left'),
  };
  const source = useRowSource(
    stockQueries.listStock,
    { ...askedBy({ view, place, find: text }), today: today(), descending: sort.descending },
    ({ levels, total }) => ({ rows: levels, total }),
  );
  const { open } = address;
  const next = useCallback(
    (row: Level) => stockStepAction(row, { begin: (step, of) => setActing({ step, row: of }), open }),
    [open],
  );
  return (
    <>
      <ListPage<Level>
        kind="stock"
        label={say('place.stock')}
        views={VIEWS.map((id) => {
          const count = counts[id];
          return { id, title: say(`stock.view-${id}`), count: count ?? null };
        })}
        view={view}
        onView={address.setView}
        address={address}
        savedCount={SavedLevelCount}
        search={{ label: say('stock.search-items'), text, onText: address.setText }}
        actions={[
          {
            id: 'stock.open-movements',
            title: say('place.movements'),
            run: () => address.open('/movements'),
          },
        ]}
        filters={
          places.length < 2 ? undefined : (
            <ListFilter
              first
              label={say('stock.place')}
              all={say('stock.all-places')}
              choices={places}
              value={place}
              onValue={(value) => address.setFilter('place', value)}
            />
          )
        }
        columns={columns}
        source={source}
        sort={sort}
        onSort={address.setSort}
        cursor={address.cursor}
        selectable={false}
        rowId={({ item, place: at }) => `${item} ${at}`}
        onOpen={(row) => {
          keepTrail('item', source, address.cursor.at, ({ item }) => item);
          address.open(pathOf(row));
        }}
        pathOf={pathOf}
        next={next}
        preview={(row, step) => (
          <LevelPreview key={`${row.item} ${row.place}`} row={row} next={step} onOpen={address.open} />
        )}
        foot={<span>{say('stock.count-levels', { count: source.total ?? 0 })}</span>}
        empty={
          address.isNarrowed ? (
            <NothingMatches
              address={address}
              sentence="stock.no-stock-matches"
              filters={[places.find(({ value }) => value === place)?.title]}
              count={counts[view as View]}
            />
          ) : view === 'all' ? (
            <NeverUsed sentence={say('stock.no-stock-all')} imports="stock" />
          ) : (
            <EmptyPlace sentence={say(`stock.no-stock-${view}`)} />
          )
        }
      />
      {acting ? (
        <ItemStepDialog step={acting.step} of={stockOf(acting.row)} onClose={() => setActing(null)} />
      ) : null}
    </>
  );
}

function pathOf({ item }: Level): string {
  return pagePath('items', item);
}

function useLevelCount(view: View): number | undefined {
  return useAnswer(stockQueries.listStock, { ...only(view), limit: 1 }).data?.total;
}

/** What is asked for by the address of the list. */
function askedBy({ view, place, find = '' }: AddressParts) {
  return {
    ...only(VIEWS.find((each) => each === view) ?? 'all'),
    ...(place === undefined ? {} : { place }),
    ...(find.trim() === '' ? {} : { text: find.trim() }),
  };
}

function only(view: View) {
  return view === 'all' ? {} : { only: view };
}

const columns: readonly ListColumn<Level>[] = [
  { id: 'number', title: say('items.number'), width: 110, sort: 'number', render: ({ number }) => number },
  {
    ...{ id: 'description', title: say('items.description'), width: 180, grow: true },
    render: ({ description }) => description,
  },
  { id: 'place', title: say('stock.place'), width: 90, render: ({ placeCode }) => placeCode },
  { ...amount('onHand', 'stock.on-hand'), render: ({ onHand }) => showQuantity(onHand) },
  { ...amount('allocated', 'stock.allocated'), render: ({ allocated }) => showQuantity(allocated) },
  { ...amount('available', 'stock.available'), render: (row) => <Available row={row} /> },
  { id: 'unit', title: say('items.unit'), width: 50, render: ({ baseUnit }) => baseUnit },
];

function amount(id: string, title: string) {
  return { id, title: say(title), width: 100, align: 'end' as const };
}

function Available({ row: { available } }: { readonly row: Level }) {
  const text = showQuantity(available);
  return available < 0 ? <StateWord tone="red">{text}</StateWord> : text;
}

/** What a dialog about it says it is about. */
function stockOf({ item, number, baseUnit, place, site }: Level) {
  return { item, number, unit: baseUnit, place, site };
}

function LevelPreview(props: {
  readonly row: Level;
  readonly next: PageAction | null;
  readonly onOpen: (path: string) => void;
}) {
  const { row, next, onOpen } = props;
  const [verb, setVerb] = useState<StockVerb | 'expect' | null>(null);
  const verbs = useStockActions(setVerb);
  const of = stockOf(row);
  const quantity = (value: number) => `${showQuantity(value)} ${row.baseUnit}`;
  const close = () => setVerb(null);
  return (
    <>
      <RowPreview
        title={row.number}
        beside={row.placeCode}
        line={row.description}
        facts={[
          [say('stock.on-hand'), quantity(row.onHand)],
          [say('stock.allocated'), quantity(row.allocated)],
          [say('stock.available'), quantity(row.available)],
        ]}
        trouble={
          row.available < 0
            ? say('stock.more-allocated', {
                allocated: showQuantity(row.allocated),
                onHand: showQuantity(row.onHand),
                unit: row.baseUnit,
              })
            : undefined
        }
        actions={nextFirst(next, [
          { id: 'item.open', title: say('stock.open-item'), run: () => onOpen(pagePath('items', row.item)) },
          ...verbs,
        ])}
        record={row.item}
      />
      {verb === null ? null : verb === 'expect' ? (
        <ExpectForm of={of} onClose={close} />
      ) : (
        <StockDialog verb={verb} of={of} onClose={close} />
      )}
    </>
  );
}
