-- Buildings with bins and a working calendar, and what is on its way to them. Quantities are millionths of an item's base unit.

CREATE TABLE sites (
  id TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  -- ISO 8601 days of the week, ascending: 12345 is Monday to Friday. Null: those of the company.
  workingWeekdays TEXT,
  active INTEGER NOT NULL,
  CONSTRAINT sites_pk PRIMARY KEY (id),
  CONSTRAINT sites_code UNIQUE (code),
  CONSTRAINT sites_active CHECK (active IN (0, 1))
) STRICT;

-- Days a site is closed beside the company's holidays.
CREATE TABLE siteHolidays (
  id TEXT NOT NULL,
  site TEXT NOT NULL,
  date TEXT NOT NULL,
  name TEXT NOT NULL,
  CONSTRAINT siteHolidays_pk PRIMARY KEY (id),
  CONSTRAINT siteHolidays_once UNIQUE (site, date),
  CONSTRAINT siteHolidays_site FOREIGN KEY (site) REFERENCES sites (id)
) STRICT;

-- Null: the main site, whether its row was made already or not.
ALTER TABLE places ADD COLUMN site TEXT CONSTRAINT places_site REFERENCES sites (id);
CREATE INDEX places_bySite ON places (site, code);

-- What was typed in as coming. How much of it has come is the sum of the movements that name it, never a second total.
CREATE TABLE expectedReceipts (
  id TEXT NOT NULL,
  item TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  -- As it was typed, where that was not the base unit.
  unit TEXT,
  unitQuantity INTEGER,
  date TEXT NOT NULL,
  vendor TEXT,
  -- The number of the purchase order, or whatever it is known by.
  reference TEXT,
  -- 1: the vendor said yes to this date.
  acknowledged INTEGER NOT NULL,
  -- Null: the main site.
  site TEXT,
  -- The movement into transit, where it comes from another site of ours.
  transfer TEXT,
  status TEXT NOT NULL,
  note TEXT,
  -- Why it was cancelled, or ended with less than expected.
  why TEXT,
  CONSTRAINT expectedReceipts_pk PRIMARY KEY (id),
  CONSTRAINT expectedReceipts_item FOREIGN KEY (item) REFERENCES items (id),
  CONSTRAINT expectedReceipts_vendor FOREIGN KEY (vendor) REFERENCES parties (id),
  CONSTRAINT expectedReceipts_site FOREIGN KEY (site) REFERENCES sites (id),
  CONSTRAINT expectedReceipts_transfer FOREIGN KEY (transfer) REFERENCES movements (id),
  CONSTRAINT expectedReceipts_positive CHECK (quantity > 0),
  CONSTRAINT expectedReceipts_acknowledged CHECK (acknowledged IN (0, 1)),
  CONSTRAINT expectedReceipts_status CHECK (status IN ('open', 'received', 'cancelled'))
) STRICT;
CREATE INDEX expectedReceipts_byItem ON expectedReceipts (item, status, date, id);
CREATE INDEX expectedReceipts_byDate ON expectedReceipts (status, date, id);
CREATE INDEX expectedReceipts_byVendor ON expectedReceipts (vendor, date, id);
CREATE INDEX expectedReceipts_byTransfer ON expectedReceipts (transfer);

ALTER TABLE movements ADD COLUMN expectedReceipt TEXT CONSTRAINT movements_expectedReceipt REFERENCES expectedReceipts (id);
CREATE INDEX movements_byExpectedReceipt ON movements (expectedReceipt, id);
CREATE INDEX movements_byFromPlace ON movements (fromPlace, businessDate, id);
CREATE INDEX movements_byToPlace ON movements (toPlace, businessDate, id);

-- How many days after an order to the vendor the goods are here; null: not known.
ALTER TABLE items ADD COLUMN leadTimeDays INTEGER CONSTRAINT items_leadTime CHECK (leadTimeDays >= 0);
-- Which tax rules it falls under.
ALTER TABLE items ADD COLUMN taxGroup TEXT;
-- Millionths of a kilogram per base unit; null: not known.
ALTER TABLE items ADD COLUMN weight INTEGER CONSTRAINT items_weight CHECK (weight >= 0);

-- 1 is served first where stock is scarce; null: after all that have a rank.
ALTER TABLE parties ADD COLUMN customerRank INTEGER CONSTRAINT parties_customerRank CHECK (customerRank BETWEEN 1 AND 9);
-- Which tax rules a customer falls under, and the number it is registered by for tax.
ALTER TABLE parties ADD COLUMN taxGroup TEXT;
ALTER TABLE parties ADD COLUMN taxNumber TEXT;
