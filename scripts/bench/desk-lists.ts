import { orderSorts, orderViews } from '../../src/shared/orders/order-rows.ts';
import { progress } from './bench-progress.ts';
import { type BenchResult, rounded } from './bench-result.ts';
import { clockP95, type Desk, type Took, workP95 } from './desk-questions.ts';
import { DESK_TODAY } from './desk-sizes.ts';

const today = DESK_TODAY;
const FEW_ROUNDS = 2;

type Value = Readonly<Record<string, string>>;

interface Asked {
  readonly name: string;
  readonly took: readonly Took[];
}

/** Pages of every sort × view × filter × direction of the list of orders, and how long lists are. */
export function measureLists(desk: Desk, rounds: number): readonly BenchResult[] {
  const equal = equalities(desk);
  progress('first pages');
  const first = pages(desk, equal, rounds);
  const every = first.flatMap(({ took }) => took);
  progress('first pages of other filters');
  const others = pages(desk, otherFilters(desk), Math.min(rounds, FEW_ROUNDS));
  progress('pages in the middle');
  const middles = middlesOf(desk, equal);
  progress('counts');
  const counts = countsOf(desk, { ...equal, ...otherFilters(desk) });
  const chips = repeated(rounds, () => desk.ask('order.view-counts', { today }).took);
  const seen = desk.ask<{ rows: { id: string }[] }>('order.rows', { today, limit: 30 }).output.rows;
  const orders = seen.map(({ id }) => id);
  const inSight = repeated(rounds, () => desk.ask('order.progress', { orders }).took);
  const all = `${first.length} lists (sort × view × filter × direction), ${rounds} times each`;
  return [
    figure('list-first-page', clockP95(every), 16, `first page of 100 orders, p95 over ${all}`),
    figure('list-first-page-cpu', workP95(every), 16, UNWAITED),
    ...worst('list-first-page-worst', first, 16, 'p95 of the worst of these lists'),
    ...worst('list-other-filters', others, 300, 'first page of 100 orders by other filters: the worst list'),
    ...worst('list-middle', middles, 300, `a page in the middle, the worst of ${middles.length} lists`),
    ...worst('list-count', counts, 300, 'how long a list is, asked apart from its pages: the worst'),
    figure('view-counts', clockP95(chips), 300, 'counts of all views, those above 1,000 as 1,000+, p95'),
    figure(
      'progress',
      clockP95(inSight),
      16,
      'what is shipped and what is next for the 30 orders in sight, p95',
    ),
  ];
}

const UNWAITED = 'the same without waiting for other programs';

type Filters = Readonly<Record<string, readonly Value[]>>;

/** Values as often as orders have them: a big customer is looked for more often than a small one. */
function equalities(desk: Desk): Filters {
  return {
    'no filter': [{}],
    'a customer': desk.spread('orders', 'customer', 40).map((customer) => ({ customer })),
    'the biggest customer': [{ customer: most(desk, 'orders', 'customer') }],
    'an item': desk.spread('orderLines', 'item', 40).map((item) => ({ item })),
    'an owner': desk.spread('orders', 'owner', 12).map((owner) => ({ owner })),
  };
}

/** What no index was made for: words, days, and two at a time. */
function otherFilters(desk: Desk): Filters {
  const customer = most(desk, 'orders', 'customer');
  const item = most(desk, 'orderLines', 'item');
  const owner = most(desk, 'orders', 'owner');
  return {
    'words of half of all orders': [{ text: 'steel' }],
    'words of one customer': desk.spread('parties', 'name', 3).map((text) => ({ text })),
    'promised within a month': [{ promisedFrom: today, promisedUntil: '2026-12-20' }],
    'the most asked item': [{ item }],
    'the biggest customer and the most asked item': [{ customer, item }],
    'the busiest owner and the most asked item': [{ owner, item }],
  };
}

function most({ db }: Desk, table: string, column: string): string {
  const sql = `SELECT "${column}" FROM "${table}" WHERE "${column}" IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC`;
  return String(db.q(`${sql} LIMIT 1`).pluck().get());
}

function pages(desk: Desk, filters: Filters, rounds: number): readonly Asked[] {
  return orderViews.flatMap((view) =>
    orderSorts.flatMap((sort) =>
      [true, false].flatMap((descending) =>
        Object.entries(filters).map(([filter, values]) => ({
          name: `${view}, by ${sort} ${descending ? 'down' : 'up'}, ${filter}`,
          took: repeated(rounds, (round) => {
            const input = { today, view, sort, descending, ...pick(values, round) };
            return desk.ask('order.rows', input).took;
          }),
        })),
      ),
    ),
  );
}

function middlesOf(desk: Desk, filters: Filters): readonly Asked[] {
  return (['all', 'closed', 'confirmed'] as const).flatMap((view) =>
    Object.entries(filters).flatMap(([filter, values]) => {
      const list = { today, view, ...pick(values, 0) };
      const { total } = desk.ask<{ total: number }>('order.row-count', list).output;
      const offset = Math.floor(total / 2);
      return orderSorts.flatMap((sort) =>
        [true, false].map((descending) => ({
          name: `${view}, by ${sort} ${descending ? 'down' : 'up'}, ${filter}`,
          took: repeated(
            FEW_ROUNDS,
            () => desk.ask('order.rows', { ...list, sort, descending, offset }).took,
          ),
        })),
      );
    }),
  );
}

function countsOf(desk: Desk, filters: Filters): readonly Asked[] {
  return orderViews.flatMap((view) =>
    Object.entries(filters).map(([filter, values]) => ({
      name: `${view}, ${filter}`,
      took: repeated(
        FEW_ROUNDS,
        (round) => desk.ask('order.row-count', { today, view, ...pick(values, round) }).took,
      ),
    })),
  );
}

function repeated(rounds: number, work: (round: number) => Took): readonly Took[] {
  work(0);
  return Array.from({ length: rounds }, (_, round) => work(round));
}

/** The list that takes longest, on the clock and in work of the processor. */
function worst(name: string, lists: readonly Asked[], bar: number, about: string): readonly BenchResult[] {
  const longest = (p95: (took: readonly Took[]) => number) =>
    lists
      .map(({ name, took }) => ({ name, ms: p95(took) }))
      .reduce((so, each) => (each.ms > so.ms ? each : so));
  const byClock = longest(clockP95);
  const byWork = longest(workP95);
  return [
    figure(name, byClock.ms, bar, `${about} (${byClock.name})`),
    figure(`${name}-cpu`, byWork.ms, bar, `${UNWAITED} (${byWork.name})`),
  ];
}

function pick<V>(values: readonly V[], round: number): V {
  return values[round % values.length] as V;
}

function figure(name: string, value: number, bar: number | null, about: string): BenchResult {
  return { name, value: rounded(value), unit: 'ms', bar, about };
}
