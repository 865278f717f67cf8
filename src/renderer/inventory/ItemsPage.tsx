import { useCallback, useMemo, useState } from 'react';
import { stockQueries } from '../../shared/inventory/stock-queries.ts';
import { itemCommands } from '../../shared/items/item-commands.ts';
import { itemQueries } from '../../shared/items/item-queries.ts';
import { NewItemForm } from '../items/ItemForm.tsx';
import { today } from '../platform/date-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { useMayRun } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import { ListFilter } from '../ui/list/ListFilter.tsx';
import { useListAddress } from '../ui/list/list-address.ts';
import { NeverUsed } from '../ui/list/NeverUsed.tsx';
import { NothingMatches } from '../ui/list/NothingMatches.tsx';
import { keepTrail } from '../ui/list/record-trail.ts';
import { useRowSource } from '../ui/list/row-source.ts';
import { EmptyPlace } from '../ui/NoticeLine.tsx';
import { ListPage } from '../ui/page/ListPage.tsx';
import { type AddressParts, savedCountBy } from '../ui/page/saved-counts.tsx';
import { ItemPreview } from './ItemPreview.tsx';
import { ItemStepDialog } from './ItemStepDialog.tsx';
import { type ItemLine, itemColumns, stockOf } from './item-columns.tsx';
import { itemStepAction, type StepHere } from './item-step-actions.ts';

const VIEWS = ['active', 'ending', 'ended', 'planned', 'all'] as const;

type View = (typeof VIEWS)[number];

const SavedItemCount = savedCountBy(stockQueries.listItemStock, askedBy);

/** Items with what is available now and what comes next. */
export function ItemsPage() {
  const address = useListAddress({ view: 'active', sort: 'number' });
  const { view, text, sort } = address;
  const [adding, setAdding] = useState(false);
  const [acting, setActing] = useState<{ readonly step: StepHere; readonly row: ItemLine } | null>(null);
  const itemGroup = address.filter('group');
  const groups = useAnswer(itemQueries.listItemGroups, {}).data?.groups ?? [];
  const source = useRowSource(
    stockQueries.listItemStock,
    {
      ...askedBy({ view, group: itemGroup, find: text }),
      sort: sort.by as 'number' | 'description' | 'group',
      descending: sort.descending,
    },
    ({ items, total }) => ({ rows: items, total }),
  );
  const counts: Readonly<Record<View, number | undefined>> = {
    active: useItemCount('active'),
    ending: useItemCount('ending'),
    ended: useItemCount('ended'),
    planned: useItemCount('planned'),
    all: useItemCount('all'),
  };
  const may = useMayRun(itemCommands.createItem);
  const create = useMemo(
    (): PageAction => ({
      id: 'item.create',
      title: say('items.create'),
      key: 'create',
      may,
      run: () => setAdding(true),
    }),
    [may],
  );
  const { open } = address;
  const next = useCallback(
    (row: ItemLine) => itemStepAction(row, { begin: (step, of) => setActing({ step, row: of }), open }),
    [open],
  );
  return (
    <>
      <ListPage<ItemLine>
        kind="items"
        label={say('place.items')}
        views={VIEWS.map((id) => {
          const count = counts[id];
          return { id, title: say(`stock.items-${id}`), count: count ?? null };
        })}
        view={view}
        onView={address.setView}
        address={address}
        savedCount={SavedItemCount}
        search={{ label: say('stock.search-items'), text, onText: address.setText }}
        primary={create}
        filters={
          groups.length === 0 ? undefined : (
            <ListFilter
              first
              label={say('items.group')}
              all={say('stock.all-groups')}
              choices={groups.map(({ group }) => ({ value: group, title: group }))}
              value={itemGroup}
              onValue={(value) => address.setFilter('group', value)}
            />
          )
        }
        columns={itemColumns}
        source={source}
        sort={sort}
        onSort={address.setSort}
        cursor={address.cursor}
        selectable={false}
        rowId={({ id }) => id}
        onOpen={(row) => {
          keepTrail('item', source, address.cursor.at, ({ id }) => id);
          address.open(pathOf(row));
        }}
        pathOf={pathOf}
        next={next}
        preview={(row, step) => <ItemPreview key={row.id} row={row} next={step} onOpen={address.open} />}
        foot={<span>{say('stock.count-items', { count: source.total ?? 0 })}</span>}
        empty={
          address.isNarrowed ? (
            <NothingMatches
              address={address}
              sentence="stock.no-items-match"
              filters={[itemGroup]}
              count={counts[view as View]}
            />
          ) : view === 'active' || view === 'all' ? (
            <NeverUsed sentence={say(`stock.no-items-${view}`)} create={create} imports="items" />
          ) : (
            <EmptyPlace sentence={say(`stock.no-items-${view}`)} />
          )
        }
      />
      {acting ? (
        <ItemStepDialog
          step={acting.step}
          of={{ ...stockOf(acting.row), lifecycle: acting.row.lifecycle }}
          onClose={() => setActing(null)}
        />
      ) : null}
      {adding ? (
        <NewItemForm onMade={(id) => address.open(pagePath('items', id))} onClose={() => setAdding(false)} />
      ) : null}
    </>
  );
}

function pathOf({ id }: ItemLine): string {
  return pagePath('items', id);
}

function useItemCount(view: View): number | undefined {
  return useAnswer(stockQueries.listItemStock, { ...inStage(view), limit: 1 }).data?.total;
}

/** What is asked for by the address of the list. */
function askedBy({ view = 'active', group, find = '' }: AddressParts) {
  const text = find.trim();
  return {
    today: today(),
    ...inStage(VIEWS.find((each) => each === view) ?? 'active'),
    ...(group === undefined ? {} : { itemGroup: group }),
    ...(text === '' ? {} : { text }),
  };
}

function inStage(view: View) {
  return view === 'all' ? {} : { lifecycle: view };
}
