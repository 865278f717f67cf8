import { useLocal } from '../platform/query-cache.ts';
import { useMay } from '../platform/session.ts';
import { stepPath } from './ImportWizard.tsx';
import { DRAFT_KIND, uploadOf } from './import-draft-keeping.ts';

export interface UnfinishedImport {
  readonly id: string;
  readonly file: string;
  /** Instant it was begun or last typed in, ms. */
  readonly at: number;
  /** Where it goes on. */
  readonly path: string;
}

/** Imports that wait for somebody: being prepared, under way, or cut. Undefined while they are read. */
export function useUnfinishedImports(): readonly UnfinishedImport[] | undefined {
  const may = useMay('imports.run');
  const runs = useLocal('local.import-list', { unfinished: true }, { enabled: may }).data?.imports;
  const buffers = useLocal('local.buffer-list', {}, { enabled: may }).data?.buffers;
  if (!may) return [];
  if (runs === undefined || buffers === undefined) return undefined;
  const drafts = buffers.filter(({ kind }) => kind === DRAFT_KIND);
  return [
    ...drafts.map(({ id, title, savedAt }) => {
      return { id, file: title, at: savedAt, path: stepPath(uploadOf(id), 'read') };
    }),
    ...runs.map(({ id, file, startedAt }) => ({ id, file, at: startedAt, path: `/import/runs/${id}` })),
  ];
}
