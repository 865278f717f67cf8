import type { Migration } from '../core/platform/migrator.ts';

/**
 * Tables of `credentials.db`: what proves who somebody is. A file of its own, in no snapshot and no page. Secrets that
 * people or machines show are kept as hashes; `secret` holds the server's own two keys.
 */
const FIRST = `
CREATE TABLE secret (
  name TEXT NOT NULL,
  bytes BLOB NOT NULL,
  CONSTRAINT secret_pk PRIMARY KEY (name)
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
  personId TEXT NOT NULL,
  signInName TEXT NOT NULL,
  -- The name as compared: NFKC, lower case.
  signInKey TEXT NOT NULL,
  verifier TEXT NOT NULL,
  mustChange INTEGER NOT NULL,
  -- A one-time password counts until then.
  verifierEnds INTEGER,
  createdAt INTEGER NOT NULL,
  lastSignInAt INTEGER,
  disabledAt INTEGER,
  CONSTRAINT account_pk PRIMARY KEY (personId),
  CONSTRAINT account_signInKey UNIQUE (signInKey)
) STRICT, WITHOUT ROWID;

CREATE TABLE workstationKey (
  workstation TEXT NOT NULL,
  -- The part of the key that changes when a new one is issued.
  issue TEXT NOT NULL,
  machineName TEXT NOT NULL,
  enrolledBy TEXT NOT NULL,
  enrolledAt INTEGER NOT NULL,
  lastSeenAt INTEGER,
  revokedAt INTEGER,
  CONSTRAINT workstationKey_pk PRIMARY KEY (workstation)
) STRICT, WITHOUT ROWID;

CREATE TABLE incarnation (
  incarnation INTEGER NOT NULL,
  workstation TEXT NOT NULL,
  issuedAt INTEGER NOT NULL,
  CONSTRAINT incarnation_pk PRIMARY KEY (incarnation)
) STRICT;

CREATE TABLE oneTimeCode (
  codeHash TEXT NOT NULL,
  kind TEXT NOT NULL,
  roles TEXT NOT NULL,
  createdBy TEXT,
  createdAt INTEGER NOT NULL,
  expiresAt INTEGER NOT NULL,
  usedAt INTEGER,
  CONSTRAINT oneTimeCode_pk PRIMARY KEY (codeHash),
  CONSTRAINT oneTimeCode_kind CHECK (kind IN ('enrolment', 'owner-setup'))
) STRICT, WITHOUT ROWID;

CREATE TABLE offlineGrant (
  id TEXT NOT NULL,
  personId TEXT NOT NULL,
  workstation TEXT NOT NULL,
  issuedAt INTEGER NOT NULL,
  expiresAt INTEGER NOT NULL,
  revokedAt INTEGER,
  CONSTRAINT offlineGrant_pk PRIMARY KEY (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX offlineGrant_byPerson ON offlineGrant (personId, workstation);

CREATE TABLE session (
  id TEXT NOT NULL,
  tokenHash TEXT NOT NULL,
  personId TEXT NOT NULL,
  workstation TEXT,
  startedAt INTEGER NOT NULL,
  lastUsedAt INTEGER NOT NULL,
  expiresAt INTEGER NOT NULL,
  endedAt INTEGER,
  CONSTRAINT session_pk PRIMARY KEY (id),
  CONSTRAINT session_tokenHash UNIQUE (tokenHash)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_byPerson ON session (personId);

-- How often something was tried: survives a restart, so that a restart is no way round it.
CREATE TABLE attempt (
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  windowStart INTEGER NOT NULL,
  count INTEGER NOT NULL,
  CONSTRAINT attempt_pk PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
`;

export const credentialsMigrations: readonly Migration[] = [
  { number: 1, title: 'accounts keys codes grants sessions and limits', sql: FIRST },
];
