-- What an order says beyond its lines, what a line says beyond quantity and price, what was asked and what was overridden;
-- and two local tables: what is being typed, and how each person likes to see things.

-- Where it leaves from (a place), the last day it is wanted, delivery terms, who carries it and on whose account.
ALTER TABLE orders ADD COLUMN shipFrom TEXT;
ALTER TABLE orders ADD COLUMN cancelBy TEXT;
ALTER TABLE orders ADD COLUMN incoterm TEXT;
ALTER TABLE orders ADD COLUMN shipVia TEXT;
ALTER TABLE orders ADD COLUMN carrierAccount TEXT;
ALTER TABLE orders ADD COLUMN contact TEXT CONSTRAINT orders_contact REFERENCES contacts (id);
-- Payment terms of this order, as the columns of a party; all null: those of the customer. Prepaid stands in `prepaid`.
ALTER TABLE orders ADD COLUMN netDays INTEGER;
ALTER TABLE orders ADD COLUMN discountDays INTEGER;
ALTER TABLE orders ADD COLUMN discountPercent INTEGER;
-- The total that the customer's own paper says, in minor units of the order's currency.
ALTER TABLE orders ADD COLUMN poTotal INTEGER;
-- A discount on the whole document, in millionths of a percent, taken off the net or off the total.
ALTER TABLE orders ADD COLUMN documentDiscount INTEGER;
ALTER TABLE orders ADD COLUMN documentDiscountOn TEXT;
-- Millionths of the company's currency per one unit of the order's.
ALTER TABLE orders ADD COLUMN exchangeRate INTEGER;
-- The person who answers for it; null in history.
ALTER TABLE orders ADD COLUMN owner TEXT;

ALTER TABLE orderLines ADD COLUMN shipFrom TEXT;
ALTER TABLE orderLines ADD COLUMN cancelBy TEXT;
-- Added to the unit price, before discounts; millionths of a percent.
ALTER TABLE orderLines ADD COLUMN marginPercent INTEGER;
-- What a promotion takes off, and its name: nobody's discount, so no ceiling counts it.
ALTER TABLE orderLines ADD COLUMN promotionPercent INTEGER;
ALTER TABLE orderLines ADD COLUMN promotion TEXT;
-- Instead of the item's own tax group.
ALTER TABLE orderLines ADD COLUMN taxGroup TEXT;
-- The price list a person chose where two of equal rank disagree.
ALTER TABLE orderLines ADD COLUMN priceRule TEXT;

ALTER TABLE approvals ADD COLUMN marginPercent INTEGER;

-- Somebody asks for a price or discount that is not theirs to give. `line` null: the discount of the document.
CREATE TABLE approvalRequests (
  id TEXT NOT NULL,
  "order" TEXT NOT NULL,
  line TEXT,
  unitPrice INTEGER,
  discountPercent INTEGER,
  marginPercent INTEGER,
  askedBy TEXT NOT NULL,
  askedAt INTEGER NOT NULL,
  note TEXT,
  answer TEXT,
  answeredBy TEXT,
  answeredAt INTEGER,
  answeredWhy TEXT,
  CONSTRAINT approvalRequests_pk PRIMARY KEY (id),
  CONSTRAINT approvalRequests_order FOREIGN KEY ("order") REFERENCES orders (id),
  CONSTRAINT approvalRequests_line FOREIGN KEY (line) REFERENCES orderLines (id),
  CONSTRAINT approvalRequests_answer CHECK (answer IN ('given', 'refused')),
  CONSTRAINT approvalRequests_answered CHECK ((answer IS NULL) = (answeredBy IS NULL) AND (answer IS NULL) = (answeredAt IS NULL))
) STRICT;
CREATE INDEX approvalRequests_byOrder ON approvalRequests ("order", id);
CREATE INDEX approvalRequests_byLine ON approvalRequests (line);
CREATE INDEX approvalRequests_open ON approvalRequests (askedAt, id) WHERE answer IS NULL;

-- A check that somebody with the right went past, and why. `covers` is what the check said then (JSON of its params): a check
-- that says something else is not covered.
CREATE TABLE ruleOverrides (
  id TEXT NOT NULL,
  "order" TEXT NOT NULL,
  line TEXT,
  rule TEXT NOT NULL,
  covers TEXT NOT NULL,
  overriddenBy TEXT NOT NULL,
  overriddenAt INTEGER NOT NULL,
  why TEXT NOT NULL,
  CONSTRAINT ruleOverrides_pk PRIMARY KEY (id),
  CONSTRAINT ruleOverrides_order FOREIGN KEY ("order") REFERENCES orders (id),
  CONSTRAINT ruleOverrides_line FOREIGN KEY (line) REFERENCES orderLines (id)
) STRICT;
CREATE INDEX ruleOverrides_byOrder ON ruleOverrides ("order", id);
CREATE INDEX ruleOverrides_byLine ON ruleOverrides (line);

-- Local: what somebody is typing on this workstation, until it becomes a document. `version` counts up with each save, so
-- that two windows on one buffer notice each other. A discarded one is kept for a while.
CREATE TABLE typingBuffers (
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  -- The document it changes; null: a new one.
  base TEXT,
  version INTEGER NOT NULL,
  startedAt INTEGER NOT NULL,
  savedAt INTEGER NOT NULL,
  discardedAt INTEGER,
  CONSTRAINT typingBuffers_pk PRIMARY KEY (id)
) STRICT;
CREATE INDEX typingBuffers_byPerson ON typingBuffers (person, savedAt);
CREATE INDEX typingBuffers_discarded ON typingBuffers (discardedAt) WHERE discardedAt IS NOT NULL;

-- Local: columns, views, theme, keys of each person, JSON by name.
CREATE TABLE preferences (
  person TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  savedAt INTEGER NOT NULL,
  CONSTRAINT preferences_pk PRIMARY KEY (person, name)
) STRICT, WITHOUT ROWID;
