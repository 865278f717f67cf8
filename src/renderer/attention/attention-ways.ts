import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { AnyCommand } from '../../shared/kernel/command.ts';
import type { AttentionView, TimelineEvent } from '../../shared/sync/workstation-views.ts';

/** What a domain knows of an item of Needs attention: what it is about, and ways out of its own. */
export interface AttentionWay {
  /** The record it is about, to open beside it. */
  readonly record?: AttentionRecord;
  /** How that stands now, where it is not as it was shown: “Line 10, SKU-117. 3 of SKU-117 …”. */
  readonly says?: readonly string[];
  /** Sends the command again with this input instead: “Use list price”. The first is the safest. */
  readonly resends?: readonly AttentionResend[];
  /** The right whose want stopped it; default: that of its command. Whoever has it can be handed the item. */
  readonly permission?: string;
}

export interface AttentionRecord {
  readonly title: string;
  readonly path: string;
  /** Whose it is. */
  readonly of?: string;
  /** What it is worth. */
  readonly value?: string;
  /** Its id, and what happened to it in the words of its domain. */
  readonly id: string;
  readonly sentence?: (event: TimelineEvent) => string | readonly string[] | null;
}

export interface AttentionResend {
  readonly title: string;
  readonly input: unknown;
  readonly note: string;
}

export interface AttentionKnowledge {
  readonly commandNamed: (name: string) => AnyCommand | undefined;
  /** Asked in the order of the domains; the first that knows answers. */
  readonly ways: readonly ((item: AttentionView) => Promise<AttentionWay | null>)[];
}

export const AttentionKnowledgeContext = createContext<AttentionKnowledge>({
  commandNamed: () => undefined,
  ways: [],
});

export function useAttentionKnowledge(): AttentionKnowledge {
  return useContext(AttentionKnowledgeContext);
}

/** What the domains know of an item; nothing until they have answered. Asked again whenever anything changes. */
export function useAttentionWay(item: AttentionView): AttentionWay {
  const { ways } = useAttentionKnowledge();
  const known = useQuery({
    queryKey: ['local.attention-way', item.id],
    queryFn: async () => {
      for (const way of ways) {
        const found = await way(item);
        if (found) return found;
      }
      return {};
    },
  });
  return known.data ?? {};
}
