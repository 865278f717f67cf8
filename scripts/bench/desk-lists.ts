import { orderSorts, orderViews } from '../../src/shared/orders/order-rows.ts';
import { type BenchResult, rounded } from './bench-result.ts';
import { type Desk, percentile, type Took } from './desk-questions.ts';
import { DESK_TODAY } from './desk-sizes.ts';

const today = DESK_TODAY;

/** Every sort × view × filter × direction of the list of orders: first pages, middles, counts. */
export function measureLists(desk: Desk, rounds: number): readonly BenchResult[] {
  const filters = filtersOf(desk);
  const lists = orderViews.flatMap((view) =>
    orderSorts.flatMap((sort) =>
      [true, false].flatMap((descending) =>
        Object.entries(filters).map(([filter, values]) => ({
          name: `${view}, by ${sort} ${descending ? 'down' : 'up'}, ${filter}`,
          inputs: values.map((value) => ({ today, view, sort, descending, ...value })),
        })),
      ),
    ),
  );
  const first = lists.map(({ name, inputs }) => ({
    name,
    took: repeated(rounds, (round) => desk.ask('order.rows', pick(inputs, round)).took),
  }));
  const every = first.flatMap(({ took }) => took);
  const worst = worstBy(first, ({ wall }) => wall);
  const worstCpu = worstBy(first, ({ cpu }) => cpu);
  const middles = middlesOf(desk);
  const isByAmount = ({ name }: { readonly name: string }) => name.endsWith('by amount');
  const worstMiddle = worstBy(
    middles.filter((list) => !isByAmount(list)),
    ({ wall }) => wall,
  );
  const amountMiddle = worstBy(middles.filter(isByAmount), ({ wall }) => wall);
  const amountCpu = worstBy(middles.filter(isByAmount), ({ cpu }) => cpu);
  const counts = orderViews.flatMap((view) =>
    Object.entries(filters).map(([filter, values]) => ({
      name: `${view}, ${filter}`,
      took: repeated(3, (round) => desk.ask('order.row-count', { today, view, ...pick(values, round) }).took),
    })),
  );
  const worstCount = worstBy(counts, ({ wall }) => wall);
  const chips = repeated(rounds, () => desk.ask('order.view-counts', { today }).took);
  const seen = desk.ask<{ rows: { id: string }[] }>('order.rows', { today, limit: 30 }).output.rows;
  const orders = seen.map(({ id }) => id);
  const progress = repeated(rounds, () => desk.ask('order.progress', { orders }).took);
  const p95 = (took: readonly Took[]) =>
    percentile(
      took.map(({ wall }) => wall),
      0.95,
    );
  const many = `${lists.length} lists (sort × view × filter × direction), ${rounds} times each`;
  return [
    one('list-first-page', p95(every), 16, `first page of 100 orders, p95 over ${many}`),
    one('list-first-page-worst', worst.ms, 16, `p95 of the worst of these lists (${worst.name})`),
    one(
      'list-first-page-worst-cpu',
      worstCpu.ms,
      16,
      `the same without waiting for other programs (${worstCpu.name})`,
    ),
    one(
      'list-middle',
      worstMiddle.ms,
      300,
      `a page in the middle of the longest lists: the worst (${worstMiddle.name})`,
    ),
    one(
      'list-middle-amount',
      amountMiddle.ms,
      300,
      `a page in the middle by amount, which goes along the revisions (${amountMiddle.name})`,
    ),
    one('list-middle-amount-cpu', amountCpu.ms, null, 'the same without waiting for other programs'),
    one(
      'list-count',
      worstCount.ms,
      300,
      `how long a list is, asked apart from its pages: the worst (${worstCount.name})`,
    ),
    one('view-counts', p95(chips), 300, 'counts of all views, those above 1,000 as 1,000+, p95'),
    one('progress', p95(progress), 16, 'what is shipped and what is next for the 30 orders in sight, p95'),
  ];
}

type Value = Readonly<Record<string, string>>;

/** Values as often as orders have them: a big customer is looked for more often than a small one. */
function filtersOf(desk: Desk): Readonly<Record<string, readonly Value[]>> {
  const biggest =
    'SELECT customer FROM orders WHERE customer IS NOT NULL GROUP BY customer ORDER BY count(*) DESC';
  return {
    'no filter': [{}],
    'a customer': desk.spread('orders', 'customer', 40).map((customer) => ({ customer })),
    'the biggest customer': [{ customer: String(desk.db.q(`${biggest} LIMIT 1`).pluck().get()) }],
    'an item': desk.spread('orderLines', 'item', 40).map((item) => ({ item })),
    'an owner': desk.spread('orders', 'owner', 12).map((owner) => ({ owner })),
  };
}

function middlesOf(desk: Desk) {
  const { total } = desk.ask<{ total: number }>('order.row-count', { today, view: 'all' }).output;
  return orderSorts.flatMap((sort) =>
    (['all', 'closed'] as const).map((view) => ({
      name: `${view}, by ${sort}`,
      took: repeated(3, () => {
        return desk.ask('order.rows', { today, view, sort, offset: Math.floor(total / 2) }).took;
      }),
    })),
  );
}

function repeated(rounds: number, work: (round: number) => Took): readonly Took[] {
  work(0);
  return Array.from({ length: rounds }, (_, round) => work(round));
}

function worstBy(
  lists: readonly { readonly name: string; readonly took: readonly Took[] }[],
  of: (took: Took) => number,
): { readonly name: string; readonly ms: number } {
  const all = lists.map(({ name, took }) => ({ name, ms: percentile(took.map(of), 0.95) }));
  return all.reduce((worst, each) => (each.ms > worst.ms ? each : worst), { name: '', ms: 0 });
}

function pick<V>(values: readonly V[], round: number): V {
  return values[round % values.length] as V;
}

function one(name: string, value: number, bar: number | null, about: string): BenchResult {
  return { name, value: rounded(value), unit: 'ms', bar, about };
}
