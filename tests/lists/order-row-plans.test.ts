import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESK_TODAY } from '../../scripts/bench/desk-sizes.ts';
import { fewOf, fewUntil, type RowFilter, scopeOf, valuesOf } from '../../src/core/orders/order-row-scope.ts';
import { fetched, pageAcross, type RowStretch, walked } from '../../src/core/orders/order-row-sorts.ts';
import type { Db } from '../../src/core/platform/database.ts';
import { orderSorts, orderViews } from '../../src/shared/orders/order-rows.ts';
import { deskCompany } from '../support/desk-company.ts';

const EVERYTHING = 10_000;
const ALL = 'SELECT id AS "order" FROM orders';
let db: Db;
let end: () => void;

beforeAll(async () => {
  ({ db, end } = await deskCompany());
}, 60_000);

afterAll(() => end());

describe.each(orderViews)('the orders of the view "%s"', (view) => {
  test.each(orderSorts)(
    'by %s come out of the index as they come out sorted, whatever the filter',
    (sort) => {
      const all = filters();
      const [first] = all;
      for (const filter of all) {
        for (const direction of ['ASC', 'DESC'] as const) {
          const scope = scopeOf({ ...filter, view }, sort);
          const values = valuesOf({ ...filter, view }, anOwner(), hits());
          const byIndex = walked(db, scope, sort, direction, values);
          const whole = pageAcross(byIndex, EVERYTHING, 0);
          for (const set of [ALL, ...scope.sets]) {
            const sorted = fetched(db, scope, set, sort, direction, values);
            expect(pageAcross(sorted, EVERYTHING, 0), JSON.stringify(filter)).toEqual(whole);
          }
          expect(paged(byIndex, whole.length), JSON.stringify(filter)).toEqual(whole);
          if (filter === first) expect(whole.length).toBeGreaterThan(0);
          expect(byIndex.reduce((sum, stretch) => sum + stretch.count(), 0)).toBe(whole.length);
        }
      }
    },
  );

  test.each(orderSorts)('by %s are found without sorting more than few of them', (sort) => {
    for (const filter of filters()) {
      for (const direction of ['ASC', 'DESC'] as const) {
        const scope = scopeOf({ ...filter, view }, sort);
        const values = valuesOf({ ...filter, view }, anOwner(), hits());
        expect(plansOf(scope.sets, values).filter(isOverAll)).toEqual([]);
        const statements = statementsOf((recording) => {
          for (const stretch of walked(recording, scope, sort, direction, values)) stretch.page(100, 1);
          for (const set of scope.sets)
            pageAcross(fetched(recording, scope, set, sort, direction, values), 9, 0);
        });
        expect(statements.length).toBeGreaterThan(0);
        expect(plansOf(statements, values).filter(isOverAll), JSON.stringify({ filter, direction })).toEqual(
          [],
        );
      }
    }
  });
});

test('the further a page is, the longer a set is fetched whole', () => {
  const scope = scopeOf({ view: 'all', today: DESK_TODAY });
  const few = [100, 10_000, 100_000, 1_000_000].map((until) => fewUntil(db, scope, until));
  expect(few).toEqual(few.toSorted((a, b) => a - b));
  expect(few.at(-1)).toBeGreaterThan(few[0] ?? 0);
  expect(fewOf(db, scopeOf({ view: 'drafts', today: DESK_TODAY }), {}, 1)).toBe(null);
});

test('an index that is gone is noticed, and one that is not asked for by name is seen in the plan', () => {
  const scope = scopeOf({ view: 'open', today: DESK_TODAY });
  const list = () =>
    walked(openedAnew(), scope, 'requested', 'ASC', valuesOf({ view: 'open', today: DESK_TODAY }, '', []));
  const openedAnew = () => ({ ...db, q: (sql: string) => db.sqlite.prepare(sql) });
  const gone = db.sqlite
    .prepare("SELECT sql FROM sqlite_schema WHERE name = 'orders_openByRequested'")
    .pluck()
    .get();
  db.sqlite.exec('DROP INDEX orders_openByRequested');
  expect(() => pageAcross(list(), 1, 0)).toThrow('no such index: orders_openByRequested');
  db.sqlite.exec(String(gone));
  expect(pageAcross(list(), 1, 0)).toHaveLength(1);
  const unsorted =
    "SELECT id FROM orders WHERE status = 'closed' ORDER BY shippedOn LIMIT @limit OFFSET @offset";
  expect(plansOf([unsorted], {}).some(isOverAll)).toBe(true);
});

function filters(): readonly RowFilter[] {
  const one = (sql: string) => String(db.q(sql).pluck().get());
  const today = DESK_TODAY;
  const view = 'all' as const;
  const item = one('SELECT item FROM orderLines GROUP BY item ORDER BY count(*) DESC LIMIT 1');
  return [
    { view, today },
    {
      view,
      today,
      customer: one('SELECT customer FROM orders GROUP BY customer ORDER BY count(*) DESC LIMIT 1'),
    },
    { view, today, item },
    { view, today, owner: anOwner() },
    { view, today, item, owner: anOwner() },
    { view, today, promisedFrom: '2026-11-01', promisedUntil: '2026-12-15' },
    { view, today, text: 'found beforehand' },
  ];
}

/** As many as a search may answer with, of all kinds. */
function hits(): readonly string[] {
  return db.q('SELECT id FROM orders WHERE rowid % 3 = 0').pluck().all() as string[];
}

function anOwner(): string {
  return String(db.q(`SELECT owner FROM orders WHERE status = 'draft' AND owner IS NOT NULL`).pluck().get());
}

/** In pages of an odd size, so that they end anywhere. */
function paged(stretches: readonly RowStretch[], total: number): readonly string[] {
  const size = Math.max(7, Math.ceil(total / 9));
  const pages = Array.from({ length: Math.ceil(total / size) }, (_, page) =>
    pageAcross(stretches, size, page * size),
  );
  return pages.flat();
}

function statementsOf(work: (recording: Db) => void): readonly string[] {
  const asked = new Set<string>();
  work({
    ...db,
    q(sql) {
      asked.add(sql);
      return db.q(sql);
    },
  });
  return [...asked];
}

/** The steps of the plans, each with the statement it is of. */
function plansOf(statements: readonly string[], values: object): readonly string[] {
  return statements.flatMap((sql) => {
    const steps = db.sqlite
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all({ ...values, limit: 100, offset: 0, one: '' }) as { readonly detail: string }[];
    return steps.map(({ detail }) => `${detail} <- ${sql.replaceAll(/\s+/g, ' ')}`);
  });
}

/** A table read from end to end, or a sort of what is not few by its nature. */
function isOverAll(step: string): boolean {
  const [detail = '', sql = ''] = step.split(' <- ');
  if (/^SCAN (orders|orderLines|orderAmounts|first|parties|holds|backorders)\b(?!.*USING)/.test(detail))
    return true;
  const isOfFew = /\) AS few |INDEXED BY (orders_openByCustomer)\b/.test(sql);
  return /^USE TEMP B-TREE FOR .*ORDER BY/.test(detail) && !isOfFew;
}
