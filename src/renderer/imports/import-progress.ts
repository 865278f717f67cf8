import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { RunProgress } from '../../shared/sync/import-runs.ts';
import { RefusedQuery } from '../platform/query-cache.ts';
import { askLocal } from '../platform/workstation-calls.ts';

/** How often a run is asked how far it is, in ms. */
const ASKED_EVERY = 250;

/** How far a check, import or undo is; asked until it ends. */
export function useRunProgress(run: string | null): UseQueryResult<RunProgress> {
  return useQuery({
    queryKey: progressKey(run),
    enabled: run !== null,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? ASKED_EVERY : false),
    async queryFn() {
      const answer = await askLocal('local.import-progress', { run: run ?? '' });
      if (!answer.ok) throw new RefusedQuery(answer.refusal);
      return answer.value;
    },
  });
}

export function progressKey(run: string | null): readonly unknown[] {
  return ['import-progress', run];
}
