import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 1100px)');

/** Below 1100 px, which 200 % zoom of a small screen is too, what stands at the right becomes a sheet over the work. */
export function useNarrowWindow(): boolean {
  return useSyncExternalStore(follow, isNarrowWindow);
}

export function isNarrowWindow(): boolean {
  return narrow.matches;
}

function follow(changed: () => void): () => void {
  narrow.addEventListener('change', changed);
  return () => narrow.removeEventListener('change', changed);
}
