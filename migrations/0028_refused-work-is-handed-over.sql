-- Refused work that one person gave to another: what was refused travels with it, and waits for them.
CREATE TABLE handedWork (
  id TEXT NOT NULL,
  changeSet TEXT NOT NULL,
  command TEXT NOT NULL,
  -- JSON of the refused command's input, and of the refusal.
  input TEXT NOT NULL,
  reason TEXT,
  madeAt INTEGER NOT NULL,
  note TEXT NOT NULL,
  -- The label of the rows it meant: who may not see those does not get it either.
  scope TEXT NOT NULL,
  fromPerson TEXT NOT NULL,
  toPerson TEXT NOT NULL,
  handedAt INTEGER NOT NULL,
  -- 0: taken back by whoever handed it over.
  active INTEGER NOT NULL,
  settled TEXT,
  settledAt INTEGER,
  settledNote TEXT,
  CONSTRAINT handedWork_pk PRIMARY KEY (id),
  CONSTRAINT handedWork_fromPerson FOREIGN KEY (fromPerson) REFERENCES people (id),
  CONSTRAINT handedWork_toPerson FOREIGN KEY (toPerson) REFERENCES people (id),
  CONSTRAINT handedWork_settled CHECK (settled IN ('done', 'returned'))
) STRICT;
CREATE INDEX handedWork_byReceiver ON handedWork (toPerson, handedAt, id) WHERE active = 1 AND settledAt IS NULL;
CREATE INDEX handedWork_byGiver ON handedWork (fromPerson, handedAt, id);
CREATE INDEX handedWork_byChangeSet ON handedWork (changeSet);
