import type { Refusal } from '../../shared/kernel/refusal.ts';
import { type HandedWork, handedWorkQueries } from '../../shared/people/handed-work.ts';
import type { AttentionView } from '../../shared/sync/workstation-views.ts';
import { useAnswer, useLocal } from '../platform/query-cache.ts';
import { useSession } from '../platform/session.ts';
import { useAttentionKnowledge } from './attention-ways.ts';

export interface AttentionItems {
  readonly items: readonly AttentionView[] | undefined;
  readonly error: Error | null;
  readonly refetch: () => void;
}

/** What waits for me: my own work that the server did not take, and what others handed to me. */
export function useAttentionItems(): AttentionItems {
  const own = useLocal('local.attention', {});
  const handed = useHanded();
  const { commandNamed } = useAttentionKnowledge();
  const toMe = handed.toMe.map((work) => asItem(work, commandNamed(work.command)?.title ?? work.command));
  return {
    items: own.data && [...own.data, ...toMe],
    error: own.error,
    refetch: () => void own.refetch(),
  };
}

/** How many wait; the same as the items, without reading them. */
export function useAttentionCount(): number | undefined {
  const own = useLocal('local.status', {}).data?.attention;
  const { toMe } = useHanded();
  return own === undefined ? undefined : own + toMe.length;
}

/** Whom I handed an item to last, and what became of it. */
export function useHandedFrom({ id }: AttentionView): HandedWork | null {
  return useHanded().byMe.find(({ changeSet }) => changeSet === id) ?? null;
}

function useHanded(): { readonly toMe: readonly HandedWork[]; readonly byMe: readonly HandedWork[] } {
  const isSomebody = useSession() !== null;
  return useAnswer(handedWorkQueries.listHanded, {}, { enabled: isSomebody }).data ?? { toMe: [], byMe: [] };
}

function asItem(work: HandedWork, title: string): AttentionView {
  const { id, command, input, fromPerson, madeAt, reason, note } = work;
  return {
    ...{ id, kind: 'handed', command, title, input: JSON.parse(input), person: fromPerson, now: madeAt },
    reason: reason === null ? null : (JSON.parse(reason) as Refusal),
    ...{ cells: [], conflict: null, dependents: [], note: note === '' ? null : note },
  };
}
