import { useQuery } from '@tanstack/react-query';
import type { SeatView } from '../../shared/sync/workstation-views.ts';
import { askLocal } from '../platform/workstation-calls.ts';

/** While nothing is here the seat is asked again: another window may take it, and joining shows how far it is. */
const ASKED_EVERY = 400;

export function useSeat(): SeatView | undefined {
  return useQuery({
    queryKey: ['local.seat'],
    queryFn: async () => {
      const answer = await askLocal('local.seat', {});
      if (!answer.ok) throw new Error(answer.refusal.code);
      return answer.value;
    },
    refetchInterval: ({ state }) => (state.data?.state === 'taken' ? false : ASKED_EVERY),
  }).data;
}
