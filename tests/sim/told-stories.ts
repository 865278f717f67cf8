import { inTransaction } from '../../src/core/platform/database.ts';
import { readMeta } from '../../src/core/platform/replica-meta.ts';
import { readEntries } from '../../src/core/sync/entry-store.ts';
import { encodeEntry } from '../../src/core/sync/entry-wire.ts';
import { hasUndecided } from '../../src/core/sync/pending-store.ts';
import { startSync } from '../../src/core/sync/sync-step.ts';
import { keepWitness } from '../../src/core/sync/witness.ts';
import { bodyOf, type ChangeSetBody, contentOf } from '../../src/shared/sync/change-set.ts';
import { closeDatabases } from './crashable-database.ts';
import { checkAtRest } from './final-checks.ts';
import { cloneWorkstation, restoreServer } from './misfortune.ts';
import { comeToRest } from './quiescence.ts';
import type { SimWorkstation } from './sim-workstation.ts';
import { toyCompany } from './toy-company.ts';
import { World } from './world.ts';

/**
 * Courses of events that chance meets too rarely, told step by step. Each ends as every run does: everybody comes to
 * rest and everything is looked at.
 */
export const toldStories: Readonly<Record<string, (scene: Scene) => void>> = {
  /** What would fill the gap was refused, is settled here, and is unknown to the server since it was set back. */
  'a gap nobody can fill': ({ world, mia, sam }) => {
    world.perform(mia, { command: 'customer.create', input: { customer: 'c5' } });
    comeToRest(world);
    world.server.takeBackup();
    world.perform(mia, { command: 'customer.delete', input: { customer: 'c5' } });
    world.perform(sam, { command: 'order.create', input: { customer: 'c5', po: null, price: 1, lines: [] } });
    comeToRest(world);
    world.perform(sam, { command: 'stock.receive', input: { item: 'i1', quantity: 1 } });
    restoreServer(world, false);
  },
  /** On the server the order goes over its credit limit, which this machine may not know: one row more is made. */
  'a row that only the server makes': ({ world, sam }) => {
    sam.person = 'max';
    world.perform(sam, creditOrder);
    const order = sam.db.q('SELECT max(id) FROM orders').pluck().get();
    const confirmation = world.perform(sam, { command: 'order.confirm', input: { order } });
    const moved = sam.db.q('SELECT id FROM movements WHERE itemId = ? AND quantity < 0').pluck().get('i2');
    if (!String(moved).startsWith(confirmation)) throw new Error('the confirmation moves no stock');
    world.perform(sam, { command: 'movement.reverse', input: { movement: moved }, item: 'i2' });
  },
  /** Run again, the confirmation would be decided with knowledge its author did not have. */
  'history given back as it was': ({ world, mia, sam }) => {
    world.server.takeBackup();
    world.perform(sam, creditOrder);
    const order = sam.db.q('SELECT max(id) FROM orders').pluck().get();
    world.perform(sam, { command: 'order.confirm', input: { order } });
    comeToRest(world);
    world.perform(mia, { command: 'customer.note', input: { customer: 'c1', note: 'good' } });
    restoreServer(world, true);
  },
  /** The verdict came, the page did not, and the history of the verdict is no more. */
  'a verdict of a history that is no more': ({ world, sam }) => {
    world.server.takeBackup();
    world.perform(sam, { command: 'stock.receive', input: { item: 'i1', quantity: 1 } });
    world.exchange(sam);
    restoreServer(world, false);
  },
  /** The number is known only from the verdict that published it. */
  'a final number given before the restore': ({ world, sam }) => {
    world.server.takeBackup();
    invoiceOrder(world, sam);
    for (let i = 0; i < 8; i++) exchangeVerdicts(world, sam);
    restoreServer(world, true);
    comeToRest(world);
    invoiceOrder(world, sam);
  },
  /** The copy is found out and gets an incarnation of its own; numbers made from then on must not be the original's. */
  'two disks that were one': ({ world, mia }) => {
    cloneWorkstation(world, mia);
    const copy = world.byNode(`${mia.node}'`);
    if (!copy) throw new Error('there is no copy');
    world.perform(mia, { command: 'stock.receive', input: { item: 'i1', quantity: 1 } });
    comeToRest(world);
    world.perform(copy, { command: 'stock.receive', input: { item: 'i1', quantity: 2 } });
    comeToRest(world);
    world.perform(mia, creditOrder);
    world.perform(copy, creditOrder);
  },
  /** Set back and nobody noticed, the server gave its next counter to other work; both come back from the fleet. */
  'two histories given back at once': ({ world, mia, sam }) => {
    const serverDoes = (role: string) => {
      world.server.run({ command: 'person.set-role', input: { person: 'sue', role } });
      world.witness.observe(world.server);
    };
    world.server.takeBackup();
    serverDoes('fin');
    comeToRest(world);
    restoreServer(world, false);
    serverDoes('sales');
    world.perform(mia, { command: 'stock.receive', input: { item: 'i1', quantity: 1 } });
    for (let i = 0; i < 8; i++) world.exchange(mia);
    if (hasUndecided(mia.db)) throw new Error('mia has not come to the other history');
    if (sam.state.phase !== 'exchange') throw new Error('sam has left the first history');
    restoreServer(world, true);
  },
  /** What the server itself had done comes back from the fleet under its own counter. */
  'work of the server given back to it': ({ world }) => {
    world.server.takeBackup();
    world.server.run({ command: 'person.set-role', input: { person: 'sue', role: 'fin' } });
    world.witness.observe(world.server);
    comeToRest(world);
    restoreServer(world, true);
    comeToRest(world);
    world.server.run({ command: 'person.set-role', input: { person: 'sue', role: 'sales' } });
    world.witness.observe(world.server);
  },
  /** The restored server waits for nobody who could tell of it, and is open when it comes. */
  'a workstation enrolled after the backup': (scene) => {
    const { world } = scene;
    const max = enrolledAndLost(scene);
    const letters = readMeta(max.db).code;
    comeToRest(world);
    mustBeMember(world, max);
    if (readMeta(max.db).code !== letters) throw new Error('the letters of max have changed');
  },
  /** What it keeps for the server outlives the base it was given, and what the server was told once it may forget again. */
  'an enrolment lost twice': (scene) => {
    const { world, mia, sam } = scene;
    const max = enrolledAndLost(scene);
    for (let i = 0; i < 16; i++) world.exchange(max);
    mustBeMember(world, max);
    restoreServer(world, true, [mia, sam]);
    comeToRest(world);
    mustBeMember(world, max);
  },
  /** Whoever makes up a witness cannot make up the seal. */
  'an enrolment that never was': ({ world, mia }) => {
    const { db, schema } = mia.replica;
    const [entry] = readEntries(world.server.leading.replica.db, schema, 1, 1).map(encodeEntry);
    if (entry?.length !== 10) throw new Error('the first enrolment is not there');
    const [seq, , workstation, incarnation, , kind, body, ...rest] = entry;
    const input = { machine: 'ws-forged', person: 'max', incarnation: 77 };
    const made = bodyOf({ ...contentOf(body as ChangeSetBody), input });
    const forged = [seq, 'forged', workstation, incarnation, 99, kind, made, ...rest];
    inTransaction(db, () => keepWitness(db, { hash: 'forged', sealed: JSON.stringify(forged) }));
    mia.state = { phase: 'witness' };
    world.exchange(mia);
    if (world.server.labelsOf('ws-forged').size > 0) throw new Error('a workstation was made up');
  },
  /** The same, but its letters are another's by then. */
  'letters given to another meanwhile': (scene) => {
    const { world, mia } = scene;
    const max = enrolledAndLost(scene);
    const letters = readMeta(max.db).code;
    const sid = world.enrol('sid', mia.limits);
    world.witness.observe(world.server);
    if (readMeta(sid.db).code !== letters) throw new Error('the letters of max are not given again');
    comeToRest(world);
    mustBeMember(world, max);
    if (readMeta(max.db).code === letters) throw new Error('max and sid write under the same letters');
  },
};

/** A workstation of max that nobody else has heard of, its work told to be accepted; and the server set back behind it. */
function enrolledAndLost({ world, mia, sam }: Scene): SimWorkstation {
  world.server.takeBackup();
  const max = world.enrol('max', mia.limits);
  world.witness.observe(world.server);
  world.perform(max, { command: 'stock.receive', input: { item: 'i1', quantity: 1 } });
  for (let i = 0; i < 8; i++) world.exchange(max);
  if (hasUndecided(max.db)) throw new Error('the work of max was not accepted');
  world.perform(max, { command: 'stock.receive', input: { item: 'i1', quantity: 2 } });
  restoreServer(world, true, [mia, sam]);
  for (let i = 0; i < 8; i++) for (const one of [mia, sam]) world.exchange(one);
  if (world.server.healing) throw new Error('the server still waits');
  return max;
}

function mustBeMember(world: World, max: SimWorkstation): void {
  const { workstation, incarnation, code } = readMeta(max.db);
  const known = toyCompany.enrolled(world.server.leading.replica.db, incarnation);
  if (known?.workstation !== workstation || known.code !== code)
    throw new Error('history does not know the workstation of max as it knows itself');
  if (!world.server.labelsOf(workstation).has('person:max'))
    throw new Error('the workstation of max is of nobody');
}

function invoiceOrder(world: World, sam: SimWorkstation): void {
  world.perform(sam, creditOrder);
  const order = sam.db.q('SELECT id FROM orders ORDER BY rowid DESC').pluck().get();
  world.perform(sam, { command: 'order.confirm', input: { order } });
  world.perform(sam, { command: 'invoice.post', input: { order } });
}

/** Sends the outbox without pulling. */
function exchangeVerdicts(world: World, sam: SimWorkstation): void {
  sam.state = startSync();
  if (hasUndecided(sam.db)) world.exchange(sam);
}

/** Above the credit limit of the customer, and not twice above it. */
const creditOrder = {
  command: 'order.create',
  input: {
    customer: 'c1',
    po: null,
    price: 4,
    lines: [
      { item: 'i1', quantity: 5 },
      { item: 'i2', quantity: 5 },
    ],
  },
};

export interface Scene {
  readonly world: World;
  readonly mia: SimWorkstation;
  readonly sam: SimWorkstation;
}

/** What the story violates, or null. */
export function tellStory(name: string): string | null {
  const world = new World(toyCompany, 3, new Set());
  try {
    world.begin();
    const [mia, sam] = world.workstations;
    const tell = toldStories[name];
    if (!tell || !mia || !sam) throw new Error(`there is no story of ${name}`);
    comeToRest(world);
    tell({ world, mia, sam });
    comeToRest(world);
    checkAtRest(world);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    closeDatabases();
  }
}
