import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { type ListCursor, useListCursor } from './list-cursor.ts';
import { partsOf, queryOf, type SearchParts } from './list-query.ts';

/** How a list stands, kept in its address: deep links, back and forward find it again. */
export interface ListAddress {
  readonly view: string;
  readonly setView: (view: string) => void;
  /** What is typed into the search of the page. */
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly sort: { readonly by: string; readonly descending: boolean };
  /** The same column again turns the order round. */
  readonly setSort: (by: string) => void;
  /** Another filter by its name; undefined: none. */
  readonly filter: (name: string) => string | undefined;
  readonly setFilter: (name: string, value: string | undefined) => void;
  /** True while something is searched for or filtered. */
  readonly isNarrowed: boolean;
  /** Back to the whole view. */
  readonly widen: () => void;
  /** How the list stands, as a saved view keeps it, and how its plain view stands. */
  readonly query: string;
  readonly plain: string;
  /** The saved view it was opened in. */
  readonly saved: string | undefined;
  readonly openSaved: (id: string, query: string) => void;
  readonly cursor: ListCursor;
  /** Goes to a record, or to another list as it says; coming back finds the row again. */
  readonly open: (path: string, search?: Readonly<Record<string, string>>) => void;
}

interface Kept {
  readonly view?: string;
  readonly find?: string;
  /** `name`, or `-name` for descending. */
  readonly sort?: string;
  readonly row?: number;
  readonly saved?: string;
}

/** Time without typing after which the search is written into the address, ms. */
const PAUSE = 300;

/** The first view and sort are what the plain address means. */
export function useListAddress(first: { readonly view: string; readonly sort: string }): ListAddress {
  const kept = useSearch({ strict: false }) as Kept;
  const navigate = useNavigate();
  const [text, setText] = useState(String(kept.find ?? ''));
  const ownCursor = useListCursor(kept.row ?? 0);
  const view = kept.view ?? first.view;
  const sorted = kept.sort ?? first.sort;
  const address = useMemo(() => {
    const keep = (changes: Kept | Readonly<Record<string, string>>, replace: boolean) =>
      navigate({ to: '.', replace, search: ((all: Kept) => tidy({ ...all, ...changes })) as never });
    const [by, descending] = sorted.startsWith('-') ? [sorted.slice(1), true] : [sorted, false];
    const top = () => {
      ownCursor.setAt(0);
      ownCursor.setSelected(new Set());
    };
    const replaceAll = (parts: Kept) => {
      top();
      setText(parts.find ?? '');
      void navigate({ to: '.', search: tidy(parts) as never });
    };
    return {
      view,
      setView(next: string) {
        top();
        const view = next === first.view ? '' : next;
        // Out of a saved view its filters do not come along: they are what it is.
        if (kept.saved === undefined) void keep({ view, row: 0 }, false);
        else replaceAll({ view });
      },
      widen: () => replaceAll({ view: kept.view ?? '', sort: kept.sort ?? '' }),
      openSaved: (id: string, query: string) => replaceAll({ ...partsOf(query), saved: id }),
      sort: { by, descending },
      setSort(next: string) {
        const turned = next === by && !descending ? `-${next}` : next;
        top();
        void keep({ sort: turned === first.sort ? '' : turned, row: 0 }, true);
      },
      async open(path: string, search?: Readonly<Record<string, string>>) {
        await keep({ find: text, row: ownCursor.at }, true);
        await navigate({ to: path, ...(search ? { search: search as never } : {}) });
      },
      setFilter(name: string, value: string | undefined) {
        top();
        void keep({ [name]: value ?? '', row: 0 }, false);
      },
      keepText: (find: string) => void keep({ find }, true),
      type(next: string) {
        ownCursor.setAt(0);
        setText(next);
      },
    };
  }, [navigate, view, sorted, first.view, first.sort, ownCursor, text, kept.view, kept.sort, kept.saved]);
  const { keepText } = address;
  const keptText = kept.find ?? '';
  useEffect(() => {
    if (text === keptText) return;
    const timer = setTimeout(() => keepText(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text, keptText, keepText]);
  const { setView, sort, setSort, setFilter, open, openSaved, widen, type } = address;
  const query = queryOf(kept as SearchParts);
  const plain = queryOf({ view: kept.view });
  const isNarrowed =
    text.trim() !== '' || query !== queryOf({ view: kept.view, sort: kept.sort, find: kept.find });
  const filter = (name: string) => {
    const value = (kept as Readonly<Record<string, unknown>>)[name];
    return value === undefined ? undefined : String(value);
  };
  return {
    ...{ view, setView, text, setText: type, sort, setSort, filter, setFilter, open },
    ...{ isNarrowed, widen, query, plain, saved: kept.saved, openSaved, cursor: ownCursor },
  };
}

/** What is as it is at first does not stand in the address. */
function tidy(kept: Kept): Kept {
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== '' && value !== 0));
}
