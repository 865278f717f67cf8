import { itemNumberQueries } from '../../shared/items/item-number-queries.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { bindQueries } from '../platform/command-handler.ts';

type Numbers = QueryOutput<(typeof itemNumberQueries)['listCustomerNumbers']>['numbers'];

export const itemNumberAnswers = bindQueries(itemNumberQueries, {
  listCustomerNumbers: ({ db }, { customer, limit }) => ({
    numbers: db
      .q(
        `SELECT n.number, n.item, i.number AS itemNumber, i.description, n.unit
         FROM customerItemNumbers n JOIN items i ON i.id = n.item WHERE n.customer = ? ORDER BY n.number COLLATE NOCASE, n.id LIMIT ?`,
      )
      .all(customer, limit) as Numbers,
    total: db
      .q('SELECT count(*) FROM customerItemNumbers WHERE customer = ?')
      .pluck()
      .get(customer) as number,
  }),
});
