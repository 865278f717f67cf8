import { queueDoneQueries } from '../../shared/orders/queue-done.ts';
import { bindQueries } from '../platform/command-handler.ts';

/** Asked where a queue is empty: what was done there is a comfort, and worth no index. */
export const queueDoneAnswers = bindQueries(queueDoneQueries, {
  queueDone: ({ db }, { since }) => {
    const count = (sql: string) => db.q(sql).pluck().get(since) as number;
    return {
      released: count('SELECT count(*) FROM holds WHERE releasedAt >= ?'),
      answered: count('SELECT count(*) FROM approvalRequests WHERE answeredAt >= ?'),
    };
  },
});
