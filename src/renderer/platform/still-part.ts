import { hashKey } from '@tanstack/react-query';
import { createContext, useContext, useRef, useSyncExternalStore } from 'react';

/** A part of the window that can stand still: while it is held, what stands in it stays although its answers change. */
export interface StillPart {
  readonly isHeld: () => boolean;
  readonly hold: () => void;
  /** What was held back stands in it at once. */
  readonly release: () => void;
  /** Releases so far. */
  readonly releases: () => number;
  readonly follow: (released: () => void) => () => void;
}

/** What is not in such a part never stands still. */
const NEVER: StillPart = {
  isHeld: () => false,
  hold: () => {},
  release: () => {},
  releases: () => 0,
  follow: () => () => {},
};

export const StillPartContext = createContext<StillPart>(NEVER);

export function stillPart(): StillPart {
  const followers = new Set<() => void>();
  let isHeld = false;
  let releases = 0;
  return {
    isHeld: () => isHeld,
    hold() {
      isHeld = true;
    },
    release() {
      if (!isHeld) return;
      isHeld = false;
      releases++;
      for (const released of followers) released();
    },
    releases: () => releases,
    follow(released) {
      followers.add(released);
      return () => followers.delete(released);
    },
  };
}

interface ShownAnswer {
  readonly data: unknown;
  readonly isPlaceholderData: boolean;
}

/** The answer to show of a question: the one that stood when the part was held; another question is answered anew. */
export function useStill<T extends ShownAnswer>(answer: T, question: readonly unknown[]): T {
  const part = useContext(StillPartContext);
  useSyncExternalStore(part.follow, part.releases);
  const shown = useRef({ question, answer });
  const { question: asked, answer: before } = shown.current;
  const isWhole = before.data !== undefined && !before.isPlaceholderData;
  const stands = part.isHeld() && isWhole && hashKey(asked) === hashKey(question);
  if (!stands) shown.current = { question, answer };
  return shown.current.answer;
}
