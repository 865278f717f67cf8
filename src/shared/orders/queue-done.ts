import { z } from 'zod';
import { declareQuery } from '../kernel/query.ts';

export const queueDoneQueries = {
  /** How many holds were released and approvals answered since an instant (ms since the epoch), by whomever. */
  queueDone: declareQuery({
    name: 'queue.done',
    title: 'What was done on the queues since an instant',
    permission: 'orders.view',
    input: z.strictObject({ since: z.int() }),
    output: z.strictObject({ released: z.int(), answered: z.int() }),
    tables: ['holds', 'approvalRequests'],
  }),
} as const;
