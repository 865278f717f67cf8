import { createContext, useContext } from 'react';
import type { AnyCommand } from '../../shared/kernel/command.ts';
import type { AttentionView } from '../../shared/sync/workstation-views.ts';

/** What a domain knows of an item of Needs attention: what it is about, and ways out of its own. */
export interface AttentionWay {
  /** The record it is about, to open beside it. */
  readonly record?: { readonly title: string; readonly path: string };
  /** Sends the command again with this input instead: “Use list price”. */
  readonly resends?: readonly { readonly title: string; readonly input: unknown; readonly note: string }[];
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
