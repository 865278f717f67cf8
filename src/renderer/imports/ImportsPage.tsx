import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { ImportState, ImportView } from '../../shared/sync/import-runs.ts';
import type { TypingBufferView } from '../../shared/sync/workstation-views.ts';
import { announce } from '../platform/announcements.ts';
import { showTime } from '../platform/date-format.ts';
import { showCount } from '../platform/number-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useNameOf } from '../platform/people-names.ts';
import { useLocal } from '../platform/query-cache.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { ListFilter } from '../ui/list/ListFilter.tsx';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import { useListAddress } from '../ui/list/list-address.ts';
import { NothingMatches } from '../ui/list/NothingMatches.tsx';
import { rowsAtHand } from '../ui/list/row-source.ts';
import { EmptyPlace } from '../ui/NoticeLine.tsx';
import { ListPage } from '../ui/page/ListPage.tsx';
import type { AddressParts } from '../ui/page/saved-counts.tsx';
import { ChipCount } from '../ui/page/ViewChips.tsx';
import { StateWord, type Tone } from '../ui/StateWord.tsx';
import { stepPath } from './ImportWizard.tsx';
import { importKinds } from './import-draft.ts';
import { DRAFT_KIND, uploadOf } from './import-draft-keeping.ts';

interface Row {
  readonly id: string;
  readonly path: string;
  readonly file: string;
  readonly kind: string | null;
  readonly state: ImportState | 'draft';
  readonly person: string | null;
  readonly at: number;
  readonly run: ImportView | null;
}

const TONES: Readonly<Partial<Record<Row['state'], Tone>>> = {
  cancelled: 'amber',
  interrupted: 'amber',
  stopped: 'red',
  draft: 'muted',
  left: 'muted',
  undone: 'muted',
};

const count = (of: 'created' | 'updated' | 'refused', width: number): ListColumn<Row> => ({
  id: of,
  title: say(`imports.${of}`),
  width,
  align: 'end',
  render: ({ run }) => (run?.report ? showCount(run.report.totals[of]) : null),
});

function columnsFor(nameOf: (person: string) => string): readonly ListColumn<Row>[] {
  return [
    { id: 'file', title: say('imports.file'), width: 180, grow: true, render: ({ file }) => file },
    {
      id: 'kind',
      title: say('imports.what-it-holds'),
      width: 110,
      render: ({ kind }) => (kind === null ? null : say(`imports.kind-${kind}`)),
    },
    {
      id: 'state',
      title: say('imports.state'),
      width: 130,
      render: ({ state }) => (
        <StateWord tone={TONES[state] ?? 'plain'}>{say(`imports.state-${state}`)}</StateWord>
      ),
    },
    count('created', 84),
    count('updated', 84),
    count('refused', 76),
    {
      id: 'who',
      title: say('imports.by'),
      width: 110,
      render: ({ person }) => (person === null ? null : nameOf(person)),
    },
    { id: 'at', title: say('imports.since'), width: 110, render: ({ at }) => showTime(at) },
    { id: 'next', title: say('imports.next'), width: 120, render: (row) => <NextAction row={row} /> },
  ];
}

/** Imports: those being prepared, under way or cut first; every other one below. */
export function ImportsPage() {
  const navigate = useNavigate();
  const address = useListAddress({ view: 'unfinished', sort: 'at' });
  const nameOf = useNameOf();
  const columns = useMemo(() => columnsFor(nameOf), [nameOf]);
  const { view, text } = address;
  const kind = address.filter('kind');
  const rowsOf = useImportRows();
  const source = useMemo(() => rowsAtHand(rowsOf({ view, find: text, kind })), [rowsOf, view, text, kind]);
  const create: PageAction = {
    id: 'imports.new',
    title: say('imports.new'),
    key: 'create',
    run: () => void navigate({ to: '/import/new' }),
  };
  return (
    <ListPage<Row>
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

function NextAction({ row }: { readonly row: Row }) {
  const navigate = useNavigate();
  if (row.state === 'draft')
    return (
      <ActionButton
        look="row"
        action={{
          id: `imports.discard:${row.id}`,
          title: say('imports.discard'),
          run: () => void discard(row),
        }}
      />
    );
  const next = NEXT[row.state];
  if (next === undefined) return null;
  return (
    <ActionButton
      look="row"
      action={{ id: `imports.open:${row.id}`, title: say(next), run: () => void navigate({ to: row.path }) }}
    />
  );
}

async function discard({ id: buffer, file }: Row): Promise<void> {
  const answer = await runLocal('local.buffer-discard', { buffer });
  if (!answer.ok) return announce(sentenceOf(answer.refusal), 'assertive');
  announce(say('imports.discarded', { file }), 'polite', {
    title: say('undo'),
    run: () => void runLocal('local.buffer-restore', { buffer }),
  });
}

const NEXT: Readonly<Partial<Record<Row['state'], string>>> = {
  cancelled: 'imports.go-on',
  interrupted: 'imports.go-on',
  stopped: 'imports.go-on',
  running: 'imports.watch',
  undoing: 'imports.watch',
};

function SavedImportCount({ parts }: { readonly parts: AddressParts }) {
  return <ChipCount count={useImportRows()(parts)?.length} />;
}

/** The rows of the list as its address has it; undefined while they are read. */
function useImportRows(): (parts: AddressParts) => readonly Row[] | undefined {
  const buffers = useLocal('local.buffer-list', {}).data?.buffers;
  const unfinished = useLocal('local.import-list', { unfinished: true }).data?.imports;
  const all = useLocal('local.import-list', {}).data?.imports;
  return useCallback(
    ({ view, find = '', kind }) => {
      const runs = view === 'all' ? all : unfinished;
      if (!buffers || !runs) return undefined;
      const drafts = buffers.filter((buffer) => buffer.kind === DRAFT_KIND).map(draftRow);
      const wanted = find.trim().toLowerCase();
      return [...drafts, ...runs.map(runRow)].filter(
        (row) => row.file.toLowerCase().includes(wanted) && (kind === undefined || row.kind === kind),
      );
    },
    [buffers, unfinished, all],
  );
}

function draftRow({ id, title, savedAt }: TypingBufferView): Row {
  const path = stepPath(uploadOf(id), 'read');
  return { id, path, file: title, kind: null, state: 'draft', person: null, at: savedAt, run: null };
}

function runRow(run: ImportView): Row {
  const { id, file, kind, state, person, startedAt } = run;
  return { id, path: `/import/runs/${id}`, file, kind, state, person, at: startedAt, run };
}
