import { join } from 'node:path';
import { settleOrderSearchQuietly } from '../../src/core/orders/order-search.ts';
import { type Db, inTransaction, openDatabase } from '../../src/core/platform/database.ts';
import { makeId } from '../../src/shared/kernel/id.ts';
import { createCompany } from '../../src/workstation/company-create.ts';
import { mixed, named, worded } from './desk-names.ts';
import { DESK_TODAY, type DeskSizes } from './desk-sizes.ts';

const DAY = 86_400_000;
const UNTIL = Date.parse(`${DESK_TODAY}T12:00:00Z`);
const YEARS = 10;
export const DESK_PEOPLE = 12;

/**
 * A company with all its orders, written straight into the tables of the product: triggers and indexes are put aside
 * meanwhile and made again from their own text, so that what is measured stands under the product's schema. The same
 * sizes make the same company.
 */
export async function makeDesk(folder: string, sizes: DeskSizes): Promise<void> {
  const owner = { name: 'Olga', password: 'seven green harbours' };
  const made = await createCompany({ folder, company: { name: 'Bench', currency: 'EUR', owner } });
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  const me = made.value.people.current()?.person ?? '';
  await made.value.close();
  const db = openDatabase(join(folder, 'daybook.db'), { cacheKib: 524_288 });
  db.sqlite.pragma('synchronous = OFF');
  db.sqlite.pragma('foreign_keys = OFF');
  db.sqlite.pragma('journal_mode = MEMORY');
  const restore = putAside(db);
  inTransaction(db, () => {
    db.sqlite.exec(PLACES);
    fill(db, 'parties', sizes.customers, customerRow);
    fill(db, 'items', sizes.items, itemRow);
    fill(db, 'orders', sizes.orders, orderMaker(sizes, me));
    db.sqlite.function('mixed', { deterministic: true }, (a, b) => mixed(Number(a), Number(b)));
    db.sqlite.exec(linesSql(sizes));
  });
  db.sqlite.exec(restore.indexes);
  inTransaction(db, () => db.sqlite.exec(DETAILS));
  inTransaction(db, () => indexWords(db));
  db.sqlite.exec(restore.triggers);
  db.sqlite.pragma('journal_mode = WAL');
  db.sqlite.close();
}

function putAside({ sqlite }: Db): { readonly indexes: string; readonly triggers: string } {
  const kept = sqlite
    .prepare(
      `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND (type = 'trigger' OR (type = 'index'
       AND tbl_name IN ('orders', 'orderLines', 'orderRevisions', 'orderAmounts', 'parties', 'items', 'holds',
       'backorders')))`,
    )
    .all() as { type: 'index' | 'trigger'; name: string; sql: string }[];
  for (const { type, name } of kept) sqlite.exec(`DROP ${type} "${name}"`);
  const textOf = (asked: string) =>
    kept
      .filter(({ type }) => type === asked)
      .map(({ sql }) => `${sql};`)
      .join('\n');
  return { indexes: textOf('index'), triggers: textOf('trigger') };
}

type Row = Readonly<Record<string, string | number | null>>;

function fill({ sqlite }: Db, table: string, count: number, rowOf: (i: number) => Row): void {
  const columns = Object.keys(rowOf(0));
  const names = columns.map((column) => `"${column}"`).join(', ');
  const insert = sqlite.prepare(
    `INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  for (let i = 0; i < count; i++) {
    const row = rowOf(i);
    insert.run(columns.map((column) => row[column] ?? null));
  }
}

export function customerId(i: number): string {
  return idOf(UNTIL - YEARS * 365 * DAY + i, i, 1);
}

export function itemId(i: number): string {
  return idOf(UNTIL - YEARS * 365 * DAY + i, i, 2);
}

export function personId(i: number): string {
  return idOf(UNTIL - YEARS * 365 * DAY + i, i, 3);
}

function customerRow(i: number): Row {
  return {
    id: customerId(i),
    name: named(i),
    customerCode: `C-${10_001 + i}`,
    customerState: mixed(i, 11) % 20 === 0 ? 'inactive' : 'active',
    vendorState: 'none',
    currency: 'EUR',
  };
}

function itemRow(i: number): Row {
  return {
    id: itemId(i),
    number: `${['HX', 'BR', 'VT', 'PL'][i % 4]}-${10_000 + i}`,
    description: worded(i),
    kind: 'goods',
    baseUnit: 'EA',
    wholeUnits: 1,
    lifecycle: 'active',
  };
}

function orderMaker(sizes: DeskSizes, me: string): (i: number) => Row {
  const first = UNTIL - YEARS * 365 * DAY;
  const step = (YEARS * 365 * DAY) / sizes.orders;
  const firstOpen = sizes.orders - sizes.open * 3;
  return (i) => {
    const placedAt = Math.floor(first + i * step);
    const placedOn = new Date(placedAt).toISOString().slice(0, 10);
    // A third of the newest orders, and a few old ones that nobody has looked after, are open.
    const isOpen = i >= firstOpen ? mixed(i, 5) % 100 < 33 : mixed(i, 5) % 5_000 === 0;
    const isImported = !isOpen && i < sizes.orders * 0.6;
    const isDraft = isOpen && mixed(i, 7) % 8 === 0;
    const isCancelled = !isOpen && !isImported && mixed(i, 7) % 50 === 0;
    const owner = mixed(i, 9) % DESK_PEOPLE;
    const open = isDraft ? 'draft' : 'confirmed';
    return {
      id: isImported ? `${idOf(first, i >> 10, 4)}.${536_365 + i}` : idOf(placedAt + (i % 1_000), i, 5),
      number: isImported
        ? String(536_365 + i)
        : `SO-${'ABC'.charAt(owner % 3)}-${String(i).padStart(7, '0')}`,
      kind: 'order',
      origin: isImported ? 'imported' : 'own',
      status: isOpen ? open : isCancelled ? 'cancelled' : 'closed',
      customer: isImported && i % 97 === 0 ? null : customerId(customerOf(i, sizes)),
      customerPo: mixed(i, 13) % 3 === 0 ? null : `PO ${mixed(i, 17) % 900_000}`,
      currency: 'EUR',
      placedOn,
      placedAt,
      requestedDate: mixed(i, 19) % 4 === 0 ? null : dayAfter(placedAt, mixed(i, 23) % 40),
      shipComplete: 0,
      prepaid: 0,
      revision: isDraft || isImported ? 0 : 1,
      committedAmount: isOpen && !isDraft ? 1_000 + (mixed(i + 1, 29) % 2_000_000) : null,
      owner: isImported ? null : owner === 0 ? me : personId(owner),
    };
  };
}

/** One customer has a twentieth of all orders; of the others, few have many. */
function customerOf(i: number, { customers, biggest, orders }: DeskSizes): number {
  if (mixed(i, 31) % orders < biggest) return 0;
  const share = (mixed(i, 37) % 1_000_000) / 1_000_000;
  return 1 + Math.floor(share * share * (customers - 1));
}

export function dayAfter(at: number, days: number): string {
  return new Date(at + days * DAY).toISOString().slice(0, 10);
}

function idOf(at: number, i: number, salt: number): string {
  const chance = Uint8Array.from({ length: 10 }, (_, k) => mixed(i, salt * 101 + k) & 255);
  return makeId(at, chance);
}

const PLACES = `INSERT INTO places (id, code, name, kind, active)
  VALUES ('stock', 'MAIN', 'Main', 'stock', 1) ON CONFLICT DO NOTHING;`;

/** Few of the open orders are late. Items are asked for unequally: the first of 20,000 is on every thirtieth order, the middle one on every 1,500th. */
function linesSql({ linesEach, items }: DeskSizes): string {
  const most = Array.from({ length: linesEach * 2 - 1 }, (_, k) => k + 1);
  return `
    CREATE TEMP TABLE itemPlaces AS SELECT rowid AS place, id FROM items;
    CREATE UNIQUE INDEX temp.itemPlaces_byPlace ON itemPlaces (place);
    INSERT INTO orderLines (id, "order", position, item, quantity, unitPrice, status, notGoods, listPrice,
      priceSource, requestedDate, promisedDate, firstConfirmedDate)
    SELECT made.id || '.l' || made.k, made.id, made.k * 10, itemPlaces.id, (1 + made.chance % 40) * 1000000,
      (50 + made.chance % 9000) * 10000,
      CASE WHEN made.status IN ('draft', 'confirmed') THEN 'open'
        WHEN made.status = 'cancelled' THEN 'cancelled' ELSE 'complete' END,
      0, (50 + made.chance % 9000) * 10000, CASE origin WHEN 'own' THEN 'base list' END, made.requestedDate,
      CASE WHEN made.origin = 'own' AND made.status <> 'draft' THEN made.promised END,
      CASE WHEN made.origin = 'own' AND made.status <> 'draft' THEN made.promised END
    FROM (
      SELECT orders.*, n.value AS k, mixed(orders.rowid, 41 + n.value) AS chance,
        CASE WHEN status = 'confirmed' AND mixed(orders.rowid, 61) % 12 <> 0
          THEN date('${DESK_TODAY}', (mixed(orders.rowid, 43) % 45) || ' days')
          ELSE date(placedAt / 1000 + 86400 * (3 + mixed(orders.rowid, 43) % 60), 'unixepoch') END AS promised
      FROM orders CROSS JOIN json_each('[${most.join()}]') AS n
      WHERE n.value <= 1 + mixed(orders.rowid, 47) % ${most.length}
    ) AS made
    CROSS JOIN itemPlaces ON itemPlaces.place =
      1 + CAST(pow((made.chance / 16 % 1000000) / 1000000.0, 2) * ${items} AS INTEGER);
    DROP TABLE itemPlaces;`;
}

/** As long as the document of an order of five lines. */
const DOCUMENT = `{"filler":"${'-'.repeat(1_200)}"}`;

/** Revisions, holds that stand and many that were released, backorders, and what confirmed orders add to credit. */
const DETAILS = `
  INSERT INTO holds (id, "order", kind, placedBy, placedAt, placedWhy, releasedBy, releasedAt, releasedWhy)
  SELECT id || '.h', id, CASE rowid % 4 WHEN 0 THEN 'credit' WHEN 1 THEN 'price' ELSE 'manual' END, owner, placedAt,
    'as agreed', iif(status = 'confirmed' AND rowid % 2 = 0, NULL, owner),
    iif(status = 'confirmed' AND rowid % 2 = 0, NULL, placedAt), iif(status = 'confirmed' AND rowid % 2 = 0, NULL, 'paid')
  FROM orders WHERE origin = 'own' AND status <> 'draft' AND mixed(rowid, 53) % 12 = 0;
  INSERT INTO orderRevisions (id, "order", revision, cause, madeBy, madeAt, amount, document)
  SELECT id || '.r', id, 1, 'confirmed', owner, placedAt, 1000 + mixed(rowid, 29) % 2000000, '${DOCUMENT}'
  FROM orders WHERE origin = 'own' AND revision > 0;
  INSERT INTO orderAmounts ("order", amount, placedAt, status, customer, owner)
  SELECT orders.id, last.amount, placedAt, status, customer, owner
  FROM orders LEFT JOIN orderRevisions AS last ON last."order" = orders.id ORDER BY orders.id;
  INSERT INTO backorders (id, "order", line, item, quantity, since, why)
  SELECT orderLines.id || '.b', orderLines."order", orderLines.id, orderLines.item, 1000000, orders.placedAt,
    '{"code":"orders.short","params":{}}'
  FROM orders JOIN orderLines ON orderLines."order" = orders.id
  WHERE orders.status = 'confirmed' AND mixed(orderLines.rowid, 59) % 40 = 0;
  INSERT INTO creditCommitments SELECT customer, sum(committedAmount), count(*) FROM orders
  WHERE committedAmount IS NOT NULL GROUP BY customer;`;

/** As the triggers and `settle` would have, in the order of the entries. */
function indexWords(db: Db): void {
  for (const [kind, table, words] of [
    ['party', 'parties', "concat_ws(' ', customerCode, vendorCode, name)"],
    ['item', 'items', "number || ' ' || description"],
  ]) {
    db.sqlite.exec(`
      INSERT INTO searchEntries (kind, record) SELECT '${kind}', id FROM "${table}" ORDER BY rowid;
      INSERT INTO searchWords (rowid, words) SELECT entry, ${words} FROM searchEntries JOIN "${table}" ON id = record
      WHERE searchEntries.kind = '${kind}' ORDER BY entry;`);
  }
  db.sqlite.exec(`
    INSERT INTO orderSearchEntries (entry, "order")
    SELECT placedAt / 1000 * 1048576 + row_number() OVER (PARTITION BY placedAt / 1000 ORDER BY rowid) - 1, id
    FROM orders ORDER BY placedAt;`);
  const share = db.sqlite.prepare(
    `INSERT INTO orderSearchQueue SELECT entry FROM orderSearchEntries
     WHERE entry > ? ORDER BY entry LIMIT 50000`,
  );
  const last = db.sqlite.prepare('SELECT max(entry) FROM orderSearchQueue').pluck();
  for (let entry = -1; share.run(entry).changes > 0; ) {
    entry = last.get() as number;
    settleOrderSearchQuietly(db);
  }
  // As many as wait for the index at most where there are quiet moments: the search has to read them each time.
  db.sqlite.exec(
    'INSERT INTO orderSearchQueue SELECT entry FROM orderSearchEntries ORDER BY entry DESC LIMIT 15',
  );
}
