import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import type { QueryDeclaration } from '../../../shared/kernel/query.ts';
import { queryKey, RefusedQuery } from '../../platform/query-cache.ts';
import { askQuery } from '../../platform/workstation-calls.ts';

/** Rows by their place in the list; what is not read yet is undefined, and asked for by `want`. */
export interface RowSource<Row> {
  /** Null while it is not known. */
  readonly total: number | null;
  readonly row: (index: number) => Row | undefined;
  /** Tells which rows are on screen; the rows around them are read. */
  readonly want: (first: number, last: number) => void;
  /** The question the rows answer, as text; null where rows are at hand and nobody asks. */
  readonly answers: string | null;
  /** True while something is asked: what stands may be of before. */
  readonly isReading: boolean;
  /** True where somebody stopped the reading and rows are missing. */
  readonly isStopped: boolean;
  readonly stop: () => void;
  readonly problem: Error | null;
  /** Reads again what could not be read, or was stopped. */
  readonly tryAgain: () => void;
}

/** Rows of one question. */
export const PAGE_ROWS = 100;

/** What a question answers that is asked page by page: `offset` and `limit` in the input. */
interface Page<Row> {
  readonly rows: readonly Row[];
  /** Null where counting would hold the page up. */
  readonly total: number | null;
}

/** The question how long a list is, where its pages do not say. */
export interface RowCount<I extends z.ZodType> {
  readonly query: QueryDeclaration<I, z.ZodType<{ readonly total: number }>>;
  readonly input: z.input<I>;
}

/**
 * Reads a list page by page where it is looked at. `input` has everything but `offset` and `limit`; `pageOf` takes rows and
 * total out of an answer. Rows read before stay while newer ones are on their way. Until `count` has answered, a long list
 * ends where it was read.
 */
export function useRowSource<I extends z.ZodType, O extends z.ZodType, Row, C extends z.ZodType = z.ZodType>(
  declaration: QueryDeclaration<I, O>,
  input: Omit<z.input<I>, 'offset' | 'limit'>,
  pageOf: (answer: z.output<O>) => Page<Row>,
  count?: RowCount<C>,
): RowSource<Row> {
  const cache = useQueryClient();
  const [[first, last], setPages] = useState<readonly [number, number]>([0, 0]);
  const pages = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const answers = useQueries({
    queries: pages.map((page) => {
      const asked = { ...input, offset: page * PAGE_ROWS, limit: PAGE_ROWS } as z.input<I>;
      return {
        queryKey: queryKey(declaration.name, asked),
        meta: { tables: declaration.tables },
        queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
          const answer = await askQuery(declaration, asked, signal);
          if (!answer.ok) throw new RefusedQuery(answer.refusal);
          return pageOf(answer.value);
        },
      };
    }),
  });
  const older = useRef(new Map<number, Page<Row>>());
  const question = JSON.stringify(input);
  const asked = useRef(question);
  const isAnswered = answers.some(({ data }) => data !== undefined);
  if (asked.current !== question && isAnswered) {
    older.current.clear();
    asked.current = question;
  }
  for (const [index, { data }] of answers.entries()) if (data) older.current.set(first + index, data);
  forgetFar(older.current, first);
  const known = [...older.current.values()].find((page) => page.total !== null)?.total ?? null;
  const counted = useCounted(known === null && older.current.size > 0 ? count : undefined);
  const read = [...older.current].map(([page, { rows }]) => page * PAGE_ROWS + rows.length);
  const total = known ?? counted ?? (read.length > 0 ? Math.max(...read) : null);
  const failed = answers.find(({ error }) => error);
  const stopped = answers.filter(({ status, fetchStatus }) => status === 'pending' && fetchStatus === 'idle');
  return {
    total,
    row: (index) => older.current.get(Math.floor(index / PAGE_ROWS))?.rows[index % PAGE_ROWS],
    want(from, until) {
      const wanted: readonly [number, number] = [
        Math.floor(from / PAGE_ROWS),
        Math.max(Math.floor(from / PAGE_ROWS), Math.floor(until / PAGE_ROWS)),
      ];
      if (wanted[0] !== first || wanted[1] !== last) setPages(wanted);
    },
    answers: asked.current,
    isReading: answers.some(({ isFetching }) => isFetching),
    isStopped: stopped.length > 0,
    stop: () => void cache.cancelQueries({ queryKey: [declaration.name] }),
    problem: failed?.error ?? null,
    tryAgain() {
      for (const each of failed ? [failed] : stopped) void each.refetch();
    },
  };
}

/** Pages kept beside those in sight: scrolling through a million rows does not gather them. */
const KEPT_PAGES = 60;

function forgetFar(pages: Map<number, unknown>, first: number): void {
  if (pages.size <= KEPT_PAGES) return;
  const far = [...pages.keys()].toSorted((a, b) => Math.abs(b - first) - Math.abs(a - first));
  for (const page of far.slice(0, pages.size - KEPT_PAGES)) pages.delete(page);
}

function useCounted<C extends z.ZodType>(count: RowCount<C> | undefined): number | null {
  const { data } = useQuery({
    queryKey: queryKey(count?.query.name ?? '', count?.input),
    meta: { tables: count?.query.tables ?? [] },
    enabled: count !== undefined,
    async queryFn({ signal }) {
      if (!count) return null;
      const answer = await askQuery(count.query, count.input, signal);
      if (!answer.ok) throw new RefusedQuery(answer.refusal);
      return answer.value.total;
    },
  });
  return data ?? null;
}

/** Rows that are all here already: short lists of one answer. */
export function rowsAtHand<Row>(rows: readonly Row[] | undefined): RowSource<Row> {
  return {
    total: rows?.length ?? null,
    row: (index) => rows?.[index],
    want: () => {},
    answers: null,
    isReading: false,
    isStopped: false,
    stop: () => {},
    problem: null,
    tryAgain: () => {},
  };
}
