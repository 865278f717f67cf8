import { useLocal } from '../platform/query-cache.ts';
import { useMay } from '../platform/session.ts';
import { DRAFT_KIND } from './import-draft-keeping.ts';

/** How many imports wait for somebody: being prepared, under way, or cut. */
export function useUnfinishedImports(): number | undefined {
  const may = useMay('imports.run');
  const runs = useLocal('local.import-list', { unfinished: true }, { enabled: may }).data?.imports;
  const buffers = useLocal('local.buffer-list', {}, { enabled: may }).data?.buffers;
  if (runs === undefined || buffers === undefined) return undefined;
  return runs.length + buffers.filter(({ kind }) => kind === DRAFT_KIND).length;
}
