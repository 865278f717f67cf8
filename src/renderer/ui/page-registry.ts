import { type ComponentType, createContext, useContext } from 'react';
import type { KeyName } from '../../shared/kernel/key-table.ts';
import type { PageAction } from '../platform/page-actions.ts';
import type { TellingRules } from './page/event-telling.ts';

/** A page one can go to from everywhere. Only what exists is listed. */
export interface Place {
  /** Key of its name in the catalogue: `place.orders`. */
  readonly title: string;
  readonly path: string;
  readonly group: 'own' | 'sell' | 'supply' | 'office' | 'know';
  readonly key?: KeyName;
  /** Shown at all only to whoever has it. */
  readonly permission?: string;
  /** How much waits for *me* there; undefined or 0 shows nothing. A hook: called on every render of the bar. */
  readonly useCount?: () => number | undefined;
  /** Where the page at first shows more than what is counted: the address parts (`{view: 'overdue'}`) that show just that. */
  readonly waiting?: Readonly<Record<string, string>>;
}

export interface FoundRecord {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly path: string;
}

/** Finds records of one kind for the palette; asks the local database. */
export interface Finder {
  /** Key of the heading in the catalogue. */
  readonly title: string;
  readonly permission: string;
  readonly find: (text: string) => Promise<readonly FoundRecord[]>;
}

/** What a domain adds to the records of an earlier one: credit to a customer, orders to an item. */
export interface RecordPart {
  /** `customer.credit`. */
  readonly id: string;
  readonly of: 'customer' | 'vendor' | 'item' | 'order' | 'company';
  /**
   * Among the figures of the strip, as a section of the page, in the preview of the list; or what happened to it, beside a line
   * of history.
   */
  readonly where: 'figures' | 'section' | 'preview' | 'history';
  /** Shown only to whoever has it. */
  readonly permission: string;
  readonly Part: ComponentType<{ readonly record: string }>;
}

/** What the domains give to the frame; joined in one place. */
export interface PageRegistry {
  readonly places: readonly Place[];
  readonly finders: readonly Finder[];
  readonly parts: readonly RecordPart[];
  /** Commands that can be started from everywhere: “New order”. A hook. */
  readonly useEverywhere: () => readonly PageAction[];
  /** How timelines tell what changed. A hook. */
  readonly useTellingRules: () => TellingRules;
}

const NOTHING_TOLD: TellingRules = { tables: {}, currency: 'XXX' };

export const PageRegistryContext = createContext<PageRegistry>({
  places: [],
  finders: [],
  parts: [],
  useEverywhere: () => [],
  useTellingRules: () => NOTHING_TOLD,
});

export function usePageRegistry(): PageRegistry {
  return useContext(PageRegistryContext);
}
