import { expect, test } from 'vitest';
import { mustRun, shelfReplica } from '../../../tests/support/shelf-core.ts';
import { pack } from '../platform/packing.ts';
import { attentionById, noteRefused, settleAttention, settledAttention } from './attention-store.ts';
import { pendingByOrd, pendingOrds } from './pending-store.ts';

test('what was accepted otherwise than shown waits as refused where the server lost it and refused it then', () => {
  const replica = shelfReplica({ authority: false });
  const { db, schema } = replica;
  mustRun(replica, 'shelf.add', { name: 'north' });
  const [ord = 0] = pendingOrds(db);
  const own = pendingByOrd(db, schema, ord);
  db.q("INSERT INTO attention (id, kind, seq, body) VALUES (?, 'changed', 4, ?)").run(own.id, pack(own.body));
  settleAttention(db, own.id, { how: 'seen', note: 'all right', now: 5 });
  expect(settledAttention(db, 5)).toBe(1);
  noteRefused(db, own, { seq: 9, reason: { code: 'shelf.taken', params: {} } });
  expect(settledAttention(db, 5)).toBe(0);
  expect(attentionById(db, own.id)).toMatchObject({
    kind: 'refused',
    seq: 9,
    reason: { code: 'shelf.taken' },
    settled: null,
    note: null,
  });
});
