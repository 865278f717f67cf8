import { createHash, hash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  answered,
  core,
  type Desk,
  officeCase,
  ownersDesk,
  refusedWith,
  type ServerCase,
  serverCase,
  twoDeskCase,
} from '../../tests/support/server-case.ts';
import { openDatabase } from '../core/platform/database.ts';
import { attachReplica } from '../core/platform/replica.ts';
import { verifyReplica } from '../core/sync/verify.ts';
import type { SnapshotOffer } from '../shared/sync/server-contract.ts';

describe('a snapshot', () => {
  test('is a whole database of that scope, proved against itself', async () => {
    const { at, desk } = await officeCase();
    const added = desk.item('person.add', { name: 'Ben', roles: [] });
    await desk.push(added);
    const { head } = answered(await at.transport.health());
    const asked = { pending: [added[0]], notBefore: head };
    const { snapshot, verdicts, progress } = await offered(at, desk, asked);
    expect({ verdicts, progress }).toMatchObject({
      verdicts: [{ id: added[0], kind: 'accepted' }],
      progress: 1,
    });
    const image = zstdDecompressSync(Buffer.concat(await chunks(at, desk, snapshot)));
    expect(createHash('sha256').update(image).digest('hex')).toBe(snapshot.sha256);
    const replica = attachReplica(openDatabase(image), core);
    expect(verifyReplica(replica).flatMap(({ faults }) => faults)).toEqual([]);
    const names = replica.db.sqlite.prepare('SELECT name FROM people ORDER BY name').pluck().all();
    expect(names).toEqual(['Ben', 'Olga']);
  });

  test('goes on being the same after the server was started again in the middle of a download', async () => {
    const { at, desk } = await officeCase();
    const { snapshot } = await offered(at, desk);
    await at.restart();
    const again = await offered(at, desk);
    expect(again.snapshot).toEqual(snapshot);
    for (const [n, chunk] of (await chunks(at, desk, snapshot)).entries()) {
      expect(hash('sha256', chunk)).toBe(snapshot.chunks[n]);
    }
  });

  test('is not given to a workstation of another scope', async () => {
    const { at, desk, other } = await twoDeskCase();
    expect(other.enrolment.labels).not.toEqual(desk.enrolment.labels);
    const { snapshot } = await offered(at, desk);
    const stolen = await at.transport.snapshotChunk(other.enrolment.key, snapshot.id, 0);
    expect(refusedWith(stolen)).toBe('snapshot.gone');
    const missing = await at.transport.snapshotChunk(desk.enrolment.key, snapshot.id, 10_000);
    expect(refusedWith(missing)).toBe('snapshot.gone');
  });

  test('is built anew where a workstation already stands further on', async () => {
    const { at, desk } = await officeCase();
    const { snapshot } = await offered(at, desk);
    await desk.push(desk.item('person.add', { name: 'Ben', roles: [] }));
    const { head } = answered(await at.transport.health());
    const newer = await offered(at, desk, { notBefore: head });
    expect(newer.snapshot.head.seq).toBe(head);
    expect(newer.snapshot.id).not.toBe(snapshot.id);
  });

  test('built in a thread of its own is the same as one built here', async () => {
    const here = await serverCase();
    const desk = await ownersDesk(here);
    const made = await offered(here, desk);
    await here.stop();
    for (const name of readdirSync(join(here.folder, 'snapshots'))) expect(name).toContain(made.snapshot.id);
    const there = await serverCase({ folder: here.folder, snapshotsInThread: true });
    await desk.push().catch(() => null);
    const { head } = answered(await there.transport.health());
    const item = desk.item('person.add', { name: 'Ben', roles: [] });
    const { key, epoch, incarnation } = desk.enrolment;
    answered(await there.transport.push(key, { epoch, incarnation, items: [item] }));
    const threaded = await offered(there, desk, { notBefore: head + 1 });
    const image = zstdDecompressSync(Buffer.concat(await chunks(there, desk, threaded.snapshot)));
    const replica = attachReplica(openDatabase(image), core);
    expect(verifyReplica(replica).flatMap(({ faults }) => faults)).toEqual([]);
    expect(there.lines.join('\n')).not.toContain('alarm');
  });
});

async function offered(
  at: ServerCase,
  desk: Desk,
  asked: { readonly pending?: string[]; readonly notBefore?: number } = {},
): Promise<{ snapshot: SnapshotOffer; verdicts: unknown; progress: number }> {
  const { key, epoch, incarnation } = desk.enrolment;
  const base = { epoch, incarnation, schema: core.migrations.length, cursor: 0, progressOf: incarnation };
  for (;;) {
    const request = { ...base, notBefore: 0, pending: [], keptFrom: 0, ...asked };
    const reply = answered(await at.transport.bootstrap(key, request));
    if (reply.kind === 'snapshot') return reply;
    if (reply.kind !== 'later') throw new Error(reply.kind);
  }
}

async function chunks(
  at: ServerCase,
  desk: Desk,
  { id, chunks: expected }: SnapshotOffer,
): Promise<Uint8Array[]> {
  const fetched = expected.map((_, n) => at.transport.snapshotChunk(desk.enrolment.key, id, n));
  return (await Promise.all(fetched)).map(answered);
}
