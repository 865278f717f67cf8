import { z } from 'zod';
import { integer, sqliteTable, text } from '../../src/core/platform/column.ts';
import { bindCommands } from '../../src/core/platform/command-handler.ts';
import type { CoreDefinition } from '../../src/core/platform/core-definition.ts';
import { inTransaction, openDatabase } from '../../src/core/platform/database.ts';
import { openReplica, type Replica } from '../../src/core/platform/replica.ts';
import { type ReplicaMeta, writeMeta } from '../../src/core/platform/replica-meta.ts';
import { numberInOrder } from '../../src/core/platform/schema.ts';
import { derivedTable, syncedTable } from '../../src/core/platform/table.ts';
import { type LocalResult, runLocally } from '../../src/core/sync/local-run.ts';
import { readMigrations } from '../../src/node/migration-files.ts';
import { declareCommand } from '../../src/shared/kernel/command.ts';
import { makeId } from '../../src/shared/kernel/id.ts';

/** The smallest world that has one of everything the kernel knows: for the kernel's own unit tests. */

export const shelves = syncedTable(
  sqliteTable('shelves', { id: text().primaryKey(), name: text().notNull() }),
);

export const boxes = syncedTable(
  sqliteTable('boxes', {
    id: text().primaryKey(),
    shelfId: text().notNull(),
    slot: integer().notNull(),
    label: text(),
    note: text(),
    weight: integer().notNull(),
    owner: text(),
  }),
  { text: ['note'], additive: ['weight'], lookups: [['shelfId'], ['shelfId', 'slot']] },
);

export const diaries = syncedTable(
  sqliteTable('diaries', { id: text().primaryKey(), owner: text().notNull(), words: text() }),
  { scope: { kind: 'column', column: 'owner', prefix: 'person:' } },
);

export const shelfWeights = derivedTable(
  sqliteTable('shelfWeights', { shelfId: text().primaryKey(), weight: integer().notNull() }),
  'shelfId',
  { table: boxes, column: 'shelfId' },
);

export const SHELF_SQL = `
CREATE TABLE shelves (id TEXT NOT NULL, name TEXT NOT NULL, CONSTRAINT shelves_pk PRIMARY KEY (id)) STRICT;
CREATE TABLE boxes (id TEXT NOT NULL, shelfId TEXT NOT NULL, slot INTEGER NOT NULL, label TEXT, note TEXT,
  weight INTEGER NOT NULL, owner TEXT, CONSTRAINT boxes_pk PRIMARY KEY (id),
  CONSTRAINT boxes_shelf FOREIGN KEY (shelfId) REFERENCES shelves (id)) STRICT;
CREATE UNIQUE INDEX boxes_bySlot ON boxes (shelfId, slot);
CREATE INDEX boxes_byShelf ON boxes (shelfId);
CREATE TABLE diaries (id TEXT NOT NULL, owner TEXT NOT NULL, words TEXT, CONSTRAINT diaries_pk PRIMARY KEY (id)) STRICT;
CREATE TABLE shelfWeights (shelfId TEXT NOT NULL, weight INTEGER NOT NULL, CONSTRAINT shelfWeights_pk PRIMARY KEY (shelfId)) STRICT;
CREATE TRIGGER boxes_weigh_insert AFTER INSERT ON boxes BEGIN
  INSERT INTO shelfWeights VALUES (new.shelfId, new.weight) ON CONFLICT DO UPDATE SET weight = weight + new.weight; END;
CREATE TRIGGER boxes_weigh_update AFTER UPDATE OF weight ON boxes BEGIN
  UPDATE shelfWeights SET weight = weight + new.weight - old.weight WHERE shelfId = new.shelfId; END;
CREATE TRIGGER boxes_weigh_delete AFTER DELETE ON boxes BEGIN
  UPDATE shelfWeights SET weight = weight - old.weight WHERE shelfId = old.shelfId; END;
`;

const id = z.string().min(1).max(80);
const done = z.strictObject({ id });
const about = (input: { readonly box: string }) => [input.box];

export const shelfCommands = {
  addShelf: declareCommand({
    name: 'shelf.add',
    version: 1,
    title: 'Add shelf',
    permission: null,
    input: z.strictObject({ name: z.string() }),
    output: done,
    keys: () => [],
  }),
  addBox: declareCommand({
    name: 'box.add',
    version: 1,
    title: 'Add box',
    permission: 'boxes.write',
    input: z.strictObject({ shelf: id, slot: z.int(), weight: z.int() }),
    output: z.strictObject({ id, number: z.string() }),
    keys: (input) => [input.shelf],
  }),
  relabelBox: declareCommand({
    name: 'box.relabel',
    version: 2,
    title: 'Relabel box',
    permission: 'boxes.write',
    input: z.strictObject({ box: id, label: z.string() }),
    output: z.strictObject({}),
    keys: about,
    upgrades: {
      1: (input) => ({ box: (input as { id: string }).id, label: (input as { text: string }).text }),
    },
  }),
  noteBox: declareCommand({
    name: 'box.note',
    version: 1,
    title: 'Write on box',
    permission: null,
    input: z.strictObject({ box: id, note: z.string() }),
    output: z.strictObject({}),
    keys: about,
  }),
  loadBox: declareCommand({
    name: 'box.load',
    version: 1,
    title: 'Load box',
    permission: null,
    input: z.strictObject({ box: id, weight: z.int() }),
    output: z.strictObject({ shelfWeight: z.int() }),
    keys: about,
  }),
  removeBox: declareCommand({
    name: 'box.remove',
    version: 1,
    title: 'Remove box',
    permission: null,
    input: z.strictObject({ box: id }),
    output: z.strictObject({}),
    keys: about,
  }),
  writeDiary: declareCommand({
    name: 'diary.write',
    version: 1,
    title: 'Write diary',
    permission: null,
    input: z.strictObject({ owner: id, words: z.string() }),
    output: done,
    keys: () => [],
  }),
  giveDiary: declareCommand({
    name: 'diary.give',
    version: 1,
    title: 'Give diary away',
    permission: null,
    input: z.strictObject({ diary: id, to: id }),
    output: z.strictObject({}),
    keys: (input) => [input.diary],
  }),
  breakDown: declareCommand({
    name: 'shelf.break-down',
    version: 1,
    title: 'Break down',
    permission: null,
    input: z.strictObject({ name: z.string() }),
    output: z.strictObject({}),
    keys: () => [],
  }),
};

const handlers = bindCommands(shelfCommands, {
  addShelf(ctx, input) {
    ctx.write.insert(shelves, { id: ctx.newId(''), name: input.name });
    return { id: ctx.newId('') };
  },
  addBox(ctx, input) {
    if (!ctx.read.get(shelves, input.shelf)) ctx.refuse('shelf.missing', { shelf: input.shelf });
    if (ctx.read.find(boxes, { shelfId: input.shelf, slot: input.slot }).length > 0)
      ctx.refuse('shelf.slot-taken');
    const number = ctx.number('BX');
    const { shelf: shelfId, slot, weight } = input;
    ctx.write.insert(boxes, { id: ctx.newId(''), shelfId, slot, weight, label: number, owner: ctx.person });
    return { id: ctx.newId(''), number };
  },
  relabelBox(ctx, input) {
    if (!ctx.read.get(boxes, input.box)) ctx.refuse('box.missing', { box: input.box });
    ctx.write.update(boxes, input.box, { label: input.label });
    return {};
  },
  noteBox(ctx, input) {
    ctx.write.update(boxes, input.box, { note: input.note });
    return {};
  },
  loadBox(ctx, input) {
    const box = ctx.read.get(boxes, input.box) ?? ctx.refuse('box.missing', { box: input.box });
    ctx.write.add(boxes, input.box, 'weight', input.weight);
    const [total] = ctx.read.derived(shelfWeights, box.shelfId);
    if ((total?.weight ?? 0) > 100) ctx.refuse('shelf.too-heavy', { weight: total?.weight ?? 0 });
    return { shelfWeight: total?.weight ?? 0 };
  },
  removeBox(ctx, input) {
    if (!ctx.read.get(boxes, input.box)) ctx.refuse('box.missing', { box: input.box });
    ctx.write.remove(boxes, input.box);
    return {};
  },
  writeDiary(ctx, input) {
    ctx.write.insert(diaries, { id: ctx.newId(''), owner: input.owner, words: input.words });
    return { id: ctx.newId('') };
  },
  giveDiary(ctx, input) {
    ctx.write.update(diaries, input.diary, { owner: input.to });
    return {};
  },
  breakDown(ctx, input) {
    ctx.write.insert(shelves, { id: ctx.newId(''), name: input.name });
    throw new Error('a bug');
  },
});

export function shelfCore(extra: Partial<CoreDefinition> = {}): CoreDefinition {
  const [kernel, ...later] = readMigrations();
  const kernelSince = later.filter(({ sql }) => /ALTER TABLE (attention|pending|entry)\b/.test(sql));
  const sql = [SHELF_SQL, ...kernelSince.map((migration) => migration.sql)].join('\n');
  const tables = [shelves, boxes, diaries];
  return {
    tables,
    derived: [shelfWeights],
    columnNumbers: numberInOrder(tables),
    migrations: [...(kernel ? [kernel] : []), { number: 2, title: 'shelves', sql }],
    commands: handlers,
    queries: [],
    checks: [],
    people: {
      permissionsOf: (_db, person) =>
        person === 'stranger' ? null : new Set(person === 'guest' ? [] : ['boxes.write']),
      labelsOf: (_db, person) => new Set(['everyone', `person:${person}`]),
      workstationLabels: (_db, workstation) => new Set(['everyone', `person:${workstation}`]),
      permissionWatch: () => [],
    },
    ...extra,
  };
}

export function shelfReplica(meta: Partial<ReplicaMeta> = {}, core = shelfCore()): Replica {
  const replica = openReplica(openDatabase(':memory:'), core, { capture: true });
  const defaults = { workstation: 'w', code: 'A', incarnation: 1, epoch: 'e', authority: true };
  inTransaction(replica.db, () => writeMeta(replica.db, { ...defaults, ...meta }));
  return replica;
}

let minted = 0;

/** Runs a command as `anna`; ids and instants count up, so that every run of a test is the same. */
export function act(replica: Replica, command: string, input: unknown, person = 'anna'): LocalResult {
  minted++;
  const random = new Uint8Array(10);
  new DataView(random.buffer).setUint32(6, minted);
  return runLocally(replica, {
    id: makeId(1_700_000_000_000 + minted, random),
    command,
    person,
    grant: null,
    now: minted,
    input,
  });
}

/** As {@link act}, answering the change-set id; throws where it was refused. */
export function mustRun(replica: Replica, command: string, input: unknown, person = 'anna'): string {
  const result = act(replica, command, input, person);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.id;
}

/** Every synced row of a replica, for comparing two. */
export function rowsByTable(replica: Replica): Record<string, unknown[]> {
  return Object.fromEntries(
    replica.schema.tables.map(({ name }) => [
      name,
      replica.db.sqlite.prepare(`SELECT * FROM "${name}" ORDER BY id`).all(),
    ]),
  );
}
