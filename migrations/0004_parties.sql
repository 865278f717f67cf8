-- Whom we sell to and buy from. One row may be both; each side has a state of its own.

CREATE TABLE parties (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  -- Customers and vendors are numbered apart: customer 10001 and vendor 10001 may be two parties.
  customerCode TEXT,
  vendorCode TEXT,
  customerState TEXT NOT NULL,
  vendorState TEXT NOT NULL,
  customerGroup TEXT,
  currency TEXT NOT NULL,
  -- Terms are values, not rows: two desks that both type "Net 30" agree. All null: none agreed yet.
  customerNetDays INTEGER,
  customerDiscountDays INTEGER,
  customerDiscountPercent INTEGER,
  customerPrepaid INTEGER,
  vendorNetDays INTEGER,
  vendorDiscountDays INTEGER,
  vendorDiscountPercent INTEGER,
  vendorPrepaid INTEGER,
  website TEXT,
  note TEXT,
  defaultShipTo TEXT,
  defaultBillTo TEXT,
  CONSTRAINT parties_pk PRIMARY KEY (id),
  CONSTRAINT parties_customerCode UNIQUE (customerCode),
  CONSTRAINT parties_vendorCode UNIQUE (vendorCode),
  CONSTRAINT parties_customerState CHECK (customerState IN ('none', 'active', 'inactive')),
  CONSTRAINT parties_vendorState CHECK (vendorState IN ('none', 'active', 'inactive')),
  CONSTRAINT parties_someSide CHECK (customerState <> 'none' OR vendorState <> 'none'),
  CONSTRAINT parties_customerSide CHECK ((customerState = 'none') = (customerCode IS NULL)),
  CONSTRAINT parties_vendorSide CHECK ((vendorState = 'none') = (vendorCode IS NULL)),
  CONSTRAINT parties_customerPrepaid CHECK (customerPrepaid IN (0, 1)),
  CONSTRAINT parties_vendorPrepaid CHECK (vendorPrepaid IN (0, 1))
) STRICT;
CREATE INDEX parties_byName ON parties (name, id);
CREATE INDEX parties_byCustomerCodeAnyCase ON parties (customerCode COLLATE NOCASE, id) WHERE customerCode IS NOT NULL;
CREATE INDEX parties_byVendorCodeAnyCase ON parties (vendorCode COLLATE NOCASE, id) WHERE vendorCode IS NOT NULL;

CREATE TABLE addresses (
  id TEXT NOT NULL,
  party TEXT NOT NULL,
  name TEXT NOT NULL,
  street TEXT NOT NULL,
  city TEXT NOT NULL,
  region TEXT,
  postalCode TEXT,
  -- ISO 3166-1 alpha-2; null where an import could not tell, and then `countryName` says what it read.
  country TEXT,
  countryName TEXT,
  isShipTo INTEGER NOT NULL,
  isBillTo INTEGER NOT NULL,
  active INTEGER NOT NULL,
  CONSTRAINT addresses_pk PRIMARY KEY (id),
  CONSTRAINT addresses_party FOREIGN KEY (party) REFERENCES parties (id),
  CONSTRAINT addresses_isShipTo CHECK (isShipTo IN (0, 1)),
  CONSTRAINT addresses_isBillTo CHECK (isBillTo IN (0, 1)),
  CONSTRAINT addresses_active CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX addresses_byParty ON addresses (party, id);

CREATE TABLE contacts (
  id TEXT NOT NULL,
  party TEXT NOT NULL,
  name TEXT NOT NULL,
  jobTitle TEXT,
  email TEXT,
  phone TEXT,
  fax TEXT,
  note TEXT,
  active INTEGER NOT NULL,
  CONSTRAINT contacts_pk PRIMARY KEY (id),
  CONSTRAINT contacts_party FOREIGN KEY (party) REFERENCES parties (id),
  CONSTRAINT contacts_active CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX contacts_byParty ON contacts (party, id);

CREATE TRIGGER parties_searchInsert AFTER INSERT ON parties BEGIN
  INSERT INTO searchEntries (kind, record) VALUES ('party', new.id);
  INSERT INTO searchWords (rowid, words) SELECT entry, concat_ws(' ', new.customerCode, new.vendorCode, new.name) FROM searchEntries WHERE record = new.id;
END;
CREATE TRIGGER parties_searchUpdate AFTER UPDATE OF customerCode, vendorCode, name ON parties BEGIN
  UPDATE searchWords SET words = concat_ws(' ', new.customerCode, new.vendorCode, new.name)
  WHERE rowid IN (SELECT entry FROM searchEntries WHERE record = new.id);
END;
CREATE TRIGGER parties_searchDelete AFTER DELETE ON parties BEGIN
  DELETE FROM searchWords WHERE rowid IN (SELECT entry FROM searchEntries WHERE record = old.id);
  DELETE FROM searchEntries WHERE record = old.id;
END;
