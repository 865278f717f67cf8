import { useCallback } from 'react';
import type { ImportView, ImportState as State } from '../../shared/sync/import-runs.ts';
import type { TypingBufferView } from '../../shared/sync/workstation-views.ts';
import { showTime } from '../platform/date-format.ts';
import { showCount } from '../platform/number-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useLocal } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import type { AddressParts } from '../ui/page/saved-counts.tsx';
import { StateWord, type Tone } from '../ui/StateWord.tsx';
import { stepPath } from './ImportWizard.tsx';
import { DRAFT_KIND, uploadOf } from './import-draft-keeping.ts';

/** An import that is being prepared, or one that was begun. */
export interface ImportRow {
  readonly id: string;
  readonly path: string;
  readonly file: string;
  readonly kind: string | null;
  readonly state: State | 'draft';
  readonly person: string | null;
  readonly at: number;
  readonly run: ImportView | null;
}

const TONES: Readonly<Partial<Record<ImportRow['state'], Tone>>> = {
  cancelled: 'amber',
  interrupted: 'amber',
  stopped: 'red',
  draft: 'muted',
  left: 'muted',
  undone: 'muted',
};

export function ImportState({ state }: Pick<ImportRow, 'state'>) {
  return <StateWord tone={TONES[state] ?? 'plain'}>{say(`imports.state-${state}`)}</StateWord>;
}

export function importColumns(nameOf: (person: string) => string): readonly ListColumn<ImportRow>[] {
  return [
    { id: 'file', title: say('imports.file'), width: 160, grow: true, render: ({ file }) => file },
    {
      id: 'kind',
      title: say('imports.what-it-holds'),
      width: 110,
      render: ({ kind }) => (kind === null ? null : say(`imports.kind-${kind}`)),
    },
    { id: 'state', title: say('imports.state'), width: 152, render: (row) => <ImportState {...row} /> },
    count('created', 84),
    { ...count('updated', 84), leaves: 2 },
    count('refused', 76),
    {
      ...{ id: 'who', title: say('imports.by'), width: 110, leaves: 1 },
      render: ({ person }) => (person === null ? null : nameOf(person)),
    },
    { id: 'at', title: say('imports.since'), width: 110, render: ({ at }) => showTime(at) },
  ];
}

function count(of: 'created' | 'updated' | 'refused', width: number): ListColumn<ImportRow> {
  return {
    ...{ id: of, title: say(`imports.${of}`), width, align: 'end' },
    render: ({ run }) => (run?.report ? showCount(run.report.totals[of]) : null),
  };
}

const NEXT: Readonly<Partial<Record<ImportRow['state'], string>>> = {
  draft: 'imports.go-on',
  cancelled: 'imports.go-on',
  interrupted: 'imports.go-on',
  stopped: 'imports.go-on',
  running: 'imports.watch',
  undoing: 'imports.watch',
};

/** What is next for an import: it leads to where it goes on, or to the rows that were refused. One that is whole needs nobody. */
export function importStepAction(row: ImportRow, open: (path: string) => void): PageAction | null {
  const refused = row.state === 'done' && (row.run?.report?.totals.refused ?? 0) > 0;
  const title = refused ? 'imports.see-refused' : NEXT[row.state];
  if (title === undefined) return null;
  return { id: `imports.next:${row.id}`, title: say(title), run: () => open(row.path) };
}

/** The rows of the list as its address has it; undefined while they are read. */
export function useImportRows(): (parts: AddressParts) => readonly ImportRow[] | undefined {
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

function draftRow({ id, title, savedAt }: TypingBufferView): ImportRow {
  const path = stepPath(uploadOf(id), 'read');
  return { id, path, file: title, kind: null, state: 'draft', person: null, at: savedAt, run: null };
}

function runRow(run: ImportView): ImportRow {
  const { id, file, kind, state, person, startedAt } = run;
  return { id, path: `/import/runs/${id}`, file, kind, state, person, at: startedAt, run };
}
