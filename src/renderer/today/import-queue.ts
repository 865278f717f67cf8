import type { Go } from '../orders/order-actions.ts';
import { showTime } from '../platform/date-format.ts';
import { useLocal } from '../platform/query-cache.ts';
import { useMay } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import type { TodayQueue } from './today-queues.ts';

/** Imports that were begun and are not through. */
export function useImportQueue(go: Go): TodayQueue {
  const may = useMay('imports.run');
  const imports = useLocal('local.import-list', { unfinished: true }, { enabled: may }).data?.imports;
  return {
    id: 'imports',
    title: say('today.imports'),
    count: may ? imports?.length : 0,
    path: '/import',
    rows: (imports ?? []).map((run) => {
      const path = `/import/runs/${run.id}`;
      return {
        id: run.id,
        title: run.file,
        detail: null,
        time: say('today.since', { time: showTime(run.startedAt) }),
        path,
        action: { id: `today.import:${run.id}`, title: say('today.go-on'), run: () => go(path) },
      };
    }),
  };
}
