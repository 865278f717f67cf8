import { useLocal } from '../../platform/query-cache.ts';

/** How a record stands that the server does not know as it is here. */
export type Unsettled = 'waiting' | 'refused';

/** Which of the records are not settled with the server. Where nothing waits at all, they are not even gathered. */
export function useUnsettled(recordsNow: () => readonly string[]): ReadonlyMap<string, Unsettled> {
  const status = useLocal('local.status', {}).data;
  const isAny = status !== undefined && status.pending + status.attention > 0;
  const records = isAny ? recordsNow() : NO_RECORDS;
  const { data } = useLocal('local.unsettled', { records }, { enabled: records.length > 0 });
  if (!isAny || !data) return NONE;
  return new Map([
    ...data.waiting.map((record) => [record, 'waiting'] as const),
    ...data.refused.map((record) => [record, 'refused'] as const),
  ]);
}

const NO_RECORDS: readonly string[] = [];
const NONE: ReadonlyMap<string, Unsettled> = new Map();

/** Rows asked about together: scrolling by one row asks nothing. */
const BLOCK = 50;

/** The rows at these places and those around them. */
export function rowsAround(
  first: number,
  last: number,
  idAt: (index: number) => string | undefined,
): string[] {
  const [from, until] = [Math.floor(first / BLOCK) * BLOCK, Math.ceil(last / BLOCK) * BLOCK];
  const ids = Array.from({ length: until - from }, (_, step) => idAt(from + step));
  return ids.filter((id) => id !== undefined);
}
