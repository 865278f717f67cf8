import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';

/** What narrows the list of orders beside its view, kept in the address. */
export interface OrderFilter {
  readonly customer?: string;
  readonly item?: string;
  readonly owner?: string;
  /** Promised on or between these days. */
  readonly promisedFrom?: string;
  readonly promisedUntil?: string;
}

export type FilterName = keyof OrderFilter;

const NAMES = ['customer', 'item', 'owner', 'promisedFrom', 'promisedUntil'] as const;

export interface KeptFilter {
  readonly filter: OrderFilter;
  /** Null takes a part off. */
  readonly set: (changes: Readonly<Partial<Record<FilterName, string | null>>>) => void;
}

/** What of an address narrows the list. */
export function filterOf(parts: Readonly<Record<string, string | null | undefined>>): OrderFilter {
  return Object.fromEntries(NAMES.flatMap((name) => (parts[name] ? [[name, parts[name]]] : [])));
}

export function useOrderFilter(): KeptFilter {
  const kept = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const navigate = useNavigate();
  const parts = JSON.stringify(NAMES.map((name) => (typeof kept[name] === 'string' ? kept[name] : null)));
  return useMemo(() => {
    const values = JSON.parse(parts) as readonly (string | null)[];
    const filter = filterOf(Object.fromEntries(NAMES.map((name, at) => [name, values[at]])));
    return {
      filter,
      set(changes) {
        const search = (all: Readonly<Record<string, unknown>>) =>
          Object.fromEntries(
            Object.entries({ ...all, ...changes, row: undefined }).filter(
              ([, value]) => value !== null && value !== undefined,
            ),
          );
        void navigate({ to: '.', search: search as never });
      },
    };
  }, [parts, navigate]);
}
