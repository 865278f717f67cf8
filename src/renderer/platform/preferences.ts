import { create } from 'zustand';

/** How this person likes the window; kept in this browser or desktop window. */
export interface Preferences {
  readonly scheme: 'light' | 'dark' | 'auto';
  /** Single letters act (WCAG 2.1.4: they can be turned off). */
  readonly singleKeys: boolean;
  /** The left bar stays wide below 1430 px. */
  readonly pinnedPlaces: boolean;
  /** Width of the right region by kind of page, px. */
  readonly rightWidths: Readonly<Record<string, number>>;
  /** Columns added to the lines of an order. */
  readonly entryColumns: readonly string[];
}

const KEY = 'daybook.preferences';
const usual: Preferences = {
  scheme: 'auto',
  singleKeys: true,
  pinnedPlaces: false,
  rightWidths: {},
  entryColumns: [],
};

export const usePreferences = create<Preferences>(() => ({ ...usual, ...stored() }));

export function prefer(changes: Partial<Preferences>): void {
  usePreferences.setState(changes);
  localStorage.setItem(KEY, JSON.stringify(usePreferences.getState()));
}

/** Nothing is lost where the browser keeps nothing, or kept something else. */
function stored(): Partial<Preferences> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
