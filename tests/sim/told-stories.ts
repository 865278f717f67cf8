import { hasUndecided } from '../../src/core/sync/pending-store.ts';
import { startSync } from '../../src/core/sync/sync-step.ts';
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
};

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
