import { handedEndings } from '../../shared/people/handed-work.ts';
import { integer, sqliteTable, text } from '../platform/column.ts';
import { syncedTable } from '../platform/table.ts';

export const people = syncedTable(
  sqliteTable('people', {
    id: text().primaryKey(),
    name: text().notNull(),
    active: integer().notNull(),
  }),
  { lookups: [['name']] },
);

/** `permissions` and `labels`: words in order of the alphabet, parted by blanks; `*` stands for all there are. */
export const roles = syncedTable(
  sqliteTable('roles', {
    id: text().primaryKey(),
    name: text().notNull(),
    permissions: text().notNull(),
    labels: text().notNull(),
    /** Millionths of a percent; see `discountCeiling`. */
    discountCeiling: integer(),
  }),
  { lookups: [['name']] },
);

export const personRoles = syncedTable(
  sqliteTable('personRoles', {
    id: text().primaryKey(),
    person: text().notNull(),
    role: text().notNull(),
  }),
  { document: 'person', lookups: [['person'], ['role'], ['person', 'role']] },
);

/** `code`: of the newest incarnation. */
export const workstations = syncedTable(
  sqliteTable('workstations', {
    id: text().primaryKey(),
    code: text().notNull(),
    name: text().notNull(),
    retiredAt: integer(),
  }),
);

export const workstationIncarnations = syncedTable(
  sqliteTable('workstationIncarnations', {
    id: text().primaryKey(),
    workstation: text().notNull(),
    incarnation: integer().notNull(),
    code: text().notNull(),
    enrolledAt: integer().notNull(),
  }),
  { document: 'workstation', lookups: [['workstation'], ['incarnation'], ['code']] },
);

export const workstationRoles = syncedTable(
  sqliteTable('workstationRoles', {
    id: text().primaryKey(),
    workstation: text().notNull(),
    role: text().notNull(),
  }),
  { document: 'workstation', lookups: [['workstation'], ['role']] },
);

/** How a person likes a list to stand: its address without the row, under a name. `active` 0: removed. */
export const savedViews = syncedTable(
  sqliteTable('savedViews', {
    id: text().primaryKey(),
    person: text().notNull(),
    list: text().notNull(),
    name: text().notNull(),
    query: text().notNull(),
    active: integer().notNull(),
  }),
  { lookups: [['person', 'list']] },
);

/** Comments on columns stand in the migration. */
export const handedWork = syncedTable(
  sqliteTable('handedWork', {
    id: text().primaryKey(),
    changeSet: text().notNull(),
    command: text().notNull(),
    input: text().notNull(),
    reason: text(),
    madeAt: integer().notNull(),
    note: text().notNull(),
    scope: text().notNull(),
    fromPerson: text().notNull(),
    toPerson: text().notNull(),
    handedAt: integer().notNull(),
    active: integer().notNull(),
    settled: text({ enum: handedEndings }),
    settledAt: integer(),
    settledNote: text(),
  }),
  { scope: { kind: 'column', column: 'scope', prefix: '' }, lookups: [['changeSet']] },
);

export const peopleTables = [
  people,
  roles,
  personRoles,
  workstations,
  workstationIncarnations,
  workstationRoles,
  savedViews,
  handedWork,
] as const;
