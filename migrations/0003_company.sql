-- The company itself: one row, its number series, its days off; what other systems call our records; and words to search by.

CREATE TABLE company (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  currency TEXT NOT NULL,
  rateDecimals INTEGER NOT NULL,
  -- ISO 8601 days of the week, ascending: 12345 is Monday to Friday.
  workingWeekdays TEXT NOT NULL,
  CONSTRAINT company_pk PRIMARY KEY (id),
  CONSTRAINT company_one CHECK (id = 'company'),
  CONSTRAINT company_rateDecimals CHECK (rateDecimals BETWEEN 0 AND 6)
) STRICT;

-- The id is the kind of document: order, customer, vendor.
CREATE TABLE numberSeries (
  id TEXT NOT NULL,
  prefix TEXT NOT NULL,
  CONSTRAINT numberSeries_pk PRIMARY KEY (id),
  CONSTRAINT numberSeries_prefix UNIQUE (prefix)
) STRICT;

CREATE TABLE holidays (
  id TEXT NOT NULL,
  date TEXT NOT NULL,
  name TEXT NOT NULL,
  CONSTRAINT holidays_pk PRIMARY KEY (id),
  CONSTRAINT holidays_date UNIQUE (date)
) STRICT;

-- `source` and `written` are fingerprints: of the record as the other system had it, and of our rows as the import left
-- them. The first tells a re-run that nothing changed, the second tells an undo that nobody has worked on it since.
CREATE TABLE externalKeys (
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  system TEXT NOT NULL,
  externalKey TEXT NOT NULL,
  record TEXT NOT NULL,
  source TEXT NOT NULL,
  written TEXT NOT NULL,
  CONSTRAINT externalKeys_pk PRIMARY KEY (id),
  CONSTRAINT externalKeys_once UNIQUE (kind, system, externalKey)
) STRICT;
CREATE INDEX externalKeys_byRecord ON externalKeys (record);

-- Derived: the domains' triggers keep one entry per record that can be found by words. The entry's number is the full
-- text's rowid, and a key of its own, because VACUUM renumbers rows of tables whose key is text.
CREATE TABLE searchEntries (
  entry INTEGER,
  kind TEXT,
  record TEXT,
  CONSTRAINT searchEntries_pk PRIMARY KEY (entry)
) STRICT;
CREATE INDEX searchEntries_byRecord ON searchEntries (record);
CREATE VIRTUAL TABLE searchWords USING fts5 (
  words,
  content = '',
  contentless_delete = 1,
  prefix = '2 3',
  tokenize = "unicode61 remove_diacritics 2"
);
