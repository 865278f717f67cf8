import { expect, test } from 'vitest';
import { soloReplica } from '../../../tests/support/solo-replica.ts';
import { partyChecks } from '../parties/party-checks.ts';
import { itemChecks } from './item-checks.ts';

const ITEM = {
  description: 'X',
  kind: 'goods',
  itemGroup: null,
  baseUnit: 'EA',
  wholeUnits: true,
  lifecycle: 'active',
  note: null,
};

test('what no command can do is found by the checks', () => {
  const solo = soloReplica();
  const { db, guard } = solo.replica;
  const item = (number: string) => solo.run<{ id: string }>('item.create', { ...ITEM, number }).id;
  const [a, b] = [item('A'), item('B')];
  const party = { code: null, name: 'X', currency: null, terms: null, website: null, note: null };
  const { id: vendor } = solo.run<{ id: string }>('vendor.create', party);
  solo.run('item.set-cost', { item: a, unitCost: 1, minimumMargin: 0 });
  const faults = () => [...itemChecks, ...partyChecks].flatMap((check) => check.faults(db));
  expect(faults()).toEqual([]);
  guard.open(() => {
    db.sqlite.prepare('UPDATE items SET successor = ? WHERE id = ?').run(b, a);
    db.sqlite.prepare('UPDATE items SET successor = ? WHERE id = ?').run(a, b);
    db.sqlite.exec('DELETE FROM itemFloorPrices; DELETE FROM searchEntries;');
    db.sqlite.prepare("UPDATE parties SET defaultShipTo = 'nowhere' WHERE id = ?").run(vendor);
  });
  expect(faults()).toEqual([
    `item ${a} is its own successor`,
    `item ${b} is its own successor`,
    `item ${a} has a cost and no floor price`,
    ...[a, b, vendor].map((record) => `record ${record} cannot be found by words`),
    `party ${vendor} has a default address that is not its own or not in use`,
  ]);
});
