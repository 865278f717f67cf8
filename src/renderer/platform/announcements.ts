import { create } from 'zustand';

/** What was said last to everybody: the strip at the foot shows it, screen readers read it. */
export interface Announcement {
  readonly id: number;
  readonly text: string;
  readonly politeness: 'polite' | 'assertive';
  /** A way out or back offered with it. */
  readonly action?: { readonly title: string; readonly run: () => void };
}

export const useAnnouncements = create<{ readonly current: Announcement | null }>(() => ({ current: null }));

let count = 0;

/** Says one sentence; the newest stands. */
export function announce(
  text: string,
  politeness: Announcement['politeness'] = 'polite',
  action?: Announcement['action'],
): void {
  count += 1;
  useAnnouncements.setState({ current: { id: count, text, politeness, ...(action ? { action } : {}) } });
}

export function silence(): void {
  useAnnouncements.setState({ current: null });
}
