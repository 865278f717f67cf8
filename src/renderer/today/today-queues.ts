import type { ReactNode } from 'react';
import type { PageAction } from '../platform/page-actions.ts';
import type { Tone } from '../ui/StateWord.tsx';

/** One thing that waits: what it is, why, since or until when, and the button that deals with it. */
export interface QueueRow {
  readonly id: string;
  readonly title: string;
  readonly detail: string | null;
  readonly state?: { readonly tone: Tone; readonly word: string };
  /** Kind of time included: “waiting since 13:41”, “promised Nov 19”. */
  readonly time: ReactNode;
  readonly path: string;
  readonly action: PageAction | null;
}

export interface TodayQueue {
  readonly id: string;
  readonly title: string;
  /** All there are, of which `rows` are the first; undefined while they are read. */
  readonly count: number | undefined;
  readonly rows: readonly QueueRow[];
  /** The page with all of them; null where there is none, and then all of them are in `rows` and shown. */
  readonly path: string | null;
}

/** Rows of a queue that stand on the page; the rest is one step away. */
export const SHOWN_ROWS = 6;
