import type { CoreDefinition } from '../../src/core/platform/core-definition.ts';
import { type Db, openDatabase } from '../../src/core/platform/database.ts';
import { openReplica, type Replica } from '../../src/core/platform/replica.ts';
import { writeMeta } from '../../src/core/platform/replica-meta.ts';
import { runLocally } from '../../src/core/sync/local-run.ts';
import { daybookDefinition } from '../../src/node/daybook-definition.ts';
import { makeId } from '../../src/shared/kernel/id.ts';
import { quantityOf } from '../../src/shared/kernel/quantity.ts';
import { FOUNDER } from '../../src/shared/people/founding.ts';
import { PLACED_ON } from '../support/order-world.ts';
import { officeDeed } from './office-deeds.ts';
import { orderFault } from './order-invariants.ts';
import { BEGIN, type Call, FIRST_EPOCH, type SimCompany } from './sim-company.ts';
import { emptyImage } from './toy-company.ts';

const now = daybookDefinition();
const number = now.migrations.length + 1;
const sql =
  'CREATE TABLE laterNotes (id INTEGER NOT NULL, CONSTRAINT laterNotes_pk PRIMARY KEY (id)) STRICT;';
/** The program after a migration: any will do, for whatever waits is taken back and run again. */
const later: CoreDefinition = { ...now, migrations: [...now.migrations, { number, title: 'later', sql }] };
const cores = { old: now, new: later } as const;
const emptyImages = { old: emptyImage(cores.old), new: emptyImage(cores.new) } as const;

const SERVER = '00000000000000000000000srv';
const INCARNATION = 1;

/** Who works there, and as what. */
const STAFF = [
  ['Mona', 'office manager'],
  ['Dora', 'order desk'],
  ['Wim', 'warehouse'],
  ['Dirk', 'order desk'],
  ['Olaf', 'office manager'],
  ['Wanda', 'warehouse'],
] as const;

const founded = foundOffice();

/** Daybook itself: its own tables, migrations and commands, at desks that work apart. */
export const orderCompany: SimCompany = {
  cores,
  emptyImages,
  foundedImage: founded.image,
  owners: founded.staff,
  visitors: founded.staff.slice(4),
  changing: founded.staff.slice(1),
  serverHand: founded.owner,
  knownBug: null,
  enrol(db, machine, person, incarnation) {
    if (db.q('SELECT 1 FROM workstations WHERE id = ?').get(machine) !== undefined)
      return { command: 'workstation.re-enrol', input: { workstation: machine, incarnation } };
    const roles = rolesOf(db, person);
    return { command: 'workstation.enrol', input: { name: machine, roles, incarnation } };
  },
  enrolled(db, incarnation) {
    const row = db.q('SELECT workstation, code FROM workstationIncarnations WHERE incarnation = ?');
    const found = row.get(incarnation) as { workstation: string; code: string } | undefined;
    return found ? { ...found, incarnation } : null;
  },
  nextDeed: ({ replica }, chance) => officeDeed({ replica }, chance, founded),
  roleChange(db, chance) {
    const roles = db.q("SELECT id FROM roles WHERE name <> 'owner' ORDER BY id").pluck().all() as string[];
    const role = chance.pick(roles);
    const machines = db.q('SELECT id FROM workstations WHERE id <> ? ORDER BY id').pluck().all(SERVER);
    if (chance.flip(0.4) && machines.length > 0) {
      const workstation = chance.pick(machines as string[]);
      return { command: 'workstation.change-roles', input: { workstation, roles: [role] } };
    }
    const person = chance.pick(founded.staff);
    const command = rolesOf(db, person).includes(role) ? 'person.withdraw-role' : 'person.assign-role';
    return { command, input: { person, role } };
  },
  serverDeed: () => received(founded.items[0] ?? '', 1),
  damage: () => `UPDATE parties SET name = 'scratched' WHERE id = '${founded.customer}'`,
  faultOf: orderFault,
  finalNumbers: () => [],
};

interface FoundedOffice {
  readonly image: Buffer;
  readonly owner: string;
  readonly staff: readonly string[];
  readonly customer: string;
  readonly items: readonly string[];
  /** The base list. */
  readonly list: string;
}

function foundOffice(): FoundedOffice {
  const db = openDatabase(emptyImages.old);
  const replica = openReplica(db, cores.old);
  const identity = { workstation: SERVER, code: 'A', incarnation: INCARNATION };
  writeMeta(db, { ...identity, epoch: FIRST_EPOCH, authority: true });
  const run = runner(replica);
  const workstation = { id: SERVER, name: 'Server', incarnation: INCARNATION };
  const company = { companyName: 'Acme', currency: 'USD', ownerName: 'Olga', workstation };
  const { ownerId: owner } = run<{ ownerId: string }>('company.found', company, FOUNDER);
  const made = (command: string, input: object) => run<{ id: string }>(command, input, owner).id;
  run('place.create-standard', {}, owner);
  const nothing = { code: null, currency: null, terms: null, website: null, note: null, customerGroup: null };
  const customer = made('customer.create', { name: 'Apex', ...nothing });
  const at = { street: '1200 Mill Rd', city: 'Toledo', region: 'OH', postalCode: '43604', country: 'US' };
  run('address.add', { party: customer, name: 'Dock', ...at, isShipTo: true, isBillTo: true }, owner);
  run('credit.set-limit', { customer, limit: 600_00 }, owner);
  const list = made('price-list.create', { name: 'Base', kind: 'base', currency: 'USD' });
  const goods = { kind: 'goods', itemGroup: null, baseUnit: 'EA', wholeUnits: true, lifecycle: 'active' };
  const items = ['HX-2040', 'LMP-09'].map((named, i) => {
    const item = made('item.create', { number: named, description: `Goods ${i}`, ...goods, note: null });
    const always = { unit: 'EA', fromQuantity: 0, validFrom: '2025-01-01', validUntil: null };
    run('price.set', { list, item, ...always, price: (10 - i) * 1_000_000 }, owner);
    const { command, input } = received(item, 20 - 14 * i);
    run(command, input, owner);
    return item;
  });
  const staff = STAFF.map(([name, role]) => {
    const id = db.q('SELECT id FROM roles WHERE name = ?').pluck().get(role);
    return made('person.add', { name, roles: [id] });
  });
  const image = db.sqlite.serialize();
  db.sqlite.close();
  return { image, owner, staff, customer, items, list };
}

function runner(replica: Replica) {
  let made = 0;
  return <Output>(command: string, input: unknown, person: string): Output => {
    made++;
    const id = makeId(BEGIN, Uint8Array.of(9, 0, 0, 0, 0, 0, 0, 0, 0, made));
    const result = runLocally(replica, { id, command, person, grant: null, now: BEGIN + made, input });
    if (!result.ok) throw new Error(`${command}: ${JSON.stringify(result.refusal)}`, { cause: result.bug });
    return result.output as Output;
  };
}

function rolesOf(db: Db, person: string): string[] {
  return db.q('SELECT role FROM personRoles WHERE person = ? ORDER BY role').pluck().all(person) as string[];
}

function received(item: string, count: number): Call {
  const input = { item, quantity: quantityOf(count), businessDate: PLACED_ON };
  return { command: 'stock.receive', input };
}
