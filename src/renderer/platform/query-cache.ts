import { keepPreviousData, QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { QueryDeclaration } from '../../shared/kernel/query.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { LocalAnswer, LocalQueries } from '../../shared/sync/local-contract.ts';
import { onLineOpened, workstationLine } from './rpc-line.ts';
import { useStill } from './still-part.ts';
import { askLocal, askQuery, noteToldRuns } from './workstation-calls.ts';

/** A refused question: shown where the rows would be. */
export class RefusedQuery extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

export const queryCache = new QueryClient({
  defaultOptions: {
    queries: {
      // Answers are true until the workstation says that a table they were made of has changed.
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
      retry: false,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
  },
});

/** The key of an answer: by name and input, so that every window part asking the same shares it. */
export function queryKey(name: string, input: unknown): readonly unknown[] {
  return [name, input];
}

/** Asks the local database and asks again when a table of the answer changes; the older answer stays meanwhile. */
export function useAnswer<I extends z.ZodType, O extends z.ZodType>(
  declaration: QueryDeclaration<I, O>,
  input: z.input<I>,
  options: { readonly enabled?: boolean } = {},
): UseQueryResult<z.output<O>> {
  const key = queryKey(declaration.name, input);
  const answer = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => given(await askQuery(declaration, input, signal)),
    meta: { tables: declaration.tables },
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
  return useStill(answer, key) as UseQueryResult<z.output<O>>;
}

/** Asks the workstation about itself; every change of anything asks again. */
export function useLocal<N extends keyof LocalQueries>(
  name: N,
  input: LocalQueries[N]['input'],
  options: { readonly enabled?: boolean } = {},
): UseQueryResult<LocalQueries[N]['output']> {
  const key = queryKey(name, input);
  const answer = useQuery({
    queryKey: key,
    queryFn: async () => given(await askLocal(name, input)),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
  return useStill(answer, key) as UseQueryResult<LocalQueries[N]['output']>;
}

const hearers = new Set<() => void>();

/** Hears of every change before anything is asked again. Answers the function that stops it. */
export function beforeChanges(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

/** Keeps the cache true while the window lives: forgets what the workstation says has changed. */
export async function followChanges(): Promise<never> {
  onLineOpened(() => {
    for (const hear of hearers) hear();
    void queryCache.invalidateQueries();
  });
  for (;;) {
    const line = await workstationLine();
    try {
      for await (const { tables } of await line.changes({})) {
        for (const hear of hearers) hear();
        noteToldRuns();
        forget(new Set(tables));
      }
    } catch {
      // The line went down; the next one says so when it is open.
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Somebody else works here: every answer was one to the person before, and what is not shown now is not kept. */
export function forgetPeople(): void {
  queryCache.removeQueries({ type: 'inactive' });
  void queryCache.invalidateQueries();
}

/** Local questions are asked again on any change: what they answer has no tables. */
function forget(tables: ReadonlySet<string>): void {
  void queryCache.invalidateQueries({
    predicate: ({ queryKey: [name], meta }) => {
      if (String(name).startsWith('local.')) return true;
      const own = meta?.tables;
      return Array.isArray(own) && own.some((table) => tables.has(String(table)));
    },
  });
}

function given<T>(answer: LocalAnswer<T>): T {
  if (!answer.ok) throw new RefusedQuery(answer.refusal);
  return answer.value;
}
