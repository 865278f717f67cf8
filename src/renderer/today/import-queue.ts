import { useUnfinishedImports } from '../imports/unfinished-imports.ts';
import type { Go } from '../orders/order-actions.ts';
import { showTime } from '../platform/date-format.ts';
import { say } from '../platform/strings.ts';
import type { TodayQueue } from './today-queues.ts';

/** Imports that were begun and are not through. */
export function useImportQueue(go: Go): TodayQueue {
  const imports = useUnfinishedImports();
  return {
    id: 'imports',
    title: say('today.imports'),
    count: imports?.length,
    path: '/import',
    rows: (imports ?? []).map(({ id, file, at, path }) => ({
      id,
      title: file,
      detail: null,
      time: say('today.since', { time: showTime(at) }),
      path,
      action: { id: `today.import:${id}`, title: say('today.go-on'), run: () => go(path) },
    })),
  };
}
