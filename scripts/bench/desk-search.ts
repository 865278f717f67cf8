import { type BenchResult, rounded } from './bench-result.ts';
import { clockP95, type Desk, workP95 } from './desk-questions.ts';

/** What somebody types, letter by letter, into the find of orders. */
export function measureFind(desk: Desk, rounds: number): readonly BenchResult[] {
  const texts = [
    ...desk.spread('orders', 'number', rounds),
    ...desk.spread('parties', 'name', rounds),
    ...desk.spread('items', 'description', rounds),
    ...desk.spread('items', 'number', rounds),
  ];
  return typed(desk, 'order.find', texts, (text) => ({ text }), 'find', 'orders by number, name or item');
}

/** The same for items and customers, where there are more of them than an office has. */
export function measureLookUps(desk: Desk, rounds: number): readonly BenchResult[] {
  const [customer = ''] = desk.spread('orders', 'customer', 1);
  const items = [...desk.spread('items', 'number', rounds), ...desk.spread('items', 'description', rounds)];
  const customers = [
    ...desk.spread('parties', 'customerCode', rounds),
    ...desk.spread('parties', 'name', rounds),
  ];
  const count = (table: string) => desk.db.q(`SELECT count(*) FROM "${table}"`).pluck().get();
  return [
    ...typed(
      desk,
      'item.look-up',
      items,
      (text) => ({ text, customer }),
      'look-up-item',
      `${count('items')} items`,
    ),
    ...typed(
      desk,
      'customer.look-up',
      customers,
      (text) => ({ text }),
      'look-up-customer',
      `${count('parties')} customers`,
    ),
  ];
}

function typed(
  desk: Desk,
  query: string,
  texts: readonly string[],
  input: (text: string) => object,
  name: string,
  about: string,
): readonly BenchResult[] {
  const took = texts.flatMap((text) =>
    Array.from({ length: Math.min(text.length, 14) }, (_, end) => text.slice(0, end + 1))
      .filter((part) => part.trim() !== '')
      .map((part) => ({ part, ...desk.ask(query, input(part)).took })),
  );
  const slowest = took.reduce((most, each) => (each.cpu > most.cpu ? each : most));
  const said = `${query} letter by letter among ${about}, p95 of ${took.length} keys`;
  const unwaited = `the same without waiting for other programs; slowest ${rounded(slowest.cpu)} ms for “${slowest.part}”`;
  return [
    { name, value: rounded(clockP95(took)), unit: 'ms', bar: 16, about: said },
    { name: `${name}-cpu`, value: rounded(workP95(took)), unit: 'ms', bar: 16, about: unwaited },
  ];
}
