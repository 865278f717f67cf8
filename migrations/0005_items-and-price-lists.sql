-- What we stock and sell, in which units, and at which prices. Quantities, fractions' results and prices are millionths.

CREATE TABLE items (
  id TEXT NOT NULL,
  -- Two numbers that differ only by case are two items.
  number TEXT NOT NULL,
  description TEXT NOT NULL,
  -- A charge (postage, a fee) is sold and never in stock.
  kind TEXT NOT NULL,
  itemGroup TEXT,
  baseUnit TEXT NOT NULL,
  -- 1: the base unit is counted, never cut.
  wholeUnits INTEGER NOT NULL,
  lifecycle TEXT NOT NULL,
  successor TEXT,
  note TEXT,
  CONSTRAINT items_pk PRIMARY KEY (id),
  CONSTRAINT items_number UNIQUE (number),
  CONSTRAINT items_successor FOREIGN KEY (successor) REFERENCES items (id),
  CONSTRAINT items_kind CHECK (kind IN ('goods', 'charge')),
  CONSTRAINT items_wholeUnits CHECK (wholeUnits IN (0, 1)),
  CONSTRAINT items_lifecycle CHECK (lifecycle IN ('planned', 'active', 'ending', 'ended'))
) STRICT;
CREATE INDEX items_byNumberAnyCase ON items (number COLLATE NOCASE, id);
CREATE INDEX items_bySuccessor ON items (successor);

-- One of this unit is numerator / denominator base units, in lowest terms.
CREATE TABLE itemUnits (
  id TEXT NOT NULL,
  item TEXT NOT NULL,
  unit TEXT NOT NULL,
  wholeUnits INTEGER NOT NULL,
  numerator INTEGER NOT NULL,
  denominator INTEGER NOT NULL,
  CONSTRAINT itemUnits_pk PRIMARY KEY (id),
  CONSTRAINT itemUnits_once UNIQUE (item, unit),
  CONSTRAINT itemUnits_item FOREIGN KEY (item) REFERENCES items (id),
  CONSTRAINT itemUnits_wholeUnits CHECK (wholeUnits IN (0, 1)),
  CONSTRAINT itemUnits_positive CHECK (numerator > 0 AND denominator > 0)
) STRICT;

CREATE TABLE itemBarcodes (
  id TEXT NOT NULL,
  item TEXT NOT NULL,
  barcode TEXT NOT NULL,
  unit TEXT NOT NULL,
  CONSTRAINT itemBarcodes_pk PRIMARY KEY (id),
  CONSTRAINT itemBarcodes_barcode UNIQUE (barcode),
  CONSTRAINT itemBarcodes_item FOREIGN KEY (item) REFERENCES items (id)
) STRICT;
CREATE INDEX itemBarcodes_byItem ON itemBarcodes (item, id);

-- Only where costs may be seen. The id is the item's.
CREATE TABLE itemCosts (
  id TEXT NOT NULL,
  item TEXT NOT NULL,
  unitCost INTEGER NOT NULL,
  minimumMargin INTEGER NOT NULL,
  CONSTRAINT itemCosts_pk PRIMARY KEY (id),
  CONSTRAINT itemCosts_item FOREIGN KEY (item) REFERENCES items (id)
) STRICT;
CREATE INDEX itemCosts_byItem ON itemCosts (item);

-- The published fact: below this no line is sold without approval. The id is the item's.
CREATE TABLE itemFloorPrices (
  id TEXT NOT NULL,
  item TEXT NOT NULL,
  floorPrice INTEGER NOT NULL,
  CONSTRAINT itemFloorPrices_pk PRIMARY KEY (id),
  CONSTRAINT itemFloorPrices_item FOREIGN KEY (item) REFERENCES items (id)
) STRICT;
CREATE INDEX itemFloorPrices_byItem ON itemFloorPrices (item);

CREATE TABLE priceLists (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  currency TEXT NOT NULL,
  CONSTRAINT priceLists_pk PRIMARY KEY (id),
  CONSTRAINT priceLists_name UNIQUE (name),
  CONSTRAINT priceLists_kind CHECK (kind IN ('contract', 'customer', 'base'))
) STRICT;
CREATE INDEX priceLists_byKind ON priceLists (kind, currency);

-- The price of one `unit` from `fromQuantity` units on, from one business date until another (both included).
CREATE TABLE listPrices (
  id TEXT NOT NULL,
  list TEXT NOT NULL,
  item TEXT NOT NULL,
  unit TEXT NOT NULL,
  fromQuantity INTEGER NOT NULL,
  price INTEGER NOT NULL,
  validFrom TEXT NOT NULL,
  validUntil TEXT,
  CONSTRAINT listPrices_pk PRIMARY KEY (id),
  CONSTRAINT listPrices_once UNIQUE (list, item, unit, fromQuantity, validFrom),
  CONSTRAINT listPrices_list FOREIGN KEY (list) REFERENCES priceLists (id),
  CONSTRAINT listPrices_item FOREIGN KEY (item) REFERENCES items (id),
  CONSTRAINT listPrices_inOrder CHECK (validUntil IS NULL OR validUntil >= validFrom)
) STRICT;
CREATE INDEX listPrices_byItem ON listPrices (item, list);

-- Whom a customer list or a contract is for: one customer, or everybody of a customer group.
CREATE TABLE priceListAssignments (
  id TEXT NOT NULL,
  list TEXT NOT NULL,
  customer TEXT,
  customerGroup TEXT,
  priority INTEGER NOT NULL,
  validFrom TEXT NOT NULL,
  validUntil TEXT,
  CONSTRAINT priceListAssignments_pk PRIMARY KEY (id),
  CONSTRAINT priceListAssignments_list FOREIGN KEY (list) REFERENCES priceLists (id),
  CONSTRAINT priceListAssignments_customer FOREIGN KEY (customer) REFERENCES parties (id),
  CONSTRAINT priceListAssignments_oneTarget CHECK ((customer IS NULL) <> (customerGroup IS NULL)),
  CONSTRAINT priceListAssignments_inOrder CHECK (validUntil IS NULL OR validUntil >= validFrom)
) STRICT;
CREATE INDEX priceListAssignments_byList ON priceListAssignments (list, id);
CREATE INDEX priceListAssignments_byCustomer ON priceListAssignments (customer, id);
CREATE INDEX priceListAssignments_byGroup ON priceListAssignments (customerGroup, id);

CREATE TRIGGER items_searchInsert AFTER INSERT ON items BEGIN
  INSERT INTO searchEntries (kind, record) VALUES ('item', new.id);
  INSERT INTO searchWords (rowid, words) SELECT entry, new.number || ' ' || new.description FROM searchEntries WHERE record = new.id;
END;
CREATE TRIGGER items_searchUpdate AFTER UPDATE OF number, description ON items BEGIN
  UPDATE searchWords SET words = new.number || ' ' || new.description
  WHERE rowid IN (SELECT entry FROM searchEntries WHERE record = new.id);
END;
CREATE TRIGGER items_searchDelete AFTER DELETE ON items BEGIN
  DELETE FROM searchWords WHERE rowid IN (SELECT entry FROM searchEntries WHERE record = old.id);
  DELETE FROM searchEntries WHERE record = old.id;
END;
