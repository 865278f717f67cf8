import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { useNarrowWindow } from '../../platform/narrow-window.ts';
import { type PageAction, usePageActions } from '../../platform/page-actions.ts';
import { say } from '../../platform/strings.ts';
import { ActionButton } from '../ActionButton.tsx';
import { type ListColumn, ListTable, type ListTableProps } from '../list/ListTable.tsx';
import type { ListAddress } from '../list/list-address.ts';
import { useListReading } from '../list/list-reading.ts';
import { useLiveRows } from '../list/live-rows.ts';
import { useUnsettled } from '../list/unsettled-rows.ts';
import { WorkHeader } from '../WorkHeader.tsx';
import { InOnePiece } from './InOnePiece.tsx';
import classes from './ListPage.module.css';
import { PageSearch, type PageSearchProps } from './PageSearch.tsx';
import { RightRegion } from './RightRegion.tsx';
import { StandsStill } from './StandsStill.tsx';
import { type SavedCount, useSavedViews } from './saved-views.tsx';
import { type ViewChip, ViewChips } from './ViewChips.tsx';

export interface ListPageProps<Row> extends ListTableProps<Row> {
  /** Kind of page, for what is kept per kind. */
  readonly kind: string;
  readonly views?: readonly ViewChip[];
  readonly view?: string;
  readonly onView?: (view: string) => void;
  /** The address of the list: with it, a person may save views of the list. */
  readonly address?: ListAddress;
  readonly savedCount?: SavedCount;
  /** Search in this page: `/` goes there, Esc empties it. */
  readonly search?: PageSearchProps;
  readonly actions?: readonly PageAction[];
  readonly primary?: PageAction;
  /** Filter tokens, shown only when something is filtered. */
  readonly filters?: ReactNode;
  /** What somebody does next with a row: its last column; null where nobody has to do anything. */
  readonly next?: (row: Row) => PageAction | null;
  /** The row at the cursor, at the right: it offers what is next too, by its key. */
  readonly preview?: (row: Row, next: PageAction | null) => ReactNode;
  /** Rows and sums; with a selection `bulk` stands in its place. */
  readonly foot?: ReactNode;
  readonly bulk?: (ids: ReadonlySet<string>) => ReactNode;
}

/** A list is a queue with a next action: views, rows, preview, foot. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { kind, label, views = [], primary, filters, preview, next, cursor, address, rowId } = props;
  const { source, waiting, show } = useLiveRows(props.source, rowId);
  const saved = useSavedViews(kind, address, props.savedCount);
  const actions = useMemo(() => [...(props.actions ?? []), ...saved.actions], [props.actions, saved.actions]);
  const onView = (view: string) => saved.open(view) || props.onView?.(view);
  const isNarrow = useNarrowWindow();
  const [wanted, setWanted] = useState<boolean | null>(null);
  const previewed = wanted ?? !isNarrow;
  const hasPreview = preview !== undefined && source.row(cursor.at) !== undefined;
  const showNew: PageAction | null =
    waiting === null
      ? null
      : {
          id: 'list.show-new',
          title: waiting === 0 ? say('list.sorted-otherwise') : say('list.new', { count: waiting }),
          run: () => cursor.setAt(show(cursor.at)),
        };
  const reading = useListReading(source);
  const refused = useRefusedRow(source.row(cursor.at), rowId);
  const ofFoot = [reading.action, refused, showNew].filter((action) => action !== null);
  usePageActions(ofFoot);
  const own = useMemo(
    () => [
      ...(primary ? [primary] : []),
      ...actions,
      ...(hasPreview
        ? [
            {
              id: 'list.preview',
              title: say('keys.preview'),
              key: 'preview' as const,
              run: () => setWanted(!previewed),
            },
          ]
        : []),
    ],
    [primary, actions, hasPreview, previewed],
  );
  usePageActions(own);
  const row = source.row(cursor.at);
  const columns = useMemo(
    () => (next === undefined ? props.columns : [...props.columns, nextColumn(next)]),
    [props.columns, next],
  );
  const selected = cursor.selected.size;
  return (
    <>
      <WorkHeader
        title={label}
        beside={
          <>
            {views.length + saved.chips.length === 0 ? null : (
              <ViewChips
                views={[...views, ...saved.chips]}
                view={saved.view ?? props.view ?? ''}
                onView={onView}
              />
            )}
            {props.search ? <PageSearch {...props.search} /> : null}
          </>
        }
        actions={actions}
        primary={primary}
      />
      <div className={classes.body}>
        <div className={classes.list}>
          {filters ? <div className={classes.filters}>{filters}</div> : null}
          <ListTable {...props} columns={columns} source={source} />
          <div className={classes.foot}>
            {selected > 0 ? (
              <>
                <span>{say('list.count-selected', { count: selected })}</span>
                {props.bulk?.(cursor.selected)}
                <button type="button" className={classes.clear} onClick={() => cursor.setSelected(new Set())}>
                  {say('list.clear-selection')}
                </button>
              </>
            ) : (
              (props.foot ?? <span>{say('list.rows', { count: source.total ?? 0 })}</span>)
            )}
            <span role="status" className={classes.waiting}>
              {reading.text}
              {ofFoot.map((action) => (
                <ActionButton key={action.id} action={action} look="quiet" />
              ))}
            </span>
          </div>
        </div>
        {preview && previewed && row !== undefined ? (
          <RightRegion kind={kind} label={say('list.preview')} ownsOpening>
            {/* Another row is another thing: nothing of the one before stays and moves. */}
            <InOnePiece key={props.rowId(row)}>
              <StandsStill>{preview(row, next?.(row) ?? null)}</StandsStill>
            </InOnePiece>
          </RightRegion>
        ) : null}
      </div>
      {saved.dialog}
    </>
  );
}

function nextColumn<Row>(next: (row: Row) => PageAction | null): ListColumn<Row> {
  return {
    id: 'next',
    title: say('list.next'),
    width: 116,
    render: (row) => {
      const action = next(row);
      return action === null ? null : <ActionButton look="row" action={action} />;
    },
  };
}

/** Leads from a row that the server did not take to where it waits. */
function useRefusedRow<Row>(row: Row | undefined, rowId: (row: Row) => string): PageAction | null {
  const navigate = useNavigate();
  const id = row === undefined ? undefined : rowId(row);
  const unsettled = useUnsettled(() => (id === undefined ? [] : [id]));
  if (id === undefined || unsettled.get(id) !== 'refused') return null;
  return {
    id: 'list.refused',
    title: say('list.to-attention'),
    run: () => void navigate({ to: '/attention' }),
  };
}
