-- How a file with these headers was read the last time, for everybody: `signature` tells headers apart, `mapping` is a mapping
-- file as text (docs/import-mappings.md).
CREATE TABLE importMappings (
  id TEXT NOT NULL,
  signature TEXT NOT NULL,
  kind TEXT NOT NULL,
  mapping TEXT NOT NULL,
  CONSTRAINT importMappings_pk PRIMARY KEY (id),
  CONSTRAINT importMappings_once UNIQUE (signature, kind)
) STRICT;
