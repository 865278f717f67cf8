import { stockStepOf } from '../../shared/inventory/item-steps.ts';
import { MAIN_SITE } from '../../shared/inventory/site-commands.ts';
import type { listStock } from '../../shared/inventory/stock-lists.ts';
import type { ItemState } from '../../shared/items/item-lifecycle.ts';
import { subtractQuantity } from '../../shared/kernel/quantity.ts';
import { utcDay } from '../company/utc-day.ts';
import { rightsOf } from '../people/person-may.ts';
import type { QueryHandler } from '../platform/command-handler.ts';
import { askingOnce, type RowReader, rowReader } from '../platform/row-reader.ts';
import { allocationBalances } from './inventory-tables.ts';
import { itemsThatFit } from './listed-items.ts';
import { onHandAt } from './stock-levels.ts';
import { supplyFacts } from './stock-step-facts.ts';

interface Spot {
  readonly item: string;
  readonly number: string;
  readonly description: string;
  readonly baseUnit: string;
  readonly place: string;
  readonly placeCode: string;
  readonly site: string;
  readonly lifecycle: ItemState;
}

/** Where something lies or is allocated is cut out of an index first; how much is looked up for the rows of the page. */
export const stockPage: QueryHandler<typeof listStock> = (ctx, asked) => {
  const { db } = ctx;
  const { place = null, site = null, only = null, text, descending, offset, limit } = asked;
  const fits = itemsThatFit(db, text);
  const ours = [
    "places.kind = 'stock' AND places.active = 1",
    ...(place === null ? [] : ['places.id = @place']),
    ...(site === null ? [] : ['coalesce(places.site, @main) = @site']),
  ].join(' AND ');
  const arms = only === null ? [LYING, ONLY_ALLOCATED] : [only === 'allocated' ? ALLOCATED : NONE_LEFT];
  const isSearch = fits.found !== '';
  const direction = descending ? 'DESC' : '';
  const given = { found: fits.found, place, site, main: MAIN_SITE };
  const spots = db
    .q(
      `SELECT keys.*, items.description, items.baseUnit, items.lifecycle, coalesce(places.site, @main) AS site FROM (
         ${arms.map((from) => `${KEYS} ${from(true)} AND ${ours} AND ${fits.sql}`).join(' UNION ALL ')}
         ORDER BY number ${direction}, placeCode ${direction} LIMIT @limit OFFSET @offset) AS keys
       JOIN items ON items.id = keys.item JOIN places ON places.id = keys.place
       ORDER BY keys.number ${direction}, keys.placeCode ${direction}`,
    )
    .all({ ...given, limit, offset }) as Spot[];
  const counts = arms.map(
    (from) => `(SELECT count(*) ${from(isSearch)} AND ${ours} ${isSearch ? `AND ${fits.sql}` : ''})`,
  );
  const total = db.q(`SELECT ${counts.join(' + ')} WHERE @found IS NOT NULL`).pluck();
  const read = askingOnce(rowReader(db));
  const has = rightsOf(db, ctx.person);
  const today = asked.today ?? utcDay(ctx.now);
  return {
    levels: spots.map(({ lifecycle, ...spot }) => {
      const level = levelAt(read, spot);
      const { item, site: at } = spot;
      const { supplies: _, ...wanted } = supplyFacts(db, read, { item, site: at, today });
      const nextStep = stockStepOf({ ...wanted, lifecycle, available: level.available }, has);
      return { ...spot, ...level, nextStep };
    }),
    total: total.get(given) as number,
  };
};

function levelAt(read: RowReader, { item, place }: Pick<Spot, 'item' | 'place'>) {
  const onHand = onHandAt(read, item, place);
  const tied = read.derived(allocationBalances, item).find((row) => row.place === place);
  const allocated = tied?.allocated ?? 0;
  return { onHand, allocated, available: subtractQuantity(onHand, allocated) };
}

const KEYS = 'SELECT items.id AS item, items.number AS number, places.id AS place, places.code AS placeCode';
const SAME_SPOT = 'here.item = tied.item AND here.place = tied.place';

/** Rows of one kind; the items, in the order of their index, are joined only where they are asked for. */
type Arm = (withItems: boolean) => string;

const LYING: Arm = (withItems) => {
  const from = withItems
    ? 'items CROSS JOIN stockBalances AS here ON here.item = items.id'
    : 'stockBalances AS here';
  return `FROM ${from} CROSS JOIN places ON places.id = here.place WHERE here.onHand IS NOT NULL`;
};

const ALLOCATED: Arm = (withItems) => {
  const items = withItems ? 'CROSS JOIN items ON items.id = tied.item' : '';
  return `FROM allocationBalances AS tied ${items} CROSS JOIN places ON places.id = tied.place
    WHERE tied.allocated > 0`;
};

/** Stock went after it was allocated: nothing lies there, and orders hold what does not. Hardly ever a row. */
const ONLY_ALLOCATED: Arm = (withItems) =>
  `${ALLOCATED(withItems)} AND NOT EXISTS (SELECT 1 FROM stockBalances AS here WHERE ${SAME_SPOT})`;

/** Where nothing is allocated, something is left: nothing has no row. */
const NONE_LEFT: Arm = (withItems) =>
  `${ALLOCATED(withItems)}
    AND coalesce((SELECT onHand FROM stockBalances AS here WHERE ${SAME_SPOT}), 0) <= tied.allocated`;
