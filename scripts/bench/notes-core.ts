import { randomBytes } from 'node:crypto';

import { z } from 'zod';
import { integer, sqliteTable, text } from '../../src/core/platform/column.ts';
import { bindCommands } from '../../src/core/platform/command-handler.ts';
import type { CoreDefinition } from '../../src/core/platform/core-definition.ts';
import { syncedTable } from '../../src/core/platform/table.ts';
import { readMigrations } from '../../src/node/migration-files.ts';
import { declareCommand } from '../../src/shared/kernel/command.ts';
import { makeId } from '../../src/shared/kernel/id.ts';

/** The job of docs `sync-baselines`: change sets of one row (or 22 rows) with ten fields, 259 bytes as JSON. */

const notes = syncedTable(
  sqliteTable('notes', {
    id: text().primaryKey(),
    customer: text().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    state: text().notNull(),
    amount: integer().notNull(),
    quantity: integer().notNull(),
    due: text().notNull(),
    place: text().notNull(),
    keeper: text().notNull(),
  }),
);

export const NOTES_SQL = `CREATE TABLE notes (id TEXT NOT NULL, customer TEXT NOT NULL, subject TEXT NOT NULL,
  body TEXT NOT NULL, state TEXT NOT NULL, amount INTEGER NOT NULL, quantity INTEGER NOT NULL, due TEXT NOT NULL,
  place TEXT NOT NULL, keeper TEXT NOT NULL, CONSTRAINT notes_pk PRIMARY KEY (id)) STRICT;`;

const line = z.string().max(200);
const noteInput = z.strictObject({
  customer: line,
  subject: line,
  body: line,
  state: z.enum(['open', 'waiting', 'done']),
  amount: z.int(),
  quantity: z.int(),
  due: line,
  place: line,
  keeper: line,
});

const commands = {
  create: declareCommand({
    name: 'note.create',
    version: 1,
    title: 'Create note',
    permission: null,
    input: noteInput,
    output: z.strictObject({}),
    keys: () => [],
  }),
  createSeveral: declareCommand({
    name: 'note.create-several',
    version: 1,
    title: 'Create notes',
    permission: null,
    input: z.strictObject({ notes: z.array(noteInput).max(100) }),
    output: z.strictObject({}),
    keys: () => [],
  }),
};

const people: CoreDefinition['people'] = {
  permissionsOf: () => new Set(),
  labelsOf: () => new Set(['everyone']),
  workstationLabels: () => new Set(['everyone']),
  permissionWatch: () => [],
};

const bare: CoreDefinition = {
  tables: [],
  derived: [],
  columnNumbers: {},
  migrations: readMigrations().slice(0, 1),
  commands: [],
  queries: [],
  checks: [],
  people,
};

/** Notes on top of another core: Daybook's own where people sign in, the bare kernel otherwise. */
export function withNotes(core: CoreDefinition = bare): CoreDefinition {
  const handlers = bindCommands(commands, {
    create(ctx, input) {
      ctx.write.insert(notes, { id: ctx.newId(''), ...input });
      return {};
    },
    createSeveral(ctx, input) {
      input.notes.forEach((note, i) => {
        ctx.write.insert(notes, { id: ctx.newId(String(i)), ...note });
      });
      return {};
    },
  });
  const number = core.migrations.length + 1;
  return {
    ...core,
    tables: [...core.tables, notes],
    columnNumbers: { ...core.columnNumbers, notes: { number: 9999, columns: notes.columns } },
    migrations: [...core.migrations, { number, title: 'notes', sql: NOTES_SQL }],
    commands: [...core.commands, ...handlers],
  };
}

const WORDS = [
  'amber',
  'basil',
  'cedar',
  'delta',
  'ember',
  'frost',
  'grove',
  'harbor',
  'iris',
  'juniper',
  'kelp',
  'linen',
];

/** The i-th note of a run: varied enough that compression does not flatter, 259 bytes as JSON with its id. */
export function noteNumber(i: number): z.output<typeof noteInput> {
  const word = (n: number) => WORDS[Math.imul(i + 1, n * 2654435761) >>> 28] ?? 'moss';
  return {
    customer: `customer ${Math.imul(i, 7919) % 997}`,
    subject: `${word(1)} ${word(2)} ${i % 1000}`,
    body: `${word(3)} ${word(5)} ${word(7)} ${word(11)} ${i}`,
    state: i % 3 === 0 ? 'open' : i % 3 === 1 ? 'waiting' : 'done',
    amount: (Math.imul(i, 48271) >>> 8) % 1_000_000,
    quantity: (i % 40) * 1_000_000,
    due: `2026-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`,
    place: `${word(13)} ${i % 50}`,
    keeper: `${word(17)} ${word(19)}`,
  };
}

let lastMs = 0;

export function freshId(): string {
  lastMs = Math.max(lastMs + 1, Date.now());
  return makeId(lastMs, randomBytes(10));
}
