-- Whom we sell to and buy from. One row may be both; each side has a state of its own.

CREATE TABLE parties (
  id TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  customerState TEXT NOT NULL,
  vendorState TEXT NOT NULL,
  customerGroup TEXT,
  currency TEXT NOT NULL,
  -- Terms are values, not rows: two desks that both type "Net 30" agree. Null: none agreed yet.
  termsNetDays INTEGER,
  termsDiscountDays INTEGER,
  termsDiscountPercent INTEGER,
  termsPrepaid INTEGER NOT NULL,
  website TEXT,
  note TEXT,
  defaultShipTo TEXT,
  defaultBillTo TEXT,
  CONSTRAINT parties_pk PRIMARY KEY (id),
  CONSTRAINT parties_code UNIQUE (code),
  CONSTRAINT parties_customerState CHECK (customerState IN ('none', 'active', 'inactive')),
  CONSTRAINT parties_vendorState CHECK (vendorState IN ('none', 'active', 'inactive')),
  CONSTRAINT parties_someSide CHECK (customerState <> 'none' OR vendorState <> 'none'),
  CONSTRAINT parties_termsPrepaid CHECK (termsPrepaid IN (0, 1))
) STRICT;
CREATE INDEX parties_byName ON parties (name, id);
CREATE INDEX parties_byCodeAnyCase ON parties (code COLLATE NOCASE, id);

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
  INSERT INTO searchWords (rowid, words) SELECT entry, new.code || ' ' || new.name FROM searchEntries WHERE record = new.id;
END;
CREATE TRIGGER parties_searchUpdate AFTER UPDATE OF code, name ON parties BEGIN
  UPDATE searchWords SET words = new.code || ' ' || new.name
  WHERE rowid IN (SELECT entry FROM searchEntries WHERE record = new.id);
END;
CREATE TRIGGER parties_searchDelete AFTER DELETE ON parties BEGIN
  DELETE FROM searchWords WHERE rowid IN (SELECT entry FROM searchEntries WHERE record = old.id);
  DELETE FROM searchEntries WHERE record = old.id;
END;
