import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runQuery } from '../../src/core/platform/query-runner.ts';
import type { Replica } from '../../src/core/platform/replica.ts';
import { type BenchCompany, benchCompany } from './bench-company.ts';
import { type Bench, type BenchResult, median, rounded, sized } from './bench-result.ts';

const ITEMS = 600;
const TODAY = '2026-11-02';

/**
 * What the entry page asks after every pause in typing, for 12 and for 500 lines of different items with prices, tax, stock
 * at two places, expected receipts and orders that wait: in processor time of this process. Beside it the floor: the rows
 * that speak of each line, read one table after the other by prepared statements, and nothing done with them.
 */
export const orderAssessBench: Bench = {
  name: 'assess an order',
  async run(scale) {
    const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
    try {
      const company = await stockedCompany(folder, sized(ITEMS, scale, 500));
      const assess = (input: object) => ask(company, 'order.assess', input);
      const promise = (input: object) => ask(company, 'stock.promise-lines', { today: TODAY, ...input });
      const floor = rawReads(company.replica);
      const { customer, items } = company;
      const head = { customer, placedOn: TODAY, today: TODAY };
      const measured = (name: string, lines: readonly BufferLine[], order?: string) => {
        const asked = lines.map(({ item, quantity }) => ({ item, quantity, unit: null }));
        return inTurns(sized(lines.length > 100 ? 80 : 400, scale, 5), name, {
          assess: () => assess({ ...head, ...(order === undefined ? {} : { order }), lines }),
          floor: () => floor(lines.map(({ item }) => item)),
          promise: () => promise({ lines: asked }),
        });
      };
      const few = measured('12 new lines', typedLines(items, 12));
      const many = measured('500 new lines', typedLines(items, 500));
      const stands = standingOrder(company, 500);
      const standing = measured('500 lines of a confirmed order', stands.lines, stands.order);
      return [
        p95('assess-12-p95', 5, few.assess),
        over('assess-12', few, null),
        p95('assess-500-p95', 60, many.assess),
        over('assess-500', many, 5),
        p95('assess-500-confirmed-p95', 60, standing.assess),
        over('assess-500-confirmed', standing, 5),
        p95('promise-500-p95', 30, many.promise),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

interface BufferLine {
  readonly key: string;
  readonly item: string;
  readonly quantity: number;
}

interface Spent {
  readonly of: string;
  readonly ms: readonly number[];
}

interface Turns {
  readonly assess: Spent;
  readonly floor: Spent;
  readonly promise: Spent;
}

/** One after the other, so that what else the machine does meets all alike; what comes before they are warm is not counted. */
function inTurns(rounds: number, what: string, works: Readonly<Record<keyof Turns, () => void>>): Turns {
  const of = `${rounds} times ${what}`;
  const times = { assess: [] as number[], floor: [] as number[], promise: [] as number[] };
  for (let round = -Math.ceil(rounds / 4); round < rounds; round++) {
    for (const name of ['assess', 'floor', 'promise'] as const) {
      const ms = processorTime(works[name]);
      if (round >= 0) times[name].push(ms);
    }
  }
  return {
    assess: { of, ms: times.assess },
    floor: { of, ms: times.floor },
    promise: { of, ms: times.promise },
  };
}

/** Milliseconds on a processor, whoever else has one. */
function processorTime(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function p95(name: string, bar: number, { of, ms }: Spent): BenchResult {
  const sorted = [...ms].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN;
  return {
    name,
    value: rounded(value),
    unit: 'ms',
    bar,
    about: `of ${of}, 95 in 100 take less of a processor`,
  };
}

/** Of few lines most is what is asked once per order: no bar. */
function over(name: string, { assess, floor }: Turns, bar: number | null): BenchResult {
  const value = rounded(median(assess.ms) / median(floor.ms));
  const about = `median of ${assess.of}: everything the entry page shows / reading the rows that speak of the lines, raw`;
  return { name, value, unit: 'ratio', bar, about };
}

async function stockedCompany(folder: string, count: number): Promise<BenchCompany> {
  const company = await benchCompany(folder, count);
  const { run, items, customer, price } = company;
  const made = (command: string, input: object) => run<{ id: string }>(command, input).id;
  const { places } = run<{ places: { id: string; kind: string }[] }>('place.create-standard', {});
  const first = places.find(({ kind }) => kind === 'stock')?.id ?? '';
  const second = made('place.create', { code: 'SHELF', name: 'Shelf' });
  const rate = { basis: 'net', currency: null, rate: 190_000, validFrom: '2026-01-01' };
  const taxCode = made('tax-code.create', { code: 'VAT', title: 'VAT', ...rate });
  const anywhere = { customerGroup: null, itemGroup: null, country: null, region: null, postalPrefix: null };
  const always = { priority: 0, validFrom: '2026-01-01', validUntil: null };
  run('tax-rule.create', { title: 'All', inclusive: false, taxes: [taxCode], ...anywhere, ...always });
  const autumn = { name: 'Autumn', customer, customerGroup: null, item: null, itemGroup: 'nuts', ...always };
  run('promotion.create', { ...autumn, bands: [{ fromQuantity: 0, percentOff: 5_000_000 }] });
  for (const [i, item] of items.entries()) {
    const goods = { item, quantity: (3 + (i % 20)) * 1_000_000, businessDate: '2026-10-01' };
    price(item, 1_250_000 + i * 10_000);
    run('stock.receive', { ...goods, place: first });
    if (i % 2 === 0) run('stock.receive', { ...goods, place: second });
    if (i % 3 === 0) run('receipt-expected.add', { item, quantity: 12_000_000, date: '2026-11-20' });
  }
  for (let at = 0; at < items.length; at += 20) {
    const lines = items.slice(at, at + 20).map((item) => ({ item, quantity: 30_000_000 }));
    const { order } = run<{ order: string }>('order.create', { customer, placedOn: TODAY, lines });
    run('order.confirm', { order, overrides: COLLECTED });
  }
  return company;
}

/** The goods go nowhere: an address changes nothing of what is measured. */
const COLLECTED = [{ rule: 'orders.no-ship-to', why: 'collected' }] as const;

function typedLines(items: readonly string[], count: number): BufferLine[] {
  return items
    .slice(0, count)
    .map((item, i) => ({ key: `k${i}`, item, quantity: (1 + (i % 9)) * 1_000_000 }));
}

/** A confirmed order, and the buffer of somebody who begins to change it. */
function standingOrder({ run, customer, items, replica }: BenchCompany, count: number) {
  const lines = typedLines(items, count).map(({ item, quantity }) => ({ item, quantity }));
  const { order } = run<{ order: string }>('order.create', { customer, placedOn: TODAY, lines });
  run('order.confirm', { order, overrides: COLLECTED });
  const read = replica.db.q(
    'SELECT id AS key, item, quantity FROM orderLines WHERE "order" = ? ORDER BY position',
  );
  return { order, lines: read.all(order) as BufferLine[] };
}

function ask({ replica, person }: BenchCompany, query: string, input: object): void {
  const result = runQuery(replica, { query, person, now: Date.now(), input });
  if (!result.ok) throw new Error(`${query}: ${JSON.stringify(result.refusal)}`);
}

/** What any answer about a line must at least read: by item, the rows of each table that speaks of it. */
function rawReads({ db }: Replica): (items: readonly string[]) => void {
  const reads = [
    'SELECT * FROM items WHERE id = ?',
    'SELECT * FROM itemUnits WHERE item = ?',
    'SELECT * FROM itemFloorPrices WHERE id = ?',
    'SELECT * FROM itemCosts WHERE id = ?',
    'SELECT * FROM listPrices WHERE item = ?',
    'SELECT * FROM taxRates WHERE item = ?',
    'SELECT * FROM stockBalances WHERE item = ?',
    'SELECT * FROM allocationBalances WHERE item = ?',
    `SELECT * FROM expectedReceipts WHERE item = ? AND status = 'open'`,
    'SELECT * FROM backorders WHERE item = ?',
  ].map((sql) => db.sqlite.prepare(sql));
  return (items) => {
    for (const read of reads) for (const item of items) read.all(item);
  };
}
