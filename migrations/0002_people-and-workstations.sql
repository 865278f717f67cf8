-- Who works here, what each may do, and on which machines. Credentials are in no synced table.

CREATE TABLE people (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  active INTEGER NOT NULL,
  CONSTRAINT people_pk PRIMARY KEY (id),
  CONSTRAINT people_active CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX people_byName ON people (name);

-- `permissions` and `labels` are words in order of the alphabet, parted by blanks; `*` stands for all there are.
CREATE TABLE roles (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  permissions TEXT NOT NULL,
  labels TEXT NOT NULL,
  CONSTRAINT roles_pk PRIMARY KEY (id),
  CONSTRAINT roles_name UNIQUE (name)
) STRICT;

CREATE TABLE personRoles (
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  role TEXT NOT NULL,
  CONSTRAINT personRoles_pk PRIMARY KEY (id),
  CONSTRAINT personRoles_once UNIQUE (person, role),
  CONSTRAINT personRoles_person FOREIGN KEY (person) REFERENCES people (id),
  CONSTRAINT personRoles_role FOREIGN KEY (role) REFERENCES roles (id)
) STRICT;
CREATE INDEX personRoles_byRole ON personRoles (role);

-- `code` is the one of the newest incarnation.
CREATE TABLE workstations (
  id TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  retiredAt INTEGER,
  CONSTRAINT workstations_pk PRIMARY KEY (id),
  CONSTRAINT workstations_code UNIQUE (code)
) STRICT;

-- One row per enrolment and re-enrolment: a cloned or restored disk gets a new code and counts from one again.
CREATE TABLE workstationIncarnations (
  id TEXT NOT NULL,
  workstation TEXT NOT NULL,
  incarnation INTEGER NOT NULL,
  code TEXT NOT NULL,
  enrolledAt INTEGER NOT NULL,
  CONSTRAINT workstationIncarnations_pk PRIMARY KEY (id),
  CONSTRAINT workstationIncarnations_incarnation UNIQUE (incarnation),
  CONSTRAINT workstationIncarnations_code UNIQUE (code),
  CONSTRAINT workstationIncarnations_workstation FOREIGN KEY (workstation) REFERENCES workstations (id)
) STRICT;
CREATE INDEX workstationIncarnations_byWorkstation ON workstationIncarnations (workstation);

CREATE TABLE workstationRoles (
  id TEXT NOT NULL,
  workstation TEXT NOT NULL,
  role TEXT NOT NULL,
  CONSTRAINT workstationRoles_pk PRIMARY KEY (id),
  CONSTRAINT workstationRoles_once UNIQUE (workstation, role),
  CONSTRAINT workstationRoles_workstation FOREIGN KEY (workstation) REFERENCES workstations (id),
  CONSTRAINT workstationRoles_role FOREIGN KEY (role) REFERENCES roles (id)
) STRICT;
CREATE INDEX workstationRoles_byRole ON workstationRoles (role);
