import type { CoreDefinition } from '../../src/core/platform/core-definition.ts';
import { openDatabase } from '../../src/core/platform/database.ts';
import { migrate } from '../../src/core/platform/migrator.ts';
import { openReplica } from '../../src/core/platform/replica.ts';
import { writeMeta } from '../../src/core/platform/replica-meta.ts';
import { runLocally } from '../../src/core/sync/local-run.ts';
import { nextDeed } from './daily-work.ts';
import { BEGIN, FIRST_EPOCH, type SimCompany } from './sim-company.ts';
import { ROOT, toyCore } from './toy-core.ts';

const cores = { old: toyCore(2), new: toyCore(3) } as const;
const emptyImages = { old: emptyImage(cores.old), new: emptyImage(cores.new) } as const;

/** A world that is small, and has one of everything that has ever broken synchronisation. */
export const toyCompany: SimCompany = {
  cores,
  emptyImages,
  foundedImage: foundedImage(),
  owners: ['mia', 'sam', 'fay', 'sue', 'max', 'sid'],
  visitors: ['max', 'sid'],
  changing: ['sam', 'fay', 'max', 'sid'],
  serverHand: ROOT,
  knownBug: 'customer.count',
  enrol: (_db, machine, person, incarnation) => ({
    command: 'machine.enrol',
    input: { machine, person: person || 'nobody', incarnation },
  }),
  enrolled(db, incarnation) {
    const row = db.q('SELECT machine, code FROM enrolments WHERE incarnation = ?').get(incarnation);
    if (row === undefined) return null;
    const { machine, code } = row as { machine: string; code: string };
    return { workstation: machine, incarnation, code };
  },
  nextDeed,
  roleChange: (_db, chance) => ({
    command: 'person.set-role',
    input: { person: chance.pick(['sam', 'fay', 'sue', 'sid']), role: chance.pick(['sales', 'fin', 'mgr']) },
  }),
  serverDeed: () => ({
    command: 'order.create',
    input: { customer: 'c1', po: null, price: 1, lines: [{ item: 'i1', quantity: 1 }] },
  }),
  damage(db) {
    const victim = db.sqlite.prepare('SELECT id FROM customers ORDER BY id').pluck().get();
    return victim === undefined ? null : `UPDATE customers SET name = 'scratched' WHERE id = '${victim}'`;
  },
  faultOf: (db) =>
    db.q('SELECT 1 FROM stock WHERE quantity < 0').get() === undefined ? null : 'stock is negative',
  finalNumbers: (db) => db.q('SELECT number FROM invoices ORDER BY number').pluck().all() as string[],
};

/** Bytes: opened far faster than migrated. */
export function emptyImage(core: CoreDefinition): Buffer {
  const db = openDatabase(':memory:');
  migrate(db, core.migrations);
  const image = db.sqlite.serialize();
  db.sqlite.close();
  return image;
}

/** People, customers, terms, items and stock are entry 1 of its history. */
function foundedImage(): Buffer {
  const db = openDatabase(emptyImages.old);
  const replica = openReplica(db, cores.old);
  const identity = { workstation: 'server', code: 'S', incarnation: 1 };
  writeMeta(db, { ...identity, epoch: FIRST_EPOCH, authority: true });
  const call = { id: 'founding', command: 'world.seed', person: ROOT, grant: null, now: BEGIN, input: {} };
  const result = runLocally(replica, call);
  if (!result.ok) throw new Error(`the world cannot be founded: ${result.refusal.code} ${result.bug ?? ''}`);
  const image = db.sqlite.serialize();
  db.sqlite.close();
  return image;
}
