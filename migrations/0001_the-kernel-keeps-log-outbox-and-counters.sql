-- The kernel's own tables: local to each replica, never captured, never sent as rows (protocol.md, "What is stored").

CREATE TABLE replicaMeta (
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  CONSTRAINT replicaMeta_pk PRIMARY KEY (key)
) STRICT, WITHOUT ROWID;

-- History as this replica knows it: the log itself where the authority is, a copy filtered by scope elsewhere.
CREATE TABLE entry (
  seq INTEGER NOT NULL,
  id TEXT NOT NULL,
  workstation TEXT NOT NULL,
  incarnation INTEGER NOT NULL,
  counter INTEGER NOT NULL,
  kind TEXT NOT NULL,
  contentHash TEXT NOT NULL,
  person TEXT NOT NULL,
  command TEXT NOT NULL,
  version INTEGER NOT NULL,
  now INTEGER NOT NULL,
  reason TEXT,
  finalNumbers TEXT,
  restitution INTEGER NOT NULL,
  hiddenHashes TEXT,
  sealed ANY,
  body ANY,
  effects ANY,
  hash TEXT NOT NULL,
  CONSTRAINT entry_pk PRIMARY KEY (seq),
  CONSTRAINT entry_kind CHECK (kind IN ('accepted', 'refused', 'duplicate', 'bare'))
) STRICT;
CREATE UNIQUE INDEX entry_byOrigin ON entry (incarnation, counter) WHERE kind <> 'bare';
CREATE UNIQUE INDEX entry_byId ON entry (id) WHERE kind IN ('accepted', 'refused');

-- Which entries touched a document: the timeline of a record.
CREATE TABLE entryDocument (
  document TEXT NOT NULL,
  seq INTEGER NOT NULL,
  CONSTRAINT entryDocument_pk PRIMARY KEY (document, seq)
) STRICT, WITHOUT ROWID;

-- The outbox: change sets made here whose entry has not come back yet.
CREATE TABLE pending (
  ord INTEGER NOT NULL,
  id TEXT NOT NULL,
  incarnation INTEGER NOT NULL,
  counter INTEGER NOT NULL,
  contentHash TEXT NOT NULL,
  body ANY NOT NULL,
  effects ANY NOT NULL,
  effectsHash TEXT NOT NULL,
  -- What the person was first shown, kept when a later run came out differently.
  shownEffects ANY,
  blocked TEXT,
  verdict TEXT,
  CONSTRAINT pending_pk PRIMARY KEY (ord),
  CONSTRAINT pending_id UNIQUE (id)
) STRICT;
CREATE INDEX pending_undecided ON pending (ord) WHERE verdict IS NULL;
CREATE INDEX pending_decided ON pending (ord) WHERE verdict IS NOT NULL;

-- Conflict keys of pending work: mode 0 reads, 1 writes, 2 the document (for dependencies).
CREATE TABLE pendingKey (
  key INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  mode INTEGER NOT NULL,
  CONSTRAINT pendingKey_pk PRIMARY KEY (key, ord, mode)
) STRICT, WITHOUT ROWID;
CREATE INDEX pendingKey_byOrd ON pendingKey (ord, mode, key);

-- Needs attention: what was refused, and what was accepted but came out differently than shown.
CREATE TABLE attention (
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  seq INTEGER,
  reason TEXT,
  body ANY NOT NULL,
  shownEffects ANY,
  finalEffects ANY,
  settled TEXT,
  note TEXT,
  CONSTRAINT attention_pk PRIMARY KEY (id),
  CONSTRAINT attention_kind CHECK (kind IN ('refused', 'changed')),
  CONSTRAINT attention_settled CHECK (settled IN ('resent', 'discarded', 'seen'))
) STRICT;
CREATE INDEX attention_open ON attention (id) WHERE settled IS NULL;

-- Counters of document numbers: local, outside capture, never undone.
CREATE TABLE numberCounter (
  series TEXT NOT NULL,
  last INTEGER NOT NULL,
  CONSTRAINT numberCounter_pk PRIMARY KEY (series)
) STRICT, WITHOUT ROWID;

-- Sums of the state of history at the cursor, per scope label and table.
CREATE TABLE digestSum (
  key TEXT NOT NULL,
  sum TEXT NOT NULL,
  CONSTRAINT digestSum_pk PRIMARY KEY (key)
) STRICT, WITHOUT ROWID;

-- Pages received while much is pending, applied once.
CREATE TABLE inbox (
  fromSeq INTEGER NOT NULL,
  toSeq INTEGER NOT NULL,
  page ANY NOT NULL,
  CONSTRAINT inbox_pk PRIMARY KEY (fromSeq)
) STRICT;

-- Where replaying may start: the digest when a snapshot was taken or a schema changed.
CREATE TABLE checkpoint (
  seq INTEGER NOT NULL,
  schema INTEGER NOT NULL,
  hash TEXT NOT NULL,
  digests TEXT NOT NULL,
  CONSTRAINT checkpoint_pk PRIMARY KEY (seq, schema)
) STRICT, WITHOUT ROWID;
