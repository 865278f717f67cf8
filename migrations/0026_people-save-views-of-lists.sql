CREATE TABLE savedViews (
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  list TEXT NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  active INTEGER NOT NULL,
  CONSTRAINT savedViews_pk PRIMARY KEY (id),
  CONSTRAINT savedViews_person FOREIGN KEY (person) REFERENCES people (id)
) STRICT;
CREATE INDEX savedViews_byPersonAndList ON savedViews (person, list, id);
