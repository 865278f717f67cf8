-- What stands on our papers beside the company's name: one row, with the id `company`. Null: nothing is printed there.
CREATE TABLE paperHeads (
  id TEXT NOT NULL,
  legalName TEXT,
  street TEXT,
  postalCode TEXT,
  city TEXT,
  region TEXT,
  country TEXT,
  phone TEXT,
  email TEXT,
  website TEXT,
  taxNumber TEXT,
  registration TEXT,
  -- Several lines: at the foot of every page; under the lines of a confirmation.
  footLines TEXT,
  confirmationTerms TEXT,
  -- How numbers and dates are written, and on what they are printed. Null: as in the United States, on Letter.
  locale TEXT,
  paperSize TEXT,
  CONSTRAINT paperHeads_pk PRIMARY KEY (id),
  CONSTRAINT paperHeads_one CHECK (id = 'company')
) STRICT;
