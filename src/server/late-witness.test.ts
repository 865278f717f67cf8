import { describe, expect, test } from 'vitest';
import {
  anotherDesk,
  answered,
  backupOf,
  core,
  type Desk,
  officeCase,
  peopleOf,
  refusedWith,
  restoreInto,
  type ServerCase,
} from '../../tests/support/server-case.ts';
import { headOf, readEntries } from '../core/sync/entry-store.ts';
import { encodeEntry } from '../core/sync/entry-wire.ts';
import type { HealBody } from '../shared/sync/server-contract.ts';
import type { EnrolReply } from '../shared/sync/server-people-contract.ts';
import type { WireEntry } from '../shared/sync/wire-entry.ts';

describe('what the server itself enters', () => {
  test('is told to the workstation under the seal, and is what history holds', async () => {
    const { at, desk } = await officeCase();
    const { witness } = desk.enrolment;
    expect(hashes(at)).toContain(witness?.hash);
    expect(opened(at, witness?.sealed)?.slice(1, 3)).toEqual([expect.any(String), 'server']);
    const again = answered(await at.transport.reEnrol(desk.enrolment.key));
    expect(again.witness?.hash).toBe(headOf(at.server.context.database.replica().db).hash);
  });
});

describe('a report that comes when the window is closed', () => {
  test('brings the enrolment back as it was, once', async () => {
    const { at, late, epoch } = await lateCase();
    expect(refusedWith(await pullOf(at, late.enrolment, epoch))).toBe('workstation.incarnation-unknown');
    const { head } = answered(await at.transport.health());
    for (let times = 0; times < 2; times++) {
      expect(answered(await reportOf(at, late, epoch))).toEqual({ kind: 'open' });
      expect(answered(await at.transport.health()).head).toBe(head + 1);
    }
    expect(answered(await pullOf(at, late.enrolment, epoch))).toMatchObject({ kind: 'restored' });
    const item = late.item('person.add', { name: 'Late', roles: [] });
    const { key, incarnation } = late.enrolment;
    answered(await at.transport.push(key, { epoch, incarnation, items: [item] }));
    expect(peopleOf(at)).toContain('Late');
    expect(at.lines.join('\n')).toContain('healed late');
  });

  test('counts for nothing but what is under the seal, and of that for what was the server’s own', async () => {
    const { at, desk } = await officeCase();
    await desk.push(desk.item('person.add', { name: 'Ben', roles: [] }));
    const { replica, sealer } = innards(at);
    const entries = readEntries(replica.db, replica.schema, 0, 1000).map(encodeEntry);
    const enrolment = entries.find((entry) => entry[6]?.[0] === 'workstation.enrol');
    const work = entries.find((entry) => entry.length === 10 && entry[2] !== 'server');
    const { epoch } = answered(await at.transport.health());
    const madeUp = (entry: WireEntry | undefined) =>
      JSON.stringify(entry)
        .replace(String(entry?.[1]), 'made-up')
        .replace(/"incarnation":\d+/, '"incarnation":42');
    const before = headOf(replica.db);
    const tell = async (...texts: string[]) => {
      const witnessed = texts.map((sealed) => ({ hash: 'made-up', sealed }));
      const entry = opened(at, sealer.seal(madeUp(enrolment)));
      const body = { ...report(epoch), entries: entry ? [entry] : [], hashes: { 1: 'made-up' }, witnessed };
      return answered(await at.transport.heal(desk.enrolment.key, body));
    };
    expect(await tell(madeUp(enrolment), sealer.seal(madeUp(work)), 'nonsense')).toEqual({ kind: 'open' });
    expect(headOf(replica.db)).toEqual(before);
    await tell(sealer.seal(madeUp(enrolment)));
    expect(headOf(replica.db).seq).toBe(before.seq + 1);
  });

  test('waits undecided while what it builds on is missing, and counts once that is back', async () => {
    const { at, desk } = await officeCase();
    const backup = backupOf(at);
    const role = desk.item('role.create', { name: 'night shift', permissions: [], labels: [] });
    expect(answered(await desk.push(role))).toMatchObject({ verdicts: [{ kind: 'accepted' }] });
    const { db } = at.server.context.database.replica();
    const id = db.q("SELECT id FROM roles WHERE name = 'night shift'").pluck().get() as string;
    const made = answered(
      await at.transport.admin(desk.signedIn.session.token, 'enrolment-codes', { roles: [id] }),
    );
    const { code } = made as { readonly code: string };
    const late = answered(await at.transport.enrol({ code, machineName: 'night' }));
    const epoch = await restoredAndOpened(at, desk, backup);
    answered(await at.transport.heal(late.key, { ...report(epoch), witnessed: witnessOf(late) }));
    expect(refusedWith(await pullOf(at, late, epoch))).toBe('workstation.incarnation-unknown');
    const { key, incarnation } = desk.enrolment;
    answered(await at.transport.push(key, { epoch, incarnation, items: [role] }));
    answered(await at.transport.heal(late.key, { ...report(epoch), witnessed: witnessOf(late) }));
    expect(answered(await pullOf(at, late, epoch))).toMatchObject({ kind: 'restored' });
  });
});

/** A workstation enrolled after the backup, and a restored server that did not wait for it. */
async function lateCase() {
  const { at, desk } = await officeCase();
  const backup = backupOf(at);
  const late = await anotherDesk(at, desk);
  const epoch = await restoredAndOpened(at, desk, backup);
  return { at, late, epoch };
}

async function restoredAndOpened(at: ServerCase, desk: Desk, backup: string): Promise<string> {
  await restoreInto(at, backup);
  const { epoch } = answered(await at.transport.health());
  expect(answered(await at.transport.heal(desk.enrolment.key, report(epoch)))).toEqual({ kind: 'open' });
  return epoch;
}

function reportOf(at: ServerCase, { enrolment }: Desk, epoch: string) {
  return at.transport.heal(enrolment.key, { ...report(epoch), witnessed: witnessOf(enrolment) });
}

function witnessOf({ witness }: EnrolReply): HealBody['witnessed'] {
  return witness ? [witness] : [];
}

function report(epoch: string): HealBody {
  return { epoch, part: 0, last: true, entries: [], hashes: {}, decided: [], witnessed: [] };
}

/** Asks for what comes after an entry that no history holds. */
function pullOf(at: ServerCase, { key, incarnation, code, labels }: EnrolReply, epoch: string) {
  const place = { epoch, incarnation, code, cursor: 1, hash: 'lost', labels: JSON.stringify(labels) };
  return at.transport.pull(key, { ...place, schema: core.migrations.length, limit: 1 });
}

function innards(at: ServerCase) {
  const { database, credentials } = at.server.context;
  return { replica: database.replica(), sealer: credentials.sealer };
}

function hashes(at: ServerCase): string[] {
  const { db, schema } = innards(at).replica;
  return readEntries(db, schema, 0, 1000).map(({ hash }) => hash);
}

function opened(at: ServerCase, sealed = ''): WireEntry | null {
  const text = innards(at).sealer.unseal(sealed);
  return text === null ? null : (JSON.parse(text) as WireEntry);
}
