import { afterEach, describe, expect, test } from 'vitest';
import { openAttention } from '../../src/core/sync/attention-store.ts';
import { pendingIds } from '../../src/core/sync/pending-store.ts';
import { closeDatabases } from './crashable-database.ts';
import { checkAtRest } from './final-checks.ts';
import { comeToRest } from './quiescence.ts';
import { BEGIN } from './sim-company.ts';
import type { SimWorkstation } from './sim-workstation.ts';
import { toyCompany } from './toy-company.ts';
import { World } from './world.ts';

function quietWorld(): { world: World; mia: SimWorkstation; sam: SimWorkstation } {
  const world = new World(toyCompany, 3, new Set());
  world.begin();
  const [mia, sam] = world.workstations;
  if (!mia || !sam) throw new Error('a world has two workstations at least');
  comeToRest(world);
  return { world, mia, sam };
}

function must(workstation: SimWorkstation, id: string, command: string, input: unknown): void {
  const result = workstation.run(id, command, input, BEGIN);
  if (!result.ok) throw new Error(result.refusal.code);
}

function names(workstation: SimWorkstation): unknown[] {
  return workstation.db.q('SELECT name FROM customers ORDER BY id').pluck().all();
}

describe('a company on a quiet day', () => {
  afterEach(closeDatabases);

  test('work done on one machine stands on the server and on the other machine', () => {
    const { world, mia, sam } = quietWorld();
    must(mia, 'quiet-1', 'customer.rename', { customer: 'c1', name: 'Acme' });
    expect(pendingIds(mia.db)).toEqual(['quiet-1']);
    expect(names(sam)).toEqual(['c1', 'c2']);
    comeToRest(world);
    checkAtRest(world);
    expect(names(sam)).toEqual(['Acme', 'c2']);
    expect(pendingIds(mia.db)).toEqual([]);
  });

  test('of two changes of a guarded value the second is refused with both values and waits for a person', () => {
    const { world, mia, sam } = quietWorld();
    must(mia, 'quiet-1', 'customer.rename', { customer: 'c1', name: 'Acme' });
    must(sam, 'quiet-2', 'customer.rename', { customer: 'c1', name: 'Apex' });
    comeToRest(world);
    checkAtRest(world);
    expect(names(sam)).toEqual(['Acme', 'c2']);
    const params = { table: 'customers', column: 'name', record: 'c1', seen: 'c1', stands: 'Acme' };
    expect(openAttention(sam.db)).toMatchObject([
      { id: 'quiet-2', kind: 'refused', reason: { code: 'sync.conflict', params } },
    ]);
  });

  test('of two notes the newer stands, and both amounts of a sum count', () => {
    const { world, mia, sam } = quietWorld();
    must(mia, 'quiet-1', 'customer.note', { customer: 'c1', note: 'good' });
    must(sam, 'quiet-2', 'customer.note', { customer: 'c1', note: 'late' });
    must(mia, 'quiet-3', 'item.look-at', { item: 'i1', times: 2 });
    must(sam, 'quiet-4', 'item.look-at', { item: 'i1', times: 5 });
    comeToRest(world);
    checkAtRest(world);
    expect(mia.db.q("SELECT note FROM customers WHERE id = 'c1'").pluck().get()).toBe('late');
    expect(mia.db.q("SELECT seen FROM items WHERE id = 'i1'").pluck().get()).toBe(7);
  });

  test('what builds on refused work is refused with it, and later work goes on', () => {
    const { world, mia, sam } = quietWorld();
    must(mia, 'quiet-1', 'customer.create', { customer: 'c9' });
    comeToRest(world);
    must(mia, 'quiet-2', 'customer.delete', { customer: 'c9' });
    must(sam, 'quiet-3', 'order.create', { customer: 'c9', po: null, price: 1, lines: [] });
    must(sam, 'quiet-4', 'order.note', { order: 'quiet-3.order', text: 'hurry' });
    must(sam, 'quiet-5', 'stock.receive', { item: 'i1', quantity: 1 });
    comeToRest(world);
    checkAtRest(world);
    const codes = openAttention(sam.db).map(({ id, reason }) => [id, reason?.code]);
    expect(codes).toEqual([
      ['quiet-3', 'customer.unknown'],
      ['quiet-4', 'sync.depends-on-refused'],
    ]);
    expect(world.witness.byId.get('quiet-5')?.kind).toBe('accepted');
  });

  test('a machine holds no row of a scope its roles may not see', () => {
    const { world, mia, sam } = quietWorld();
    must(mia, 'quiet-1', 'memo.create', { words: 'for me alone' });
    must(mia, 'quiet-2', 'memo.create', { words: 'for sam' });
    must(mia, 'quiet-3', 'memo.give', { memo: 'quiet-2.memo', to: 'sam' });
    comeToRest(world);
    checkAtRest(world);
    expect(sam.db.q('SELECT id FROM memos').pluck().all()).toEqual(['quiet-2.memo']);
    expect(sam.db.q('SELECT count(*) FROM terms').pluck().get()).toBe(0);
    expect(mia.db.q('SELECT count(*) FROM terms').pluck().get()).toBe(2);
  });
});
