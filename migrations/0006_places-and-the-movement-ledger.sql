-- Where stock can be, every movement of it, and which of it is tied to order lines. Quantities are millionths of an item's base unit.

CREATE TABLE places (
  id TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  active INTEGER NOT NULL,
  CONSTRAINT places_pk PRIMARY KEY (id),
  CONSTRAINT places_code UNIQUE (code),
  CONSTRAINT places_kind CHECK (kind IN ('stock', 'vendor', 'customer', 'adjustment', 'scrap', 'transit')),
  CONSTRAINT places_active CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX places_byKind ON places (kind, code);

-- Double entry: what leaves one place arrives at another. A row never changes; a mistake is reversed by a row of its own.
CREATE TABLE movements (
  id TEXT NOT NULL,
  item TEXT NOT NULL,
  fromPlace TEXT NOT NULL,
  toPlace TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  reason TEXT NOT NULL,
  businessDate TEXT NOT NULL,
  movedBy TEXT NOT NULL,
  movedAt INTEGER NOT NULL,
  reference TEXT,
  note TEXT,
  reverses TEXT,
  CONSTRAINT movements_pk PRIMARY KEY (id),
  CONSTRAINT movements_item FOREIGN KEY (item) REFERENCES items (id),
  CONSTRAINT movements_fromPlace FOREIGN KEY (fromPlace) REFERENCES places (id),
  CONSTRAINT movements_toPlace FOREIGN KEY (toPlace) REFERENCES places (id),
  CONSTRAINT movements_reverses FOREIGN KEY (reverses) REFERENCES movements (id),
  CONSTRAINT movements_reversedOnce UNIQUE (reverses),
  CONSTRAINT movements_positive CHECK (quantity > 0),
  CONSTRAINT movements_somewhereElse CHECK (fromPlace <> toPlace)
) STRICT;
CREATE INDEX movements_byItem ON movements (item, businessDate, id);

CREATE TRIGGER movements_neverChange BEFORE UPDATE ON movements BEGIN
  SELECT RAISE(ABORT, 'a movement is reversed, never changed');
END;

-- Which stock is tied to which order line. `line` and `order` point at tables of a later domain, so without a foreign key.
CREATE TABLE allocations (
  id TEXT NOT NULL,
  "order" TEXT NOT NULL,
  line TEXT NOT NULL,
  item TEXT NOT NULL,
  place TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  allocatedBy TEXT NOT NULL,
  allocatedAt INTEGER NOT NULL,
  CONSTRAINT allocations_pk PRIMARY KEY (id),
  CONSTRAINT allocations_item FOREIGN KEY (item) REFERENCES items (id),
  CONSTRAINT allocations_place FOREIGN KEY (place) REFERENCES places (id),
  CONSTRAINT allocations_positive CHECK (quantity > 0)
) STRICT;
CREATE INDEX allocations_byItem ON allocations (item, allocatedAt, id);
CREATE INDEX allocations_byOrder ON allocations ("order", id);

-- Derived: on hand per item and place, and what of it is allocated. A balance of nothing has no row.
CREATE TABLE stockBalances (item TEXT, place TEXT, onHand INTEGER) STRICT;
CREATE INDEX stockBalances_byItem ON stockBalances (item, place);
CREATE TABLE allocationBalances (item TEXT, place TEXT, allocated INTEGER) STRICT;
CREATE INDEX allocationBalances_byItem ON allocationBalances (item, place);

CREATE TRIGGER movements_countInsert AFTER INSERT ON movements BEGIN
  INSERT INTO stockBalances (item, place, onHand) SELECT new.item, place.value, 0
  FROM json_each(json_array(new.fromPlace, new.toPlace)) AS place
  WHERE NOT EXISTS (SELECT 1 FROM stockBalances AS known WHERE known.item = new.item AND known.place = place.value);
  UPDATE stockBalances SET onHand = onHand - new.quantity WHERE item = new.item AND place = new.fromPlace;
  UPDATE stockBalances SET onHand = onHand + new.quantity WHERE item = new.item AND place = new.toPlace;
  DELETE FROM stockBalances WHERE item = new.item AND onHand = 0;
END;
CREATE TRIGGER movements_countDelete AFTER DELETE ON movements BEGIN
  INSERT INTO stockBalances (item, place, onHand) SELECT old.item, place.value, 0
  FROM json_each(json_array(old.fromPlace, old.toPlace)) AS place
  WHERE NOT EXISTS (SELECT 1 FROM stockBalances AS known WHERE known.item = old.item AND known.place = place.value);
  UPDATE stockBalances SET onHand = onHand + old.quantity WHERE item = old.item AND place = old.fromPlace;
  UPDATE stockBalances SET onHand = onHand - old.quantity WHERE item = old.item AND place = old.toPlace;
  DELETE FROM stockBalances WHERE item = old.item AND onHand = 0;
END;

CREATE TRIGGER allocations_countInsert AFTER INSERT ON allocations BEGIN
  INSERT INTO allocationBalances (item, place, allocated) SELECT new.item, new.place, 0
  WHERE NOT EXISTS (SELECT 1 FROM allocationBalances WHERE item = new.item AND place = new.place);
  UPDATE allocationBalances SET allocated = allocated + new.quantity WHERE item = new.item AND place = new.place;
END;
CREATE TRIGGER allocations_countUpdate AFTER UPDATE OF quantity ON allocations BEGIN
  UPDATE allocationBalances SET allocated = allocated + new.quantity - old.quantity
  WHERE item = new.item AND place = new.place;
END;
CREATE TRIGGER allocations_countDelete AFTER DELETE ON allocations BEGIN
  UPDATE allocationBalances SET allocated = allocated - old.quantity WHERE item = old.item AND place = old.place;
  DELETE FROM allocationBalances WHERE item = old.item AND allocated = 0;
END;
