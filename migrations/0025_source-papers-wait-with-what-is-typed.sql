-- Local: files somebody dropped beside what is being typed, until it is a document that they can be filed on.
CREATE TABLE typingPapers (
  buffer TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  person TEXT NOT NULL,
  name TEXT NOT NULL,
  mediaType TEXT NOT NULL,
  size INTEGER NOT NULL,
  keptAt INTEGER NOT NULL,
  CONSTRAINT typingPapers_pk PRIMARY KEY (buffer, sha256)
) STRICT;
CREATE INDEX typingPapers_bySha256 ON typingPapers (sha256, person);
