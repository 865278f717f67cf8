import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { PageAction } from '../platform/page-actions.ts';
import { useNameOf } from '../platform/people-names.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { ListFilter } from '../ui/list/ListFilter.tsx';
import { useListAddress } from '../ui/list/list-address.ts';
import { NothingMatches } from '../ui/list/NothingMatches.tsx';
import { rowsAtHand } from '../ui/list/row-source.ts';
import { EmptyPlace } from '../ui/NoticeLine.tsx';
import { ListPage } from '../ui/page/ListPage.tsx';
import type { AddressParts } from '../ui/page/saved-counts.tsx';
import { ChipCount } from '../ui/page/ViewChips.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import { importKinds } from './import-draft.ts';
import { type ImportRow, importColumns, importStepAction, useImportRows } from './import-rows.tsx';

/** Imports: those being prepared, under way or cut first; every other one below. */
export function ImportsPage() {
  const navigate = useNavigate();
  const address = useListAddress({ view: 'unfinished', sort: 'at' });
  const nameOf = useNameOf();
  const columns = useMemo(() => importColumns(nameOf), [nameOf]);
  const { view, text } = address;
  const kind = address.filter('kind');
  const rowsOf = useImportRows();
  const source = useMemo(() => rowsAtHand(rowsOf({ view, find: text, kind })), [rowsOf, view, text, kind]);
  const { open } = address;
  const next = useCallback((row: ImportRow) => importStepAction(row, open), [open]);
  const create: PageAction = {
    id: 'imports.new',
    title: say('imports.new'),
    key: 'create',
    run: () => void navigate({ to: '/import/new' }),
  };
  return (
    <ListPage<ImportRow>
      kind="imports"
      label={say('place.imports')}
      views={[
        { id: 'unfinished', title: say('imports.view-unfinished'), count: rowsOf({})?.length ?? null },
        { id: 'all', title: say('imports.view-all'), count: rowsOf({ view: 'all' })?.length ?? null },
      ]}
      view={view}
      onView={address.setView}
      address={address}
      savedCount={SavedImportCount}
      search={{ label: say('imports.search'), text, onText: address.setText }}
      filters={
        <ListFilter
          first
          label={say('imports.what-it-holds')}
          all={say('imports.all-kinds')}
          choices={importKinds.map((value) => ({ value, title: say(`imports.kind-${value}`) }))}
          value={kind}
          onValue={(value) => address.setFilter('kind', value)}
        />
      }
      columns={columns}
      source={source}
      cursor={address.cursor}
      rowId={({ id }) => id}
      onOpen={({ path }) => address.open(path)}
      selectable={false}
      next={next}
      preview={(row, step) => <ImportPreview key={row.id} row={row} next={step} onOpen={open} />}
      primary={create}
      empty={
        address.isNarrowed ? (
          <NothingMatches
            address={address}
            sentence="imports.none-matches"
            filters={[kind && say(`imports.kind-${kind}`)]}
            count={rowsOf({ view })?.length}
          />
        ) : (
          <EmptyPlace sentence={say(view === 'all' ? 'imports.none' : 'imports.none-unfinished')}>
            <ActionButton action={create} />
          </EmptyPlace>
        )
      }
    />
  );
}

function SavedImportCount({ parts }: { readonly parts: AddressParts }) {
  return <ChipCount count={useImportRows()(parts)?.length} />;
}
