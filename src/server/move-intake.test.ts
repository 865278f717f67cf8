import { hash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  answered,
  core,
  deskOf,
  FOUNDING,
  PASSWORD,
  peopleOf,
  refusedWith,
  type ServerCase,
  serverCase,
  temporaryFolder,
} from '../../tests/support/server-case.ts';
import { inTransaction, openDatabase } from '../core/platform/database.ts';
import { openReplica } from '../core/platform/replica.ts';
import { writeMeta } from '../core/platform/replica-meta.ts';
import { headOf } from '../core/sync/entry-store.ts';
import { runLocally } from '../core/sync/local-run.ts';
import { newId, systemChance } from '../node/clock-and-chance.ts';
import type { MoveBeginBody } from '../shared/sync/server-people-contract.ts';

describe('a company that moves in', () => {
  test('keeps its history, its identity and goes on as a workstation of the server', async () => {
    const at = await serverCase({ isEmpty: true });
    const { code, company, finish } = await moving(at);
    answered(await at.transport.move.begin(code, company.plan));
    for (const [n, bytes] of company.chunks.entries())
      answered(await at.transport.move.chunk(code, n, bytes));
    const enrolment = answered(await at.transport.move.finish(code, finish));
    expect(enrolment).toMatchObject({ ...company.identity, companyName: FOUNDING.companyName });
    expect(answered(await at.transport.health())).toMatchObject({ head: company.head, epoch: company.epoch });
    const signIn = { person: finish.signInName, password: PASSWORD };
    const desk = deskOf(at, enrolment, answered(await at.transport.signIn(enrolment.key, signIn)));
    for (let n = 0; n < company.head; n++) desk.item('person.add', { name: 'counted already', roles: [] });
    const reply = answered(await desk.push(desk.item('person.add', { name: 'Zoe', roles: [] })));
    expect(reply).toMatchObject({ verdicts: [{ kind: 'accepted', seq: company.head + 1 }] });
    expect(peopleOf(at)).toEqual(['Ben', 'Olga', 'Zoe']);
    expect(readdirSync(join(at.folder, 'move'))).toEqual(['plan.json']);
    await at.restart();
    expect(at.server.firstStart).toBeNull();
  });

  test('gets the same key again if the reply is lost, for an hour and for nothing else', async () => {
    const at = await serverCase({ isEmpty: true });
    const { code, company, finish } = await moving(at);
    answered(await at.transport.move.begin(code, company.plan));
    for (const [n, bytes] of company.chunks.entries())
      answered(await at.transport.move.chunk(code, n, bytes));
    const first = answered(await at.transport.move.finish(code, finish));
    expect(answered(await at.transport.move.finish(code, finish))).toEqual(first);
    const other = { ...company.plan, sha256: '0'.repeat(64) };
    expect(refusedWith(await at.transport.move.begin(code, other))).toBe('move.server-has-a-company');
    at.clock.advance(61 * 60_000);
    expect(refusedWith(await at.transport.move.finish(code, finish))).toBe('code.not-valid');
  });

  test('goes on after a cut with the pieces that are missing', async () => {
    const at = await serverCase({ isEmpty: true });
    const { code, company, finish } = await moving(at);
    const all = company.chunks.map((_, n) => n);
    expect(answered(await at.transport.move.begin(code, company.plan)).missing).toEqual(all);
    answered(await at.transport.move.chunk(code, 1, company.chunks[1] as Uint8Array));
    const stillMissing = all.filter((n) => n !== 1);
    expect(answered(await at.transport.move.begin(code, company.plan)).missing).toEqual(stillMissing);
    expect(refusedWith(await at.transport.move.finish(code, finish))).toBe('move.chunks-missing');
  });

  test('is not taken in if a piece or the whole was altered', async () => {
    const at = await serverCase({ isEmpty: true });
    const { code, company, finish } = await moving(at);
    answered(await at.transport.move.begin(code, company.plan));
    const wrong = await at.transport.move.chunk(code, 0, new Uint8Array([1, 2, 3]));
    expect(refusedWith(wrong)).toBe('move.chunk-damaged');
    const lying = { ...company.plan, sha256: '0'.repeat(64) };
    answered(await at.transport.move.begin(code, lying));
    for (const [n, bytes] of company.chunks.entries())
      answered(await at.transport.move.chunk(code, n, bytes));
    expect(refusedWith(await at.transport.move.finish(code, finish))).toBe('move.file-damaged');
    expect(answered(await at.transport.health()).head).toBe(0);
  });

  test('is not taken in from a file whose history was tampered with', async () => {
    const at = await serverCase({ isEmpty: true });
    const { code, company, finish } = await moving(at, "UPDATE entry SET person = 'somebody' WHERE seq = 2");
    answered(await at.transport.move.begin(code, company.plan));
    for (const [n, bytes] of company.chunks.entries())
      answered(await at.transport.move.chunk(code, n, bytes));
    expect(refusedWith(await at.transport.move.finish(code, finish))).toBe('move.company-damaged');
  });

  test('is not given away by somebody who may not', async () => {
    const at = await serverCase({ isEmpty: true });
    const { code, company, finish } = await moving(at);
    answered(await at.transport.move.begin(code, company.plan));
    for (const [n, bytes] of company.chunks.entries())
      answered(await at.transport.move.chunk(code, n, bytes));
    const byBen = { ...finish, personId: company.ben };
    expect(refusedWith(await at.transport.move.finish(code, byBen))).toBe('people.no-permission');
  });
});

async function moving(at: ServerCase, tampering?: string) {
  const { firstStart } = at.server;
  if (firstStart?.kind !== 'empty') throw new Error('the server is not empty');
  const company = companyOnOneComputer(at, tampering);
  const finish = { personId: company.owner, signInName: 'olga', password: PASSWORD };
  return { code: firstStart.setupCode, company, finish };
}

/** A founded company with one more person, and its file in pieces of 4,000 bytes. */
function companyOnOneComputer(at: ServerCase, tampering?: string) {
  const file = join(temporaryFolder(), 'solo.db');
  const replica = openReplica(openDatabase(file), core);
  const identity = { workstation: newId(at.clock, systemChance), incarnation: 4711, code: 'A' };
  const epoch = newId(at.clock, systemChance);
  inTransaction(replica.db, () => writeMeta(replica.db, { ...identity, epoch, authority: true }));
  const run = (person: string, command: string, input: unknown) => {
    const call = {
      id: newId(at.clock, systemChance),
      command,
      person,
      grant: null,
      now: at.clock.now(),
      input,
    };
    const result = runLocally(replica, call);
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
    return result.output;
  };
  const workstation = { id: identity.workstation, name: 'kitchen table', incarnation: identity.incarnation };
  const { ownerId } = run('founder', 'company.found', { ...FOUNDING, workstation }) as { ownerId: string };
  const { id: ben } = run(ownerId, 'person.add', { name: 'Ben', roles: [] }) as { id: string };
  if (tampering) replica.db.sqlite.exec(tampering);
  const head = headOf(replica.db).seq;
  // Noise that does not compress, so that there are several pieces.
  replica.db.sqlite
    .prepare("INSERT INTO replicaMeta VALUES ('setting.noise', ?)")
    .run(randomBytes(9000).toString('base64'));
  replica.db.sqlite.pragma('journal_mode = DELETE');
  replica.db.sqlite.close();
  const whole = readFileSync(file);
  const packed = new Uint8Array(zstdCompressSync(whole));
  const chunkBytes = 4000;
  const chunks: Uint8Array[] = [];
  for (let from = 0; from < packed.length; from += chunkBytes)
    chunks.push(packed.slice(from, from + chunkBytes));
  const plan: MoveBeginBody = {
    bytes: whole.length,
    sha256: hash('sha256', whole),
    packedBytes: packed.length,
    chunkBytes,
    chunks: chunks.map((chunk) => hash('sha256', chunk)),
    machineName: 'kitchen table',
  };
  return { owner: ownerId, ben, identity, epoch, head, plan, chunks };
}
