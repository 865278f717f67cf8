import { useState } from 'react';
import { movementCan } from '../../shared/inventory/movement-rules.ts';
import { stockCommands } from '../../shared/inventory/stock-commands.ts';
import { stockQueries } from '../../shared/inventory/stock-queries.ts';
import { itemQueries } from '../../shared/items/item-queries.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { showDate, showShortDate, showTime, today } from '../platform/date-format.ts';
import { showQuantity } from '../platform/number-format.ts';
import { pagePath } from '../platform/page-path.ts';
import { useNameOf } from '../platform/people-names.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { useMayRun } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import { ListFilter } from '../ui/list/ListFilter.tsx';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import { useListAddress } from '../ui/list/list-address.ts';
import { NeverUsed } from '../ui/list/NeverUsed.tsx';
import { NothingMatches } from '../ui/list/NothingMatches.tsx';
import { useRowSource } from '../ui/list/row-source.ts';
import { ListPage } from '../ui/page/ListPage.tsx';
import { RowPreview } from '../ui/page/RowPreview.tsx';
import { type AddressParts, savedCountBy } from '../ui/page/saved-counts.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { type Place, stockPlaceChoices, usePlaces } from './stock-places.ts';

type Movement = QueryOutput<typeof stockQueries.listMovements>['movements'][number];

/** What is asked for by the address of the list. */
function askedBy({ item, place }: AddressParts) {
  return { ...(item === undefined ? {} : { item }), ...(place === undefined ? {} : { place }) };
}

const SavedMovementCount = savedCountBy(stockQueries.listMovements, askedBy);

/** What moved from where to where, newest first; a mistake is reversed, never changed. */
export function MovementsPage() {
  const address = useListAddress({ view: 'all', sort: '-date' });
  const places = usePlaces();
  const [item, place] = [address.filter('item'), address.filter('place')];
  const number = useAnswer(itemQueries.showItem, { item: item ?? '-' }, { enabled: item !== undefined }).data
    ?.number;
  const source = useRowSource(
    stockQueries.listMovements,
    askedBy({ item, place }),
    ({ movements, total }) => ({ rows: movements, total }),
  );
  return (
    <ListPage<Movement>
      kind="movements"
      address={address}
      savedCount={SavedMovementCount}
      label={say('place.movements')}
      filters={
        <>
          <ListFilter
            first
            label={say('stock.place')}
            all={say('stock.all-places')}
            choices={stockPlaceChoices(places)}
            value={place}
            onValue={(value) => address.setFilter('place', value)}
          />
          {item === undefined ? null : (
            <ItemToken item={item} onRemove={() => address.setFilter('item', undefined)} />
          )}
        </>
      }
      columns={columnsOf(places)}
      source={source}
      cursor={address.cursor}
      selectable={false}
      rowId={({ id }) => id}
      onOpen={(row) => address.open(pathOf(row))}
      pathOf={pathOf}
      preview={(row) => <MovementPreview key={row.id} row={row} places={places} onOpen={address.open} />}
      foot={<span>{say('stock.count-movements', { count: source.total ?? 0 })}</span>}
      empty={
        address.isNarrowed ? (
          <NothingMatches
            address={address}
            sentence="stock.no-movements-match"
            filters={[place && codeOf(places, place), number]}
            count={undefined}
          />
        ) : (
          <NeverUsed sentence={say('stock.no-movements')} imports="stock" />
        )
      }
    />
  );
}

function pathOf({ item }: Movement): string {
  return pagePath('items', item);
}

function codeOf(places: readonly Place[], id: string): string {
  const place = places.find((each) => each.id === id);
  if (!place) return id;
  return place.kind === 'stock' ? place.code : say(`stock.place-kind-${place.kind}`);
}

function columnsOf(places: readonly Place[]): readonly ListColumn<Movement>[] {
  return [
    {
      ...{ id: 'date', title: say('stock.date'), width: 76 },
      render: ({ businessDate }) => showShortDate(businessDate),
    },
    { id: 'item', title: say('stock.item'), width: 110, render: ({ itemNumber }) => itemNumber },
    {
      ...{ id: 'quantity', title: say('stock.quantity'), width: 90, align: 'end' },
      render: ({ quantity }) => showQuantity(quantity),
    },
    { id: 'unit', title: say('items.unit'), width: 50, render: ({ baseUnit }) => baseUnit },
    { id: 'from', title: say('stock.from'), width: 110, render: (row) => codeOf(places, row.fromPlace) },
    { id: 'to', title: say('stock.to'), width: 110, render: (row) => codeOf(places, row.toPlace) },
    {
      id: 'reason',
      title: say('stock.reason'),
      width: 120,
      grow: true,
      render: (row) => <Reason row={row} />,
    },
    { id: 'reference', title: say('stock.reference'), width: 130, render: ({ reference }) => reference },
  ];
}

function Reason({ row }: { readonly row: Movement }) {
  return (
    <>
      {say(`stock.reason-${row.reason}`)}{' '}
      {row.reversedBy === null ? null : <StateWord tone="muted">{say('stock.was-reversed')}</StateWord>}
    </>
  );
}

function ItemToken({ item, onRemove }: { readonly item: string; readonly onRemove: () => void }) {
  const number = useAnswer(itemQueries.showItem, { item }).data?.number ?? '';
  return (
    <ActionButton
      action={{ id: 'stock.all-items', title: say('stock.all-items-again'), run: onRemove }}
      label={say('stock.only-item', { number })}
    />
  );
}

function MovementPreview(props: {
  readonly row: Movement;
  readonly places: readonly Place[];
  readonly onOpen: (path: string) => void;
}) {
  const { row, places, onOpen } = props;
  const { order } = row;
  const [reversing, setReversing] = useState(false);
  const nameOf = useNameOf();
  const right = useMayRun(stockCommands.reverseMovement);
  const close = () => setReversing(false);
  const may = right === true ? movementCan.reverse({ ...row, isReversed: row.reversedBy !== null }) : right;
  return (
    <>
      <RowPreview
        title={say('stock.moved', {
          quantity: showQuantity(row.quantity),
          unit: row.baseUnit,
          item: row.itemNumber,
        })}
        line={say('stock.from-to', { from: codeOf(places, row.fromPlace), to: codeOf(places, row.toPlace) })}
        facts={[
          [say('stock.date'), showDate(row.businessDate)],
          [say('stock.reason'), <Reason key="reason" row={row} />],
          [say('stock.by'), `${nameOf(row.movedBy)}, ${showTime(row.movedAt)}`],
          ...(row.note ? [[say('stock.note'), row.note] as const] : []),
        ]}
        actions={[
          { id: 'item.open', title: say('stock.open-item'), run: () => onOpen(pagePath('items', row.item)) },
          ...(order === null
            ? []
            : [
                {
                  id: 'order.open',
                  title: say('stock.open-order', { number: row.reference ?? '' }),
                  run: () => onOpen(pagePath('orders', order)),
                },
              ]),
          {
            id: 'movement.reverse',
            title: say('stock.reverse'),
            may,
            run: () => setReversing(true),
          },
        ]}
      />
      {reversing ? (
        <CommandDialog
          title={say('stock.reverse')}
          command={stockCommands.reverseMovement}
          fields={[
            { name: 'why', label: say('stock.why'), kind: 'line', required: true },
            { name: 'businessDate', label: say('stock.date'), kind: 'date', required: true },
          ]}
          values={{ businessDate: today() }}
          fixed={{ movement: row.id }}
          said={() => say('stock.reversed', { item: row.itemNumber })}
          verb={say('stock.reverse')}
          onDone={close}
          onCancel={close}
        />
      ) : null}
    </>
  );
}
