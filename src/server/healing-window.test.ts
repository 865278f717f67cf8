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
  serverCase,
  twoDeskCase,
} from '../../tests/support/server-case.ts';
import { headOf } from '../core/sync/entry-store.ts';
import { decodePage, type WirePage } from '../core/sync/entry-wire.ts';
import { systemChance } from '../node/clock-and-chance.ts';
import type { HealBody } from '../shared/sync/server-contract.ts';
import { markRestored, restoreServer } from './server-administration.ts';

describe('a server restored from a backup', () => {
  test('waits for every workstation it knows and gets everything back that was acknowledged', async () => {
    const { at, desk, other, lost, headBefore } = await restored();
    const { epoch, head, healing } = answered(await at.transport.health());
    expect(healing).toBe(true);
    expect(epoch).not.toBe(desk.enrolment.epoch);
    expect(peopleOf(at)).toEqual(['Before', 'Olga']);
    expect(answered(await desk.push())).toEqual({ kind: 'healing', epoch, head });
    expect(answered(await at.transport.heal(desk.enrolment.key, report(epoch, lost, head)))).toEqual({
      kind: 'waiting',
    });
    expect(answered(await at.transport.heal(other.enrolment.key, report(epoch, NOTHING, head)))).toEqual({
      kind: 'open',
    });
    expect(peopleOf(at)).toEqual(['After 1', 'After 2', 'Before', 'Olga']);
    const { db } = at.server.context.database.replica();
    expect(headOf(db)).toEqual(headBefore);
    expect(answered(await at.transport.health()).healing).toBe(false);
  });

  test('remembers half a report across a restart, and takes it in parts', async () => {
    const { at, desk, other, lost } = await restored();
    const { epoch, head } = answered(await at.transport.health());
    const whole = report(epoch, lost, head);
    const [first, ...rest] = whole.entries;
    const { key } = desk.enrolment;
    answered(await at.transport.heal(key, { ...whole, last: false, entries: first ? [first] : [] }));
    expect(refusedWith(await at.transport.heal(key, { ...whole, part: 2 }))).toBe('healing.part-missing');
    await at.restart(at.server.context.folder);
    answered(await at.transport.heal(other.enrolment.key, report(epoch, NOTHING, head)));
    expect(answered(await at.transport.heal(key, { ...whole, part: 1, entries: rest }))).toEqual({
      kind: 'open',
    });
    expect(peopleOf(at)).toEqual(['After 1', 'After 2', 'Before', 'Olga']);
  });

  test('opens with what it has when a manager says so', async () => {
    const { at, desk } = await restored();
    const signIn = { person: 'Olga', password: 'correct horse battery' };
    const { session } = answered(await at.transport.signIn(desk.enrolment.key, signIn));
    answered(await at.transport.admin(session.token, 'end-healing', {}));
    expect(answered(await at.transport.health()).healing).toBe(false);
    expect(peopleOf(at)).toEqual(['Before', 'Olga']);
    expect(answered(await desk.push())).toMatchObject({ kind: 'epoch' });
  });

  test('enrols nobody while it waits, so that history keeps its places free', async () => {
    const { at, desk } = await restored();
    expect(refusedWith(await at.transport.reEnrol(desk.enrolment.key))).toBe('server.healing');
  });

  test('does not let an unreadable report stand in the way', async () => {
    const { at, desk } = await restored();
    const { epoch, head } = answered(await at.transport.health());
    const bad = report(epoch, NOTHING, head);
    const entry = [head + 1, 'x', 'w', 1, 1, 'accepted', ['h', 'p', 'c', 1], null, [[0, 999_999, 'x']], null];
    const answer = await at.transport.heal(desk.enrolment.key, { ...bad, entries: [entry] } as never);
    expect(refusedWith(answer)).toBe('healing.report-unreadable');
  });

  test('knows a workstation that was enrolled after the backup by the key it signed, and heals its enrolment', async () => {
    const { at, desk } = await officeCase();
    const backup = backupOf(at);
    const { head } = answered(await at.transport.health());
    const late = await anotherDesk(at, desk);
    await late.push(late.item('person.add', { name: 'Late', roles: [] }));
    const lost = await pulled(at, desk);
    await restoreInto(at, backup);
    const { epoch } = answered(await at.transport.health());
    const { key, incarnation } = late.enrolment;
    answered(await at.transport.heal(key, report(epoch, NOTHING, head)));
    answered(await at.transport.heal(desk.enrolment.key, report(epoch, lost, head)));
    expect(peopleOf(at)).toEqual(['Late', 'Olga']);
    const item = late.item('person.add', { name: 'Later', roles: [] });
    const reply = answered(await at.transport.push(key, { epoch, incarnation, items: [item] }));
    expect(reply).toMatchObject({ verdicts: [{ kind: 'accepted' }] });
  });

  test('opens at once where no workstation could report', async () => {
    const at = await serverCase();
    await at.stop();
    expect(markRestored({ folder: at.folder, clock: at.clock, chance: systemChance })).toBeNull();
    await at.restart();
    expect(answered(await at.transport.health()).healing).toBe(false);
  });

  test('is not made of a folder in which a server runs', async () => {
    const at = await serverCase();
    const here = { folder: at.folder, clock: at.clock, chance: systemChance };
    expect(markRestored(here)).toMatchObject({ code: 'server.already-running' });
    expect(restoreServer(here, at.folder)).toMatchObject({ code: 'server.target-exists' });
  });
});

const NOTHING = { entries: [], hashes: {} };

/** Two workstations, a backup, two people added after it; then the backup in the server's place. */
async function restored() {
  const { at, desk, other } = await twoDeskCase();
  await desk.push(desk.item('person.add', { name: 'Before', roles: [] }));
  const backup = backupOf(at);
  for (const n of [1, 2]) await desk.push(desk.item('person.add', { name: `After ${n}`, roles: [] }));
  const lost = await pulled(at, desk);
  const headBefore = headOf(at.server.context.database.replica().db);
  await restoreInto(at, backup);
  return { at, desk, other, lost, headBefore };
}

/** History as a workstation holds it. */
async function pulled(at: ServerCase, desk: Desk) {
  const { key, epoch, incarnation, code, labels } = desk.enrolment;
  const request = {
    epoch,
    incarnation,
    code,
    schema: core.migrations.length,
    limit: 1000,
    cursor: 0,
    hash: '0',
  };
  const page = answered(await at.transport.pull(key, { ...request, labels: JSON.stringify(labels) }));
  if (page.kind !== 'page') throw new Error(page.kind);
  const { schema } = at.server.context.database.replica();
  const { entries } = decodePage(schema, page as unknown as WirePage, '0');
  const hashes = Object.fromEntries(entries.map(({ seq, hash }) => [seq, hash]));
  return { entries: page.entries, hashes };
}

function report(
  epoch: string,
  { entries, hashes }: Pick<HealBody, 'entries' | 'hashes'>,
  head: number,
): HealBody {
  const kept = entries.filter(([seq]) => seq > head);
  return { epoch, part: 0, last: true, entries: kept, hashes, decided: [], witnessed: [] };
}
