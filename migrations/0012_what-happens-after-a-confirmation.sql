-- What ships and what comes back names its order line: what is shipped of a line is a sum of movements and kept nowhere else.
ALTER TABLE movements ADD COLUMN "order" TEXT;
ALTER TABLE movements ADD COLUMN line TEXT;
CREATE INDEX movements_byOrder ON movements ("order", id);

-- What may be shipped more or less than ordered; millionths of a percent. Null on a line: as the customer's rule says.
ALTER TABLE orderLines ADD COLUMN overShipPercent INTEGER;
ALTER TABLE orderLines ADD COLUMN underShipPercent INTEGER;

-- The document exactly as it was promised, once per revision: JSON of `orderDocument`, never changed.
CREATE TABLE orderRevisions (
  id TEXT NOT NULL,
  "order" TEXT NOT NULL,
  revision INTEGER NOT NULL,
  cause TEXT NOT NULL,
  madeBy TEXT NOT NULL,
  madeAt INTEGER NOT NULL,
  why TEXT,
  -- What the order came to for the customer's credit, in minor units of its currency.
  amount INTEGER NOT NULL,
  document TEXT NOT NULL,
  CONSTRAINT orderRevisions_pk PRIMARY KEY (id),
  CONSTRAINT orderRevisions_order FOREIGN KEY ("order") REFERENCES orders (id),
  CONSTRAINT orderRevisions_once UNIQUE ("order", revision)
) STRICT;

-- Lines cancelled, short-closed and opened again, with how much was left, in base units.
CREATE TABLE lineDecisions (
  id TEXT NOT NULL,
  "order" TEXT NOT NULL,
  line TEXT NOT NULL,
  kind TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  decidedBy TEXT NOT NULL,
  decidedAt INTEGER NOT NULL,
  why TEXT NOT NULL,
  CONSTRAINT lineDecisions_pk PRIMARY KEY (id),
  CONSTRAINT lineDecisions_order FOREIGN KEY ("order") REFERENCES orders (id),
  CONSTRAINT lineDecisions_line FOREIGN KEY (line) REFERENCES orderLines (id)
) STRICT;
CREATE INDEX lineDecisions_byOrder ON lineDecisions ("order", id);
CREATE INDEX lineDecisions_byLine ON lineDecisions (line);
