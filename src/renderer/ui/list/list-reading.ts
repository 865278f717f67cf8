import { useEffect, useState } from 'react';
import type { PageAction } from '../../platform/page-actions.ts';
import { say } from '../../platform/strings.ts';
import type { RowSource } from './row-source.ts';

/** Until it is said what is read, and until it can be stopped, ms. */
const SAID_AFTER = 2_000;
const STOPS_AFTER = 10_000;

export interface ListReading {
  /** What is read; null while it does not take long. */
  readonly text: string | null;
  /** Stops what takes long, or goes on with what was stopped. */
  readonly action: PageAction | null;
}

/** What to say of a list that is read for long. */
export function useListReading(source: RowSource<unknown>): ListReading {
  const { isReading, isStopped, total } = source;
  const isLong = useAfter(isReading, SAID_AFTER);
  const isTooLong = useAfter(isReading, STOPS_AFTER);
  if (isStopped) {
    return {
      text: say('list.stopped'),
      action: { id: 'list.read-on', title: say('list.read-on'), run: source.tryAgain },
    };
  }
  return {
    text: isLong ? (total === null ? say('list.reading') : say('list.reading-rows', { count: total })) : null,
    action: isTooLong ? { id: 'list.stop', title: say('list.stop'), run: source.stop } : null,
  };
}

/** True once something has been so for that long. */
function useAfter(is: boolean, ms: number): boolean {
  const [since, setSince] = useState(false);
  useEffect(() => {
    if (!is) return;
    const timer = setTimeout(() => setSince(true), ms);
    return () => {
      clearTimeout(timer);
      setSince(false);
    };
  }, [is, ms]);
  return since;
}
