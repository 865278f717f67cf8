-- Which taxes a line bears, and why: codes with rates by date, rules that choose them, and certificates that lift them.

-- Null: taxes are rounded once per row of the document; 'line': on each line.
ALTER TABLE company ADD COLUMN taxRounding TEXT;

CREATE TABLE taxCodes (
  id TEXT NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  -- What it is taken of: the net, the tax before it, net and all taxes before it, or the quantity.
  basis TEXT NOT NULL,
  -- Of a tax per unit: whose millionths its rates are. Null otherwise.
  currency TEXT,
  active INTEGER NOT NULL,
  CONSTRAINT taxCodes_pk PRIMARY KEY (id),
  CONSTRAINT taxCodes_code UNIQUE (code),
  CONSTRAINT taxCodes_basis CHECK (basis IN ('net', 'previous-amount', 'previous-total', 'unit')),
  CONSTRAINT taxCodes_currency CHECK ((basis = 'unit') = (currency IS NOT NULL)),
  CONSTRAINT taxCodes_active CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX taxCodes_byActive ON taxCodes (active, id);

-- A rate holds from its day until a later one begins. Millionths of a percent, or of the currency per stock unit.
-- Of an item: instead of the code's own.
CREATE TABLE taxRates (
  id TEXT NOT NULL,
  taxCode TEXT NOT NULL,
  item TEXT,
  validFrom TEXT NOT NULL,
  rate INTEGER NOT NULL,
  CONSTRAINT taxRates_pk PRIMARY KEY (id),
  CONSTRAINT taxRates_taxCode FOREIGN KEY (taxCode) REFERENCES taxCodes (id),
  CONSTRAINT taxRates_item FOREIGN KEY (item) REFERENCES items (id),
  CONSTRAINT taxRates_rate CHECK (rate >= 0)
) STRICT;
CREATE INDEX taxRates_byCode ON taxRates (taxCode, item, validFrom);
CREATE INDEX taxRates_byItem ON taxRates (item, taxCode);

-- Null speaks for every customer, item or place. `taxes`: ids of codes in the order in which they are stacked, parted by
-- blanks; none is: not taxed.
CREATE TABLE taxRules (
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  customerGroup TEXT,
  itemGroup TEXT,
  country TEXT,
  region TEXT,
  postalPrefix TEXT,
  priority INTEGER NOT NULL,
  inclusive INTEGER NOT NULL,
  taxes TEXT NOT NULL,
  validFrom TEXT NOT NULL,
  validUntil TEXT,
  CONSTRAINT taxRules_pk PRIMARY KEY (id),
  CONSTRAINT taxRules_inclusive CHECK (inclusive IN (0, 1)),
  CONSTRAINT taxRules_place CHECK (country IS NOT NULL OR (region IS NULL AND postalPrefix IS NULL)),
  CONSTRAINT taxRules_inOrder CHECK (validUntil IS NULL OR validUntil >= validFrom)
) STRICT;
CREATE INDEX taxRules_byCountry ON taxRules (country, id);

-- A certificate that lifts every tax, everywhere or where it says. `validUntil` is printed on it; ended is what somebody
-- ended before, or for good.
CREATE TABLE taxExemptions (
  id TEXT NOT NULL,
  customer TEXT NOT NULL,
  certificate TEXT NOT NULL,
  country TEXT,
  region TEXT,
  validFrom TEXT NOT NULL,
  validUntil TEXT,
  endedOn TEXT,
  endedWhy TEXT,
  CONSTRAINT taxExemptions_pk PRIMARY KEY (id),
  CONSTRAINT taxExemptions_customer FOREIGN KEY (customer) REFERENCES parties (id),
  CONSTRAINT taxExemptions_place CHECK (country IS NOT NULL OR region IS NULL),
  CONSTRAINT taxExemptions_ended CHECK ((endedOn IS NULL) = (endedWhy IS NULL)),
  CONSTRAINT taxExemptions_inOrder CHECK (validUntil IS NULL OR validUntil >= validFrom)
) STRICT;
CREATE INDEX taxExemptions_byCustomer ON taxExemptions (customer, validFrom, id);
