import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { memberReplica } from '../support/member-replica.ts';
import { newCustomer, orderWorld, PLACED_ON } from '../support/order-world.ts';
import { migrationCount } from './landed-schemas.ts';

/**
 * Keeps the database of a workstation of the schema that stands now, with a full outbox: `node tests/migrations/
 * write-landed.ts`, once per landed schema, never again for an old one. Later versions must open it and lose nothing.
 */
const world = orderWorld(40);
const before = world.draft(5);
world.confirm(before);
newCustomer(world.solo, 'Bolt and Sons');
const desk = memberReplica(world.solo, 1, ['order desk', 'office manager']);
const { order } = desk.run<{ order: string }>('order.create', {
  customer: world.customer,
  placedOn: PLACED_ON,
  customerPo: 'PO 4711',
  lines: [{ item: world.item, quantity: 50_000_000 }],
});
desk.run('order.confirm', { order });
desk.run('order.note', { order, note: 'by phone' });
const { order: unwanted } = desk.run<{ order: string }>('order.create', {
  customer: world.customer,
  placedOn: PLACED_ON,
  lines: [
    { item: world.item, quantity: 1_000_000 },
    { item: world.item, quantity: 2_000_000 },
  ],
});
desk.run('order.cancel', { order: unwanted, why: 'customer rang back' });
desk.run('customer.create', {
  name: 'Offline & Co',
  code: null,
  currency: null,
  customerGroup: null,
  terms: null,
  website: null,
  note: null,
});
const file = join(import.meta.dirname, 'landed', `${String(migrationCount()).padStart(4, '0')}.db.zst`);
desk.replica.db.sqlite.exec('VACUUM');
writeFileSync(file, zstdCompressSync(desk.replica.db.sqlite.serialize()));
