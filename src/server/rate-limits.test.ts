import { describe, expect, test } from 'vitest';
import {
  answered,
  founded,
  officeCase,
  ownersDesk,
  PASSWORD,
  refusedWith,
  serverCase,
} from '../../tests/support/server-case.ts';
import { countAttempt, forgiveAttempt } from './rate-limits.ts';

describe('guessing', () => {
  test('passwords is stopped, also across a restart, and the right one waits with the wrong ones', async () => {
    const { at, desk } = await officeCase();
    const { key } = desk.enrolment;
    const guess = (password: string) => at.transport.signIn(key, { person: 'olga', password });
    for (let n = 0; n < 6; n++) expect(refusedWith(await guess(`guess ${n}`))).toBe('sign-in.refused');
    await at.restart();
    for (let n = 6; n < 10; n++) expect(refusedWith(await guess(`guess ${n}`))).toBe('sign-in.refused');
    expect(await guess(PASSWORD)).toMatchObject({
      status: 429,
      refusal: { code: 'limit.too-many-attempts' },
    });
    at.clock.advance(15 * 60_000);
    expect(answered(await guess(PASSWORD)).personId).toBeTruthy();
  });

  test('codes is stopped, also across a restart', async () => {
    const at = await serverCase();
    const guess = (code: string) => at.transport.enrol({ code, machineName: 'thief' });
    for (let n = 0; n < 10; n++) expect(refusedWith(await guess(`AAAAA-AAAA${n}`))).toBe('code.not-valid');
    await at.restart();
    expect(refusedWith(await guess('AAAAA-AAAAB'))).toBe('limit.too-many-attempts');
  });

  test('many at once counts each', async () => {
    const { at, desk } = await officeCase();
    const { key } = desk.enrolment;
    const guesses = Array.from({ length: 14 }, (_, n) =>
      at.transport.signIn(key, { person: 'olga', password: `guess ${n}` }),
    );
    const codes = (await Promise.all(guesses)).map(refusedWith);
    expect(codes.filter((code) => code === 'sign-in.refused')).toHaveLength(10);
  });

  test('is not made good by signing in as oneself in between', async () => {
    const { at } = await officeCase();
    const { db } = at.server.context.credentials;
    for (let n = 0; n < 24; n++) countAttempt(db, 'sign-in by workstation', 'w', at.clock.now());
    forgiveAttempt(db, 'sign-in by workstation', 'w');
    expect(countAttempt(db, 'sign-in by workstation', 'w', at.clock.now())).toBeNull();
    expect(countAttempt(db, 'sign-in by workstation', 'w', at.clock.now())).toBeNull();
    expect(countAttempt(db, 'sign-in by workstation', 'w', at.clock.now())).not.toBeNull();
  });

  test('an unknown name looks the same as a wrong password', async () => {
    const { at, desk } = await officeCase();
    const { key } = desk.enrolment;
    const unknown = await at.transport.signIn(key, { person: 'nobody', password: 'whatever it is' });
    const wrong = await at.transport.signIn(key, { person: 'olga', password: 'whatever it is' });
    expect(unknown).toEqual(wrong);
  });
});

describe('the log', () => {
  test('tells of sign-ins and codes without any secret in it', async () => {
    const at = await serverCase();
    const { enrolmentCode, oneTimePassword } = founded(at.server);
    const desk = await ownersDesk(at);
    await at.transport.signIn(desk.enrolment.key, { person: 'olga', password: 'wrong\nforged line' });
    const log = at.lines.join('\n');
    for (const event of ['workstation enrolled', 'signed in', 'sign-in refused', 'password changed']) {
      expect(log).toContain(event);
    }
    const { grant, session, offlineVerifier } = desk.signedIn;
    const secrets = [enrolmentCode, oneTimePassword, PASSWORD, 'wrong', desk.enrolment.key, session.token];
    for (const secret of [...secrets, grant.id, offlineVerifier]) expect(log).not.toContain(secret);
  });
});
