import { bindCommands } from '../../src/core/platform/command-handler.ts';
import type { CoreDefinition, PeoplePort } from '../../src/core/platform/core-definition.ts';
import type { Db } from '../../src/core/platform/database.ts';
import { numberInOrder } from '../../src/core/platform/schema.ts';
import { EVERYONE } from '../../src/core/platform/table.ts';
import { readMigrations } from '../../src/node/migration-files.ts';
import { toyDeclarations } from './toy-declarations.ts';
import { toyOrderHandlers } from './toy-order-handlers.ts';
import { toyRecordHandlers } from './toy-record-handlers.ts';
import {
  customers,
  decisions,
  enrolments,
  FINANCE,
  holds,
  invoices,
  items,
  lines,
  machines,
  memos,
  movements,
  orderCounts,
  orders,
  PROMISE_SQL,
  people,
  promisedOrders,
  stock,
  TOY_SQL,
  terms,
} from './toy-tables.ts';

/** The server's own hand: may do everything, from the first moment. */
export const ROOT = 'root';

const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  sales: [],
  fin: ['finance'],
  mgr: ['finance', 'price', 'people.manage'],
};

const toyPeople: PeoplePort = {
  permissionsOf(db, person) {
    if (person === ROOT) return new Set(['server', ...Object.values(RIGHTS).flat()]);
    const row = personRow(db, person);
    return row?.active === 1 ? new Set(RIGHTS[row.role] ?? []) : null;
  },
  labelsOf: (db, person) => labelsOf(db, person),
  workstationLabels(db, workstation) {
    const owner = db.q('SELECT person FROM machines WHERE id = ?').pluck().get(workstation);
    return owner === undefined ? new Set() : labelsOf(db, owner as string);
  },
  permissionWatch: (_db, person) => [{ table: people, id: person }],
};

/** The toy world before (2) and after (3) the migration that gives orders a promised date. */
export function toyCore(version: 2 | 3): CoreDefinition {
  const orderTable = version === 3 ? promisedOrders : orders;
  const tables = [
    people,
    machines,
    enrolments,
    customers,
    terms,
    items,
    orderTable,
    lines,
    movements,
    holds,
    invoices,
    decisions,
    memos,
  ];
  const own = [
    { number: 2, title: 'the toy world', sql: TOY_SQL },
    { number: 3, title: 'orders promise a date', sql: PROMISE_SQL },
  ];
  return {
    tables,
    derived: [stock, { ...orderCounts, source: { table: orderTable, column: 'customerId' } }],
    columnNumbers: numberInOrder(tables),
    migrations: [...readMigrations().slice(0, 1), ...own].slice(0, version),
    commands: bindCommands(toyDeclarations, { ...toyOrderHandlers, ...toyRecordHandlers }),
    queries: [],
    people: toyPeople,
    checks: [],
  };
}

function labelsOf(db: Db, person: string): Set<string> {
  const role = personRow(db, person)?.role;
  const labels = new Set([EVERYONE, `person:${person}`]);
  if (role === 'fin' || role === 'mgr') labels.add(FINANCE);
  if (role === 'mgr')
    for (const id of db.q('SELECT id FROM people').pluck().all()) labels.add(`person:${id}`);
  return labels;
}

function personRow(db: Db, person: string): { role: string; active: number } | undefined {
  return db.q('SELECT role, active FROM people WHERE id = ?').get(person) as
    | { role: string; active: number }
    | undefined;
}
