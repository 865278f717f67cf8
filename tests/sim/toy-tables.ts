import { integer, sqliteTable, text } from '../../src/core/platform/column.ts';
import { derivedTable, syncedTable } from '../../src/core/platform/table.ts';

/** The tables of the toy world: small, and with one of everything that has ever broken synchronisation. */

export const FINANCE = 'finance';

export const people = syncedTable(
  sqliteTable('people', {
    id: text().primaryKey(),
    role: text().notNull(),
    active: integer().notNull(),
  }),
);

export const machines = syncedTable(
  sqliteTable('machines', { id: text().primaryKey(), person: text().notNull() }),
);

export const enrolments = syncedTable(
  sqliteTable('enrolments', {
    id: text().primaryKey(),
    machine: text().notNull(),
    code: text().notNull(),
    incarnation: integer().notNull(),
  }),
  { lookups: [['code']] },
);

export const customers = syncedTable(
  sqliteTable('customers', { id: text().primaryKey(), name: text().notNull(), note: text() }),
  { text: ['note'] },
);

export const terms = syncedTable(
  sqliteTable('terms', { id: text().primaryKey(), creditLimit: integer().notNull() }),
  { scope: { kind: 'fixed', label: FINANCE } },
);

export const items = syncedTable(
  sqliteTable('items', { id: text().primaryKey(), name: text().notNull(), seen: integer().notNull() }),
  { additive: ['seen'] },
);

export const orders = syncedTable(
  sqliteTable('orders', {
    id: text().primaryKey(),
    number: text().notNull(),
    customerId: text().notNull(),
    po: text(),
    status: text().notNull(),
    owner: text().notNull(),
    note: text(),
    price: integer().notNull(),
    madeAt: integer().notNull(),
  }),
  { text: ['note'], lookups: [['customerId'], ['customerId', 'po'], ['number']] },
);

/** As {@link orders} after the third migration. */
export const promisedOrders = syncedTable(
  sqliteTable('orders', {
    id: text().primaryKey(),
    number: text().notNull(),
    customerId: text().notNull(),
    po: text(),
    status: text().notNull(),
    owner: text().notNull(),
    note: text(),
    price: integer().notNull(),
    madeAt: integer().notNull(),
    promise: text(),
  }),
  { text: ['note'], lookups: [['customerId'], ['customerId', 'po'], ['number']] },
);

export const lines = syncedTable(
  sqliteTable('lines', {
    id: text().primaryKey(),
    orderId: text().notNull(),
    itemId: text().notNull(),
    quantity: integer().notNull(),
    slot: integer().notNull(),
  }),
  { document: 'orderId', lookups: [['orderId']] },
);

export const movements = syncedTable(
  sqliteTable('movements', {
    id: text().primaryKey(),
    itemId: text().notNull(),
    quantity: integer().notNull(),
    orderId: text(),
  }),
  { lookups: [['itemId']] },
);

export const holds = syncedTable(
  sqliteTable('holds', { id: text().primaryKey(), orderId: text().notNull(), kind: text().notNull() }),
  { document: 'orderId', lookups: [['orderId']] },
);

export const invoices = syncedTable(
  sqliteTable('invoices', { id: text().primaryKey(), orderId: text().notNull(), number: text().notNull() }),
  { document: 'orderId', lookups: [['orderId']] },
);

export const decisions = syncedTable(
  sqliteTable('decisions', {
    id: text().primaryKey(),
    customerId: text().notNull(),
    orderId: text().notNull(),
    amount: integer().notNull(),
  }),
  { scope: { kind: 'fixed', label: FINANCE } },
);

export const memos = syncedTable(
  sqliteTable('memos', { id: text().primaryKey(), owner: text().notNull(), words: text() }),
  { scope: { kind: 'column', column: 'owner', prefix: 'person:' }, text: ['words'] },
);

export const stock = derivedTable(
  sqliteTable('stock', {
    itemId: text().primaryKey(),
    quantity: integer().notNull(),
    moves: integer().notNull(),
  }),
  'itemId',
  { table: movements, column: 'itemId' },
);

export const orderCounts = derivedTable(
  sqliteTable('orderCounts', { customerId: text().primaryKey(), orders: integer().notNull() }),
  'customerId',
  { table: orders, column: 'customerId' },
);

const key = (table: string) => `CONSTRAINT ${table}_pk PRIMARY KEY (id)`;
const parent = (table: string, column: string, parentTable: string) =>
  `CONSTRAINT ${table}_${column} FOREIGN KEY (${column}) REFERENCES ${parentTable} (id)`;

export const TOY_SQL = `
CREATE TABLE people (id TEXT NOT NULL, role TEXT NOT NULL, active INTEGER NOT NULL, ${key('people')}) STRICT;
CREATE TABLE machines (id TEXT NOT NULL, person TEXT NOT NULL, ${key('machines')}) STRICT;
CREATE TABLE enrolments (id TEXT NOT NULL, machine TEXT NOT NULL, code TEXT NOT NULL, incarnation INTEGER NOT NULL,
  ${key('enrolments')}) STRICT;
CREATE TABLE customers (id TEXT NOT NULL, name TEXT NOT NULL, note TEXT, ${key('customers')}) STRICT;
CREATE TABLE terms (id TEXT NOT NULL, creditLimit INTEGER NOT NULL, ${key('terms')}) STRICT;
CREATE TABLE items (id TEXT NOT NULL, name TEXT NOT NULL, seen INTEGER NOT NULL, ${key('items')}) STRICT;
CREATE TABLE orders (id TEXT NOT NULL, number TEXT NOT NULL, customerId TEXT NOT NULL, po TEXT, status TEXT NOT NULL,
  owner TEXT NOT NULL, note TEXT, price INTEGER NOT NULL, madeAt INTEGER NOT NULL, ${key('orders')},
  CONSTRAINT orders_number UNIQUE (number), CONSTRAINT orders_po UNIQUE (customerId, po),
  ${parent('orders', 'customerId', 'customers')}) STRICT;
CREATE TABLE lines (id TEXT NOT NULL, orderId TEXT NOT NULL, itemId TEXT NOT NULL, quantity INTEGER NOT NULL,
  slot INTEGER NOT NULL, ${key('lines')}, CONSTRAINT lines_slot UNIQUE (orderId, slot),
  ${parent('lines', 'orderId', 'orders')}, ${parent('lines', 'itemId', 'items')}) STRICT;
CREATE TABLE movements (id TEXT NOT NULL, itemId TEXT NOT NULL, quantity INTEGER NOT NULL, orderId TEXT,
  ${key('movements')}, ${parent('movements', 'itemId', 'items')}) STRICT;
CREATE INDEX movements_byItem ON movements (itemId);
CREATE TABLE holds (id TEXT NOT NULL, orderId TEXT NOT NULL, kind TEXT NOT NULL, ${key('holds')},
  ${parent('holds', 'orderId', 'orders')}) STRICT;
CREATE TABLE invoices (id TEXT NOT NULL, orderId TEXT NOT NULL, number TEXT NOT NULL, ${key('invoices')},
  CONSTRAINT invoices_number UNIQUE (number), CONSTRAINT invoices_order UNIQUE (orderId),
  ${parent('invoices', 'orderId', 'orders')}) STRICT;
CREATE TABLE decisions (id TEXT NOT NULL, customerId TEXT NOT NULL, orderId TEXT NOT NULL, amount INTEGER NOT NULL,
  ${key('decisions')}) STRICT;
CREATE TABLE memos (id TEXT NOT NULL, owner TEXT NOT NULL, words TEXT, ${key('memos')}) STRICT;

CREATE TABLE stock (itemId TEXT NOT NULL, quantity INTEGER NOT NULL, moves INTEGER NOT NULL,
  CONSTRAINT stock_pk PRIMARY KEY (itemId)) STRICT;
CREATE TRIGGER stock_in AFTER INSERT ON movements BEGIN
  INSERT INTO stock VALUES (new.itemId, 0, 0) ON CONFLICT (itemId) DO NOTHING;
  UPDATE stock SET quantity = quantity + new.quantity, moves = moves + 1 WHERE itemId = new.itemId; END;
CREATE TRIGGER stock_out AFTER DELETE ON movements BEGIN
  UPDATE stock SET quantity = quantity - old.quantity, moves = moves - 1 WHERE itemId = old.itemId;
  DELETE FROM stock WHERE itemId = old.itemId AND moves = 0; END;
CREATE TABLE orderCounts (customerId TEXT NOT NULL, orders INTEGER NOT NULL,
  CONSTRAINT orderCounts_pk PRIMARY KEY (customerId)) STRICT;
CREATE TRIGGER orderCounts_in AFTER INSERT ON orders BEGIN
  INSERT INTO orderCounts VALUES (new.customerId, 1) ON CONFLICT (customerId) DO UPDATE SET orders = orders + 1; END;
CREATE TRIGGER orderCounts_out AFTER DELETE ON orders BEGIN
  UPDATE orderCounts SET orders = orders - 1 WHERE customerId = old.customerId;
  DELETE FROM orderCounts WHERE customerId = old.customerId AND orders = 0; END;
`;

export const PROMISE_SQL = 'ALTER TABLE orders ADD COLUMN promise TEXT;';
