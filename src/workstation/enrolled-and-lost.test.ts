import { cpSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OfficeFleet, officeFleet } from '../../tests/support/office-fleet.ts';
import { answered, PASSWORD, peopleOf } from '../../tests/support/server-case.ts';
import { must } from '../../tests/support/shelf-workstation.ts';
import { systemChance } from '../node/clock-and-chance.ts';
import { serverClient } from '../node/server-client.ts';
import { backupServer, restoreServer } from '../server/server-administration.ts';
import type { ServerTransport } from '../shared/sync/server-transport.ts';
import type { SyncReport } from '../shared/sync/workstation-views.ts';
import { enrolWorkstation } from './enrol.ts';
import type { Workstation } from './workstation.ts';
import { openWorkstation } from './workstation-open.ts';

let fleet: OfficeFleet;
beforeEach(async () => {
  fleet = await officeFleet();
  expect(backupServer(fleet.at.folder, fleet.folder('backup'))).toBeNull();
});
afterEach(() => fleet.end());

test('a workstation enrolled after the backup is a member again by itself, when nobody else knew of it', async () => {
  const late = await enrolLate();
  const before = standing(late);
  add(late, 'Accepted');
  await synced(late);
  add(late, 'Waiting');
  await goBack();
  expect(await synced(fleet.first)).toMatchObject({ complete: true });
  expect(answered(await fleet.at.transport.health()).healing).toBe(false);
  expect(peopleOf(fleet.at)).toEqual(['Olga']);
  expect(await synced(late)).toMatchObject({ complete: true, pending: 0 });
  expect(peopleOf(fleet.at)).toEqual(['Accepted', 'Olga', 'Waiting']);
  expect(standing(late)).toEqual(before);
  expect(late.verify().flatMap(({ faults }) => faults)).toEqual([]);
});

test('one that is heard while the server still waits gives its enrolment back as it was', async () => {
  const late = await enrolLate();
  const before = standing(late);
  const { head } = answered(await fleet.at.transport.health());
  await goBack();
  expect(await synced(late)).toMatchObject({ stopped: { code: 'sync.server-healing' } });
  await synced(fleet.first);
  expect(answered(await fleet.at.transport.health())).toMatchObject({ head, healing: false });
  expect(await synced(late)).toMatchObject({ complete: true });
  expect(standing(late)).toEqual(before);
});

test('one whose letters are another’s by then gets letters of its own, and loses nothing', async () => {
  const late = await enrolLate();
  const { code } = late.status();
  add(late, 'Waiting');
  await goBack();
  await synced(fleet.first);
  const other = await fleet.enrol('other', ['order desk']);
  expect(other.status().code).toBe(code);
  expect(await synced(late)).toMatchObject({ complete: true, pending: 0 });
  expect(peopleOf(fleet.at)).toContain('Waiting');
  expect(late.status().code).not.toBe(code);
  expect(rowOf(late)).toMatchObject({ name: 'late', code: late.status().code });
  await synced(other);
  expect(rowOf(other)).toMatchObject({ name: 'other', code });
});

test('one that had its enrolment and not yet its data goes on where it was', async () => {
  const cut = (transport: ServerTransport): ServerTransport => ({
    ...transport,
    bootstrap: async () => ({ kind: 'unreachable', refusal: { code: 'sync.unreachable', params: {} } }),
  });
  await expect(fleet.enrol('late', ['order desk'], cut)).rejects.toThrow('sync.unreachable');
  await goBack();
  await synced(fleet.first);
  const { at, folder } = fleet;
  const again = { folder: folder('late'), server: at.server.url, code: '', machineName: 'late' };
  const late = must(await enrolWorkstation({ ...again, connect: serverClient, clock: at.clock }));
  expect(rowOf(late)).toMatchObject({ name: 'late', code: late.status().code });
  expect(await synced(late)).toMatchObject({ complete: true });
  await late.close();
});

test('one of which only a copy of the disk is left is known again first, then gets letters of its own', async () => {
  const late = await enrolLate();
  const { workstation, code } = late.status();
  add(late, 'Waiting');
  await late.close();
  cpSync(fleet.folder('late'), fleet.folder('copy'), { recursive: true });
  await goBack();
  await synced(fleet.first);
  const { clock } = fleet.at;
  const copy = must(await openWorkstation({ folder: fleet.folder('copy'), connect: serverClient, clock }));
  for (let n = 0; n < 3 && !(await copy.sync.once()).complete; n++);
  expect(copy.status()).toMatchObject({ workstation, pending: 0, reEnrol: null });
  expect(copy.status().code).not.toBe(code);
  expect(rowOf(copy)).toMatchObject({ name: 'late', code: copy.status().code });
  expect(peopleOf(fleet.at)).toContain('Waiting');
  await copy.close();
});

/** The backup in the server's place, at its address. */
async function goBack(): Promise<void> {
  const { at } = fleet;
  const port = Number(new URL(at.server.url).port);
  const folder = fleet.folder('restored');
  await at.stop();
  expect(restoreServer({ folder, clock: at.clock, chance: systemChance }, fleet.folder('backup'))).toBeNull();
  await at.restart(folder, port);
}

/** Another workstation, at which Olga sits. */
async function enrolLate(): Promise<Workstation> {
  const late = await fleet.enrol('late', ['order desk', 'warehouse']);
  must(await late.people.signIn('Olga', PASSWORD));
  return late;
}

function add(workstation: Workstation, name: string): void {
  expect(workstation.run({ command: 'person.add', input: { name, roles: [] } })).toMatchObject({ ok: true });
}

/** Lines that were open to the server before it went break once. */
async function synced(workstation: Workstation): Promise<SyncReport> {
  const report = await workstation.sync.once();
  return report.stopped?.code === 'server.unreachable' ? workstation.sync.once() : report;
}

/** What it knows of itself, and what the server says of it. */
function standing(workstation: Workstation) {
  const { code, labels } = workstation.status();
  return { code, labels, row: rowOf(workstation) };
}

function rowOf(workstation: Workstation): unknown {
  const { db } = fleet.at.server.context.database.replica();
  const found = db.q(
    `SELECT w.name, i.code, group_concat(r.role) AS roles FROM workstations w
     JOIN workstationIncarnations i ON i.workstation = w.id AND i.code = w.code
     LEFT JOIN workstationRoles r ON r.workstation = w.id WHERE w.id = ? GROUP BY w.id`,
  );
  return found.get(workstation.status().workstation);
}
