-- What customers want and what we promised; what stops an order; what a customer may owe. Money is minor units,
-- quantities and unit prices are millionths, dates are business dates, instants are milliseconds since 1970 in UTC.

-- Only where finance may be seen. The id is the customer's. A limit of null is none; the receivable is typed or imported
-- until invoices exist.
CREATE TABLE customerCredit (
  id TEXT NOT NULL,
  creditLimit INTEGER,
  receivable INTEGER NOT NULL,
  receivableAsOf TEXT,
  CONSTRAINT customerCredit_pk PRIMARY KEY (id),
  CONSTRAINT customerCredit_customer FOREIGN KEY (id) REFERENCES parties (id),
  CONSTRAINT customerCredit_limit CHECK (creditLimit >= 0)
) STRICT;

-- The published fact: limit minus receivable, what orders may still take up; null is without limit. The id is the customer's.
CREATE TABLE creditAllowances (
  id TEXT NOT NULL,
  allowance INTEGER,
  asOf TEXT,
  CONSTRAINT creditAllowances_pk PRIMARY KEY (id),
  CONSTRAINT creditAllowances_customer FOREIGN KEY (id) REFERENCES parties (id)
) STRICT;

CREATE TABLE orders (
  id TEXT NOT NULL,
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  origin TEXT NOT NULL,
  status TEXT NOT NULL,
  -- Null only where another system had none.
  customer TEXT,
  customerPo TEXT,
  currency TEXT NOT NULL,
  placedOn TEXT NOT NULL,
  placedAt INTEGER NOT NULL,
  requestedDate TEXT,
  shippedOn TEXT,
  shipComplete INTEGER NOT NULL,
  prepaid INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  -- What counts for the customer's credit since the last confirmation; null while nothing does.
  committedAmount INTEGER,
  freight INTEGER,
  shipTo TEXT,
  -- As the other system wrote it.
  shipToText TEXT,
  note TEXT,
  -- What was settled while importing (two timestamps, of which the earlier counts): JSON of refusal-like codes and params.
  importRemarks TEXT,
  CONSTRAINT orders_pk PRIMARY KEY (id),
  CONSTRAINT orders_customer FOREIGN KEY (customer) REFERENCES parties (id),
  CONSTRAINT orders_shipTo FOREIGN KEY (shipTo) REFERENCES addresses (id),
  CONSTRAINT orders_kind CHECK (kind IN ('order', 'credit', 'bad-debt')),
  CONSTRAINT orders_origin CHECK (origin IN ('own', 'imported')),
  CONSTRAINT orders_status CHECK (status IN ('draft', 'confirmed', 'closed', 'cancelled')),
  CONSTRAINT orders_ownHasCustomer CHECK (customer IS NOT NULL OR origin = 'imported'),
  CONSTRAINT orders_ownIsOrder CHECK (kind = 'order' OR origin = 'imported'),
  CONSTRAINT orders_shipComplete CHECK (shipComplete IN (0, 1)),
  CONSTRAINT orders_prepaid CHECK (prepaid IN (0, 1))
) STRICT;
-- Two other systems may have used one number twice; ours never does.
CREATE UNIQUE INDEX orders_ownNumber ON orders (number) WHERE origin = 'own';
CREATE INDEX orders_byNumber ON orders (number COLLATE NOCASE, id);
CREATE INDEX orders_byPlaced ON orders (placedAt, id);
CREATE INDEX orders_byCustomer ON orders (customer, placedAt, id);
CREATE INDEX orders_byCustomerPo ON orders (customerPo, customer);
CREATE INDEX orders_open ON orders (status, placedAt, id) WHERE status IN ('draft', 'confirmed');

-- A line may come before its order within one change: then the order is indexed for search once and not per line.
CREATE TABLE orderLines (
  id TEXT NOT NULL,
  "order" TEXT NOT NULL,
  position INTEGER NOT NULL,
  item TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  unitPrice INTEGER NOT NULL,
  status TEXT NOT NULL,
  -- 1: postage, discounts, charges; never allocated.
  notGoods INTEGER NOT NULL,
  discountPercent INTEGER,
  -- Where the paper calls the item something else than we do.
  description TEXT,
  -- Null: the item's base unit.
  unit TEXT,
  -- The price by rule when the line was entered, null where no rule gave one, and which rule it was.
  listPrice INTEGER,
  priceSource TEXT,
  requestedDate TEXT,
  promisedDate TEXT,
  firstConfirmedDate TEXT,
  note TEXT,
  CONSTRAINT orderLines_pk PRIMARY KEY (id),
  CONSTRAINT orderLines_order FOREIGN KEY ("order") REFERENCES orders (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT orderLines_item FOREIGN KEY (item) REFERENCES items (id),
  CONSTRAINT orderLines_status CHECK (status IN ('open', 'complete', 'cancelled', 'short-closed')),
  CONSTRAINT orderLines_notGoods CHECK (notGoods IN (0, 1))
) STRICT;
CREATE INDEX orderLines_byOrder ON orderLines ("order", position);
CREATE INDEX orderLines_byItem ON orderLines (item);

CREATE TABLE holds (
  id TEXT NOT NULL,
  "order" TEXT NOT NULL,
  kind TEXT NOT NULL,
  placedBy TEXT NOT NULL,
  placedAt INTEGER NOT NULL,
  -- A person's words; or, where a rule placed it, its reason as JSON of a code with params.
  placedWhy TEXT,
  placedRule TEXT,
  -- The order's amount looked at: a release holds until it grows.
  amount INTEGER,
  releasedBy TEXT,
  releasedAt INTEGER,
  releasedWhy TEXT,
  CONSTRAINT holds_pk PRIMARY KEY (id),
  CONSTRAINT holds_order FOREIGN KEY ("order") REFERENCES orders (id),
  CONSTRAINT holds_kind CHECK (kind IN ('credit', 'price', 'export', 'address', 'manual')),
  CONSTRAINT holds_oneReason CHECK ((placedWhy IS NULL) <> (placedRule IS NULL)),
  CONSTRAINT holds_released CHECK ((releasedBy IS NULL) = (releasedAt IS NULL) AND (releasedBy IS NULL) = (releasedWhy IS NULL))
) STRICT;
CREATE INDEX holds_byOrder ON holds ("order", id);
CREATE INDEX holds_toRelease ON holds (kind, placedAt, id) WHERE releasedAt IS NULL;

-- Dies when the line's price or discount is no longer what it covers.
CREATE TABLE approvals (
  id TEXT NOT NULL,
  "order" TEXT NOT NULL,
  line TEXT NOT NULL,
  unitPrice INTEGER NOT NULL,
  discountPercent INTEGER,
  approvedBy TEXT NOT NULL,
  approvedAt INTEGER NOT NULL,
  why TEXT NOT NULL,
  CONSTRAINT approvals_pk PRIMARY KEY (id),
  CONSTRAINT approvals_order FOREIGN KEY ("order") REFERENCES orders (id),
  CONSTRAINT approvals_line FOREIGN KEY (line) REFERENCES orderLines (id)
) STRICT;
CREATE INDEX approvals_byOrder ON approvals ("order", id);
CREATE INDEX approvals_byLine ON approvals (line);

-- What was promised and is not there, in base units, with the reason the screen shows: JSON of a code with params.
CREATE TABLE backorders (
  id TEXT NOT NULL,
  "order" TEXT NOT NULL,
  line TEXT NOT NULL,
  item TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  since INTEGER NOT NULL,
  why TEXT NOT NULL,
  CONSTRAINT backorders_pk PRIMARY KEY (id),
  CONSTRAINT backorders_line FOREIGN KEY (line) REFERENCES orderLines (id),
  CONSTRAINT backorders_order FOREIGN KEY ("order") REFERENCES orders (id),
  CONSTRAINT backorders_item FOREIGN KEY (item) REFERENCES items (id),
  CONSTRAINT backorders_oncePerLine UNIQUE (line),
  CONSTRAINT backorders_positive CHECK (quantity > 0)
) STRICT;
CREATE INDEX backorders_byItem ON backorders (item, since, id);
CREATE INDEX backorders_byOrder ON backorders ("order", id);

-- Confirmations (each with its revision), withdrawals, closures, cancellations, re-openings.
CREATE TABLE orderDecisions (
  id TEXT NOT NULL,
  "order" TEXT NOT NULL,
  kind TEXT NOT NULL,
  revision INTEGER NOT NULL,
  decidedBy TEXT NOT NULL,
  decidedAt INTEGER NOT NULL,
  why TEXT,
  amount INTEGER,
  CONSTRAINT orderDecisions_pk PRIMARY KEY (id),
  CONSTRAINT orderDecisions_order FOREIGN KEY ("order") REFERENCES orders (id),
  CONSTRAINT orderDecisions_kind CHECK (kind IN ('confirmed', 'withdrawn', 'cancelled', 'closed', 're-opened'))
) STRICT;
CREATE INDEX orderDecisions_byOrder ON orderDecisions ("order", decidedAt, id);

-- Derived: what confirmed orders add to a customer's exposure.
CREATE TABLE creditCommitments (customer TEXT, amount INTEGER, orders INTEGER) STRICT;
CREATE INDEX creditCommitments_byCustomer ON creditCommitments (customer);

CREATE TRIGGER orders_commitInsert AFTER INSERT ON orders WHEN new.committedAmount IS NOT NULL BEGIN
  INSERT INTO creditCommitments SELECT new.customer, 0, 0
  WHERE NOT EXISTS (SELECT 1 FROM creditCommitments WHERE customer = new.customer);
  UPDATE creditCommitments SET amount = amount + new.committedAmount, orders = orders + 1 WHERE customer = new.customer;
END;
CREATE TRIGGER orders_commitUpdate AFTER UPDATE OF committedAmount, customer ON orders
WHEN new.committedAmount IS NOT NULL OR old.committedAmount IS NOT NULL BEGIN
  UPDATE creditCommitments SET amount = amount - old.committedAmount, orders = orders - 1
  WHERE customer = old.customer AND old.committedAmount IS NOT NULL;
  INSERT INTO creditCommitments SELECT new.customer, 0, 0
  WHERE new.committedAmount IS NOT NULL AND NOT EXISTS (SELECT 1 FROM creditCommitments WHERE customer = new.customer);
  UPDATE creditCommitments SET amount = amount + new.committedAmount, orders = orders + 1
  WHERE customer = new.customer AND new.committedAmount IS NOT NULL;
  DELETE FROM creditCommitments WHERE customer = old.customer AND orders = 0;
END;
CREATE TRIGGER orders_commitDelete AFTER DELETE ON orders WHEN old.committedAmount IS NOT NULL BEGIN
  UPDATE creditCommitments SET amount = amount - old.committedAmount, orders = orders - 1 WHERE customer = old.customer;
  DELETE FROM creditCommitments WHERE customer = old.customer AND orders = 0;
END;

-- Derived: one full-text entry per order. The entry's number is the second it was placed in, times 2^20, plus a place in
-- that second, so that newest first is the order of the index itself. Words are those that stood when the order was last touched.
CREATE TABLE orderSearchEntries (
  entry INTEGER,
  "order" TEXT,
  CONSTRAINT orderSearchEntries_pk PRIMARY KEY (entry)
) STRICT;
CREATE INDEX orderSearchEntries_byOrder ON orderSearchEntries ("order");
CREATE VIRTUAL TABLE orderSearchWords USING fts5 (
  words,
  content = '',
  contentless_delete = 1,
  detail = none,
  tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIEW orderSearchTexts AS
-- A number is also found by its digits alone, as it is said on the phone: 1042 for SO-A-001042.
SELECT orders.id AS "order",
  orders.number || ' ' || ltrim(ltrim(upper(orders.number), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-'), '0') || ' ' ||
  coalesce(orders.customerPo, '') || ' ' || coalesce(parties.customerCode || ' ' || parties.name, '') || ' ' ||
  coalesce((SELECT group_concat(items.number || ' ' || coalesce(lines.description, items.description), ' ')
    FROM orderLines AS lines JOIN items ON items.id = lines.item WHERE lines."order" = orders.id), '') AS words
FROM orders LEFT JOIN parties ON parties.id = orders.customer;

-- Triggers only note what is to be indexed; it is done once per command (`settleOrderSearch`), because full-text writes a
-- segment for every statement that comes between two of its own.
CREATE TABLE orderSearchQueue (entry INTEGER, "order" TEXT) STRICT;
CREATE INDEX orderSearchQueue_byOrder ON orderSearchQueue ("order");
CREATE TRIGGER orders_searchInsert AFTER INSERT ON orders BEGIN
  INSERT INTO orderSearchEntries (entry, "order")
  SELECT coalesce(max(entry) + 1, new.placedAt / 1000 * 1048576), new.id FROM orderSearchEntries
  WHERE entry BETWEEN new.placedAt / 1000 * 1048576 AND new.placedAt / 1000 * 1048576 + 1048575;
  INSERT INTO orderSearchQueue SELECT entry, "order" FROM orderSearchEntries WHERE "order" = new.id;
END;
CREATE TRIGGER orders_searchUpdate AFTER UPDATE OF number, customer, customerPo ON orders BEGIN
  INSERT INTO orderSearchQueue SELECT entry, "order" FROM orderSearchEntries WHERE "order" = new.id;
END;
CREATE TRIGGER orders_searchDelete AFTER DELETE ON orders BEGIN
  INSERT INTO orderSearchQueue SELECT entry, "order" FROM orderSearchEntries WHERE "order" = old.id;
  DELETE FROM orderSearchEntries WHERE "order" = old.id;
END;
CREATE TRIGGER orderLines_searchInsert AFTER INSERT ON orderLines
WHEN NOT EXISTS (SELECT 1 FROM orderSearchQueue WHERE "order" = new."order") BEGIN
  INSERT INTO orderSearchQueue SELECT entry, "order" FROM orderSearchEntries WHERE "order" = new."order";
END;
CREATE TRIGGER orderLines_searchUpdate AFTER UPDATE OF item, description ON orderLines
WHEN NOT EXISTS (SELECT 1 FROM orderSearchQueue WHERE "order" = new."order") BEGIN
  INSERT INTO orderSearchQueue SELECT entry, "order" FROM orderSearchEntries WHERE "order" = new."order";
END;
CREATE TRIGGER orderLines_searchDelete AFTER DELETE ON orderLines
WHEN NOT EXISTS (SELECT 1 FROM orderSearchQueue WHERE "order" = old."order") BEGIN
  INSERT INTO orderSearchQueue SELECT entry, "order" FROM orderSearchEntries WHERE "order" = old."order";
END;
