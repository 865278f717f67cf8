-- What customers and vendors call our items, what customers want of an order, who is a duplicate of whom, and what is overdue.

CREATE TABLE customerItemNumbers (
  id TEXT NOT NULL,
  customer TEXT NOT NULL,
  item TEXT NOT NULL,
  number TEXT NOT NULL,
  -- The unit they order it in; null: the base unit.
  unit TEXT,
  CONSTRAINT customerItemNumbers_pk PRIMARY KEY (id),
  CONSTRAINT customerItemNumbers_once UNIQUE (customer, number),
  CONSTRAINT customerItemNumbers_customer FOREIGN KEY (customer) REFERENCES parties (id),
  CONSTRAINT customerItemNumbers_item FOREIGN KEY (item) REFERENCES items (id)
) STRICT;
CREATE INDEX customerItemNumbers_byItem ON customerItemNumbers (item, id);
CREATE INDEX customerItemNumbers_anyCase ON customerItemNumbers (customer, number COLLATE NOCASE, id);

CREATE TABLE vendorItemNumbers (
  id TEXT NOT NULL,
  vendor TEXT NOT NULL,
  item TEXT NOT NULL,
  number TEXT NOT NULL,
  CONSTRAINT vendorItemNumbers_pk PRIMARY KEY (id),
  CONSTRAINT vendorItemNumbers_once UNIQUE (vendor, number),
  CONSTRAINT vendorItemNumbers_vendor FOREIGN KEY (vendor) REFERENCES parties (id),
  CONSTRAINT vendorItemNumbers_item FOREIGN KEY (item) REFERENCES items (id)
) STRICT;
CREATE INDEX vendorItemNumbers_byItem ON vendorItemNumbers (item, id);
CREATE INDEX vendorItemNumbers_anyCase ON vendorItemNumbers (number COLLATE NOCASE, id);

-- Numbers as the eye reads them: without separators, O as 0, I and L as 1. `foldNumber` in src/shared/items says the same.
CREATE INDEX items_byFoldedNumber ON items (
  replace(replace(replace(replace(replace(replace(replace(replace(upper(number),
    '-', ''), ' ', ''), '.', ''), '/', ''), '_', ''), 'O', '0'), 'I', '1'), 'L', '1')
);

-- What a customer wants of every order. Which columns are filled depends on the kind.
CREATE TABLE customerRules (
  id TEXT NOT NULL,
  customer TEXT NOT NULL,
  kind TEXT NOT NULL,
  strength TEXT NOT NULL,
  -- ISO 8601, 1 is Monday; times of the day at the customer's, HH:MM. Null: from the day's beginning, to its end.
  weekday INTEGER,
  fromTime TEXT,
  untilTime TEXT,
  -- Minor units of the customer's currency.
  amount INTEGER,
  -- Ids of ship-tos, by a space.
  addresses TEXT,
  note TEXT,
  CONSTRAINT customerRules_pk PRIMARY KEY (id),
  CONSTRAINT customerRules_customer FOREIGN KEY (customer) REFERENCES parties (id),
  CONSTRAINT customerRules_kind CHECK (kind IN
    ('customer-po', 'po-on-label', 'no-delivery', 'ship-complete', 'minimum-value', 'only-ship-tos', 'note')),
  CONSTRAINT customerRules_strength CHECK (strength IN ('must', 'should')),
  CONSTRAINT customerRules_weekday CHECK (weekday BETWEEN 1 AND 7)
) STRICT;
CREATE INDEX customerRules_byCustomer ON customerRules (customer, id);

-- What a new order of a customer begins with. `defaultShipFrom` names a place, which a later domain keeps.
ALTER TABLE parties ADD COLUMN defaultShipFrom TEXT;
ALTER TABLE parties ADD COLUMN incoterm TEXT;
ALTER TABLE parties ADD COLUMN shipVia TEXT;
ALTER TABLE parties ADD COLUMN carrierAccount TEXT;
ALTER TABLE parties ADD COLUMN defaultContact TEXT CONSTRAINT parties_defaultContact REFERENCES contacts (id);
-- The party that stands for this one: nobody trades with a duplicate.
ALTER TABLE parties ADD COLUMN duplicateOf TEXT CONSTRAINT parties_duplicateOf REFERENCES parties (id);
CREATE INDEX parties_byDefaultContact ON parties (defaultContact);
CREATE INDEX parties_byDuplicateOf ON parties (duplicateOf);
CREATE INDEX parties_byTaxNumber ON parties (taxNumber);
CREATE INDEX contacts_byEmail ON contacts (email COLLATE NOCASE, party);
CREATE INDEX addresses_byPostalCode ON addresses (postalCode, party);

-- Overdue as it was typed with the receivable; how many days beyond the terms the customer may be before orders go on hold.
ALTER TABLE customerCredit ADD COLUMN overdue INTEGER;
ALTER TABLE customerCredit ADD COLUMN overdueDays INTEGER;
ALTER TABLE customerCredit ADD COLUMN graceDays INTEGER;
-- The published fact: from this day on new orders are held because something is overdue for too long.
ALTER TABLE creditAllowances ADD COLUMN holdFrom TEXT;
CREATE INDEX orders_committed ON orders (customer, placedAt, id) WHERE committedAmount IS NOT NULL;
