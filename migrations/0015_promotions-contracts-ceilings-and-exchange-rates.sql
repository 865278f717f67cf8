-- What prices know beyond lists: promotions with quantity bands, contracts with number and dates, how much a role may give
-- away alone, and what other currencies are worth.

-- Null in both: for everybody, or every item. Percent off the price of a base list, by the quantity in stock units.
CREATE TABLE promotions (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  customer TEXT,
  customerGroup TEXT,
  item TEXT,
  itemGroup TEXT,
  priority INTEGER NOT NULL,
  validFrom TEXT NOT NULL,
  validUntil TEXT,
  -- From a quantity on (millionths of the stock unit) so many millionths of a percent off: `0:5000000 24000000:8000000`.
  bands TEXT NOT NULL,
  CONSTRAINT promotions_pk PRIMARY KEY (id),
  CONSTRAINT promotions_customer FOREIGN KEY (customer) REFERENCES parties (id),
  CONSTRAINT promotions_item FOREIGN KEY (item) REFERENCES items (id),
  CONSTRAINT promotions_oneAudience CHECK (customer IS NULL OR customerGroup IS NULL),
  CONSTRAINT promotions_oneAim CHECK (item IS NULL OR itemGroup IS NULL),
  CONSTRAINT promotions_inOrder CHECK (validUntil IS NULL OR validUntil >= validFrom)
) STRICT;
CREATE INDEX promotions_byTarget ON promotions (customer, customerGroup, item, itemGroup);
CREATE INDEX promotions_byItem ON promotions (item);

-- Of a contract: its number, and the days outside of which none of its prices holds. Null: no bound.
ALTER TABLE priceLists ADD COLUMN contractNumber TEXT;
ALTER TABLE priceLists ADD COLUMN validFrom TEXT;
ALTER TABLE priceLists ADD COLUMN validUntil TEXT;

-- The most its holders may give off the price by rule without an approval, in millionths of a percent. Null: nothing, but
-- everything for a role that may do everything.
ALTER TABLE roles ADD COLUMN discountCeiling INTEGER
  CONSTRAINT roles_discountCeiling CHECK (discountCeiling BETWEEN 0 AND 100000000);

-- Millionths of the company's currency for one unit of another, from a day until the next.
CREATE TABLE exchangeRates (
  id TEXT NOT NULL,
  currency TEXT NOT NULL,
  validFrom TEXT NOT NULL,
  rate INTEGER NOT NULL,
  CONSTRAINT exchangeRates_pk PRIMARY KEY (id),
  CONSTRAINT exchangeRates_once UNIQUE (currency, validFrom),
  CONSTRAINT exchangeRates_rate CHECK (rate > 0)
) STRICT;
