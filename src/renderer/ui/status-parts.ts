import { create } from 'zustand';

/** What the page says in the status bar: the mode of its grid and the keys that matter here. */
export const useStatusParts = create<{ readonly mode: string | null; readonly keys: string }>(() => ({
  mode: null,
  keys: '',
}));
