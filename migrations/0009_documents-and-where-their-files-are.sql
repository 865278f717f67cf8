-- What is filed on records: the rows. The files themselves lie beside the database under their SHA-256.
CREATE TABLE documents (
  id TEXT NOT NULL,
  -- An order, a party, an item, or the company; no foreign key, because it is one of several.
  record TEXT NOT NULL,
  recordKind TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- The scope label: a workstation gets rows and files of those it may see only.
  scope TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  mediaType TEXT NOT NULL,
  -- Code of the workstation it was filed on, from which the file comes.
  origin TEXT NOT NULL,
  filedBy TEXT NOT NULL,
  filedAt INTEGER NOT NULL,
  active INTEGER NOT NULL,
  -- Of papers: what they print.
  revision INTEGER,
  language TEXT,
  CONSTRAINT documents_pk PRIMARY KEY (id),
  CONSTRAINT documents_recordKind CHECK (recordKind IN ('order', 'party', 'item', 'company')),
  CONSTRAINT documents_sha256 CHECK (length(sha256) = 64),
  CONSTRAINT documents_size CHECK (size > 0),
  CONSTRAINT documents_active CHECK (active IN (0, 1)),
  CONSTRAINT documents_paper CHECK ((kind IN ('order confirmation', 'pick list')) = (revision IS NOT NULL AND language IS NOT NULL))
) STRICT;
CREATE INDEX documents_byRecord ON documents (record, filedAt, id);
CREATE INDEX documents_bySha256 ON documents (sha256, id);

-- To whom a paper went, how and when.
CREATE TABLE paperSendings (
  id TEXT NOT NULL,
  document TEXT NOT NULL,
  record TEXT NOT NULL,
  way TEXT NOT NULL,
  recipient TEXT NOT NULL,
  sentBy TEXT NOT NULL,
  sentAt INTEGER NOT NULL,
  CONSTRAINT paperSendings_pk PRIMARY KEY (id)
) STRICT;
CREATE INDEX paperSendings_byDocument ON paperSendings (document, id);
CREATE INDEX paperSendings_byRecord ON paperSendings (record, id);

-- Local to each workstation: which files are here, which the server is known to have, and how often it was asked in vain.
CREATE TABLE fileCopies (
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  here INTEGER NOT NULL,
  onServer INTEGER NOT NULL,
  asked INTEGER NOT NULL,
  CONSTRAINT fileCopies_pk PRIMARY KEY (sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX fileCopies_toFetch ON fileCopies (asked, sha256) WHERE here = 0;
CREATE INDEX fileCopies_toSend ON fileCopies (asked, sha256) WHERE here = 1 AND onServer = 0;

CREATE TRIGGER documents_fileInsert AFTER INSERT ON documents
WHEN NOT EXISTS (SELECT 1 FROM fileCopies WHERE sha256 = new.sha256) BEGIN
  INSERT INTO fileCopies (sha256, size, here, onServer, asked) VALUES (new.sha256, new.size, 0, 0, 0);
END;
