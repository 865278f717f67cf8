import { describe, expect, test } from 'vitest';
import {
  answered,
  type Desk,
  officeCase,
  peopleOf,
  refusedWith,
  type ServerCase,
  twoDeskCase,
} from '../../tests/support/server-case.ts';
import type { Entry } from '../core/sync/entry.ts';
import { readEntries } from '../core/sync/entry-store.ts';
import { systemChance } from '../node/clock-and-chance.ts';
import type { SessionsReply } from '../shared/sync/server-people-contract.ts';
import { revokeAccess } from './server-administration.ts';

describe('a revoked workstation', () => {
  test('is refused at once, and its open line is closed with the reason', async () => {
    const { at, desk, other } = await twoDeskCase();
    const closed = lineOf(at, other);
    await until(() => at.server.context.wakeUp.lines === 1);
    await revoke(at, desk, { workstation: other.enrolment.workstation });
    expect(await closed).toBe(true);
    expect(refusedWith(await other.push())).toBe('workstation.key-revoked');
  });

  test('loses its line also when another process revokes it', async () => {
    const { at, desk } = await officeCase();
    const closed = lineOf(at, desk);
    await until(() => at.server.context.wakeUp.lines === 1);
    const where = { folder: at.folder, clock: at.clock, chance: systemChance };
    expect(revokeAccess(where, { workstation: desk.enrolment.workstation })).toBe(1);
    expect(await closed).toBe(true);
  });

  test('is not let in by a line that a retired one opens', async () => {
    const { at, desk, other } = await twoDeskCase();
    await desk.push(desk.item('workstation.retire', { workstation: other.enrolment.workstation }));
    expect(await lineOf(at, other)).toBe(true);
    expect(refusedWith(await other.push())).toBe('workstation.key-revoked');
  });
});

describe('a revoked person', () => {
  test('is out of every session, cannot sign in, and the work still waiting is refused but kept whole', async () => {
    const { at, desk } = await officeCase();
    const ben = await benOn(at, desk);
    const waiting = desk.item('person.rename', { person: ben.id, name: 'Benjamin' }, ben);
    expect(await revoke(at, desk, { person: ben.id })).toEqual({ revoked: 2 });
    expect(refusedWith(await at.transport.signOut(ben.session))).toBe('session.ended');
    const signIn = { person: 'ben', password: BENS_PASSWORD };
    expect(refusedWith(await at.transport.signIn(desk.enrolment.key, signIn))).toBe('sign-in.refused');
    const reply = answered(await desk.push(waiting));
    expect(reply).toMatchObject({ verdicts: [{ kind: 'refused', reason: { code: 'grant.revoked' } }] });
    const { db, schema } = at.server.context.database.replica();
    const kept = readEntries(db, schema, 0, 1000).at(-1);
    expect(kept).toMatchObject({ kind: 'refused', id: waiting[0] });
    expect(JSON.stringify((kept as Entry).body)).toBe(JSON.stringify(waiting[2]));
    expect(answered(await at.transport.refreshGrants(desk.enrolment.key, [ben.grant])).ended).toEqual([
      { id: ben.grant, reason: 'revoked' },
    ]);
  });

  test('deactivated by a command is out of every session too', async () => {
    const { at, desk } = await officeCase();
    const ben = await benOn(at, desk);
    await desk.push(desk.item('person.deactivate', { person: ben.id }));
    expect(refusedWith(await at.transport.signOut(ben.session))).toBe('session.ended');
    expect(answered(await at.transport.refreshGrants(desk.enrolment.key, [ben.grant])).ended).toEqual([
      { id: ben.grant, reason: 'not-active' },
    ]);
  });
});

describe('a session', () => {
  test('that somebody ends is over where it was held: told on the open line, and work under it is refused and kept', async () => {
    const { at, desk, other } = await twoDeskCase();
    const ben = await benOn(at, desk, other);
    const told = new Promise<void>((resolve) => {
      at.transport.wake(other.enrolment.key, {
        onHead: () => {},
        onGrantsEnded: resolve,
        onClosed: () => {},
      });
    });
    await until(() => at.server.context.wakeUp.lines === 1);
    const [his] = (await sessionsOf(at, desk)).filter(({ personId }) => personId === ben.id);
    expect(his?.workstation).toBe(other.enrolment.workstation);
    await revoke(at, desk, { session: his?.id });
    await told;
    expect(answered(await at.transport.refreshGrants(other.enrolment.key, [ben.grant])).ended).toEqual([
      { id: ben.grant, reason: 'revoked' },
    ]);
    const late = answered(await other.push(other.item('person.rename', { person: ben.id, name: 'B' }, ben)));
    expect(late).toMatchObject({ verdicts: [{ kind: 'refused', reason: { code: 'grant.revoked' } }] });
    expect((await sessionsOf(at, desk)).map(({ personId }) => personId)).not.toContain(ben.id);
    const signIn = { person: 'ben', password: BENS_PASSWORD };
    expect(answered(await at.transport.signIn(other.enrolment.key, signIn)).grant.id).not.toBe(ben.grant);
  });

  test('is listed as long as its person works on by it, once for each computer', async () => {
    const { at, desk, other } = await twoDeskCase();
    const ben = await benOn(at, desk, other);
    answered(await at.transport.signIn(other.enrolment.key, { person: 'ben', password: BENS_PASSWORD }));
    at.clock.advance(13 * 3_600_000);
    const token = await anotherSession(at, desk);
    const listed = async () => {
      const answer = answered(await at.transport.admin(token, 'sessions', null)) as SessionsReply;
      return answer.sessions.map(({ personId, workstation }) => [personId, workstation]).sort();
    };
    const olga = [desk.signedIn.personId, desk.enrolment.workstation];
    expect(await listed()).toEqual(
      [
        [desk.signedIn.personId, other.enrolment.workstation],
        [ben.id, other.enrolment.workstation],
        olga,
      ].sort(),
    );
    await desk.push(desk.item('workstation.retire', { workstation: other.enrolment.workstation }));
    expect(await listed()).toEqual([olga]);
  });

  test('ends on the server when its holder signs out', async () => {
    const { at, desk } = await officeCase();
    const { token } = desk.signedIn.session;
    answered(await at.transport.signOut(token));
    expect(refusedWith(await at.transport.admin(token, 'sessions', null))).toBe('session.ended');
  });

  test('ends after an hour without use and after half a day in any case', async () => {
    const { at, desk } = await officeCase();
    const { token } = desk.signedIn.session;
    for (let quarters = 0; quarters < 47; quarters++) {
      at.clock.advance(15 * 60_000);
      answered(await at.transport.admin(token, 'sessions', null));
    }
    at.clock.advance(16 * 60_000);
    expect(refusedWith(await at.transport.admin(token, 'sessions', null))).toBe('session.ended');
    const next = await anotherSession(at, desk);
    at.clock.advance(61 * 60_000);
    expect(refusedWith(await at.transport.admin(next, 'sessions', null))).toBe('session.ended');
  });
});

describe('an offline grant', () => {
  test('counts for sixty days after the last contact, and again after signing in anew, under the same id', async () => {
    const { at, desk } = await officeCase();
    const { key } = desk.enrolment;
    at.clock.advance(59 * DAY);
    expect(answered(await at.transport.refreshGrants(key, [desk.signedIn.grant.id])).grants).toHaveLength(1);
    at.clock.advance(59 * DAY);
    await desk.push(desk.item('person.add', { name: 'Ben', roles: [] }));
    at.clock.advance(2 * DAY);
    const late = answered(await desk.push(desk.item('person.add', { name: 'Late', roles: [] })));
    expect(late).toMatchObject({ verdicts: [{ kind: 'refused', reason: { code: 'grant.expired' } }] });
    const again = answered(
      await at.transport.signIn(key, { person: 'Olga', password: 'correct horse battery' }),
    );
    expect(again.grant.id).toBe(desk.signedIn.grant.id);
    await desk.push(desk.item('person.add', { name: 'Zoe', roles: [] }));
    expect(peopleOf(at)).toEqual(['Ben', 'Olga', 'Zoe']);
  });
});

const DAY = 24 * 3_600_000;
const BENS_PASSWORD = 'another good one';

/** Ben, added at `desk`, signed in at `on`. */
async function benOn(at: ServerCase, desk: Desk, on: Desk = desk) {
  const added = desk.item('person.add', { name: 'Ben', roles: [] });
  await desk.push(added);
  const [id] = added;
  const account = { personId: id, signInName: 'ben', password: BENS_PASSWORD };
  answered(await at.transport.admin(desk.signedIn.session.token, 'credentials', account));
  const signIn = { person: 'ben', password: BENS_PASSWORD };
  const signedIn = answered(await at.transport.signIn(on.enrolment.key, signIn));
  return { id, person: id, grant: signedIn.grant.id, session: signedIn.session.token };
}

async function sessionsOf(at: ServerCase, desk: Desk): Promise<SessionsReply['sessions']> {
  const answer = answered(await at.transport.admin(desk.signedIn.session.token, 'sessions', null));
  return (answer as SessionsReply).sessions;
}

async function anotherSession(at: ServerCase, desk: Desk): Promise<string> {
  const signIn = { person: 'Olga', password: 'correct horse battery' };
  return answered(await at.transport.signIn(desk.enrolment.key, signIn)).session.token;
}

async function revoke(at: ServerCase, desk: Desk, body: object): Promise<unknown> {
  return answered(await at.transport.admin(desk.signedIn.session.token, 'revoke', body));
}

/** Resolves when the line is closed, with whether the server called the key revoked. */
function lineOf(at: ServerCase, desk: Desk): Promise<boolean> {
  return new Promise((resolve) => {
    at.transport.wake(desk.enrolment.key, { onHead: () => {}, onGrantsEnded: () => {}, onClosed: resolve });
  });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
