import { describe, expect, test } from 'vitest';
import {
  answered,
  core,
  founded,
  officeCase,
  type ownersDesk,
  PASSWORD,
  peopleOf,
  refusedWith,
  serverCase,
  temporaryFolder,
  twoDeskCase,
} from '../../tests/support/server-case.ts';
import { daybookCompany } from './daybook-company.ts';
import { startServer } from './server.ts';

describe('a server that is started for the first time', () => {
  test('tells how to sign in as the owner, once', async () => {
    const at = await serverCase();
    expect(founded(at.server)).toMatchObject({ companyName: 'Acme Trading', signInName: 'Olga' });
    await at.restart();
    expect(at.server.firstStart).toBeNull();
  });

  test('without a company waits for one to move in, and makes the earlier setup code worthless at the next start', async () => {
    const at = await serverCase({ isEmpty: true });
    const first = at.server.firstStart;
    expect(first?.kind).toBe('empty');
    await at.restart();
    const plan = {
      bytes: 1,
      sha256: '0'.repeat(64),
      packedBytes: 1,
      chunkBytes: 1,
      chunks: ['0'.repeat(64)],
    };
    const begun = await at.transport.move.begin(first?.kind === 'empty' ? first.setupCode : '', {
      ...plan,
      machineName: 'm',
    });
    expect(refusedWith(begun)).toBe('code.not-valid');
  });

  test('makes the owner choose a password before the one-time one counts', async () => {
    const at = await serverCase();
    const { enrolmentCode, signInName: person, oneTimePassword: password } = founded(at.server);
    const { key } = answered(await at.transport.enrol({ code: enrolmentCode, machineName: 'office' }));
    expect(refusedWith(await at.transport.signIn(key, { person, password }))).toBe(
      'sign-in.password-must-change',
    );
    const weak = await at.transport.signIn(key, { person, password, newPassword: 'password123' });
    expect(refusedWith(weak)).toBe('password.too-common');
    const signedIn = await at.transport.signIn(key, { person, password, newPassword: PASSWORD });
    expect(answered(signedIn).grant.expiresAt - at.clock.now()).toBe(60 * 24 * 3_600_000);
    expect(refusedWith(await at.transport.signIn(key, { person, password }))).toBe('sign-in.refused');
  });

  test('is the only one on its folder', async () => {
    const at = await serverCase();
    const options = { folder: at.folder, core, company: daybookCompany, port: 0, log: () => {} };
    expect(await startServer(options)).toMatchObject({
      ok: false,
      refusal: { code: 'server.already-running' },
    });
  });

  test('refuses to speak plain HTTP beyond this computer unless told so twice', async () => {
    const folder = temporaryFolder();
    const options = { folder, core, company: daybookCompany, port: 0, log: () => {}, host: '0.0.0.0' };
    for (const told of [{}, { allowPlainHttp: true }, { yesReallyPlainHttp: true }, { behindProxy: true }]) {
      const started = await startServer({ ...options, ...told });
      expect(started).toMatchObject({ ok: false, refusal: { code: 'server.plain-http-beyond-loopback' } });
    }
  });
});

describe('an enrolment code', () => {
  test('counts once', async () => {
    const at = await serverCase();
    const { enrolmentCode: code } = founded(at.server);
    answered(await at.transport.enrol({ code, machineName: 'office' }));
    expect(refusedWith(await at.transport.enrol({ code, machineName: 'again' }))).toBe('code.not-valid');
  });

  test('counts however it is typed', async () => {
    const at = await serverCase();
    const code = founded(at.server).enrolmentCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    expect(answered(await at.transport.enrol({ code, machineName: 'office' })).code).toBe('A');
  });

  test('is worth nothing after a week', async () => {
    const at = await serverCase();
    at.clock.advance(8 * 24 * 3_600_000);
    const { enrolmentCode: code } = founded(at.server);
    expect(refusedWith(await at.transport.enrol({ code, machineName: 'office' }))).toBe('code.not-valid');
  });
});

describe('work that is pushed', () => {
  test('is accepted once, however often it is sent', async () => {
    const { at, desk } = await officeCase();
    const item = desk.item('person.add', { name: 'Ben', roles: [] });
    const first = answered(await desk.push(item));
    expect(first).toMatchObject({
      kind: 'verdicts',
      verdicts: [{ id: item[0], kind: 'accepted' }],
      stop: null,
    });
    expect(answered(await desk.push(item))).toEqual(first);
    expect(peopleOf(at)).toEqual(['Ben', 'Olga']);
  });

  test('is answered by the same verdict after the server was started again', async () => {
    const { at, desk } = await officeCase();
    const items = [1, 2, 3].map((n) => desk.item('person.add', { name: `Ben ${n}`, roles: [] }));
    const before = answered(await at.transport.push(desk.enrolment.key, bodyFor(desk, items)));
    await at.restart();
    expect(answered(await at.transport.push(desk.enrolment.key, bodyFor(desk, items)))).toEqual(before);
  });

  test('beyond a gap is asked for again from where the gap begins', async () => {
    const { desk } = await officeCase();
    desk.item('person.add', { name: 'Lost', roles: [] });
    const reply = answered(await desk.push(desk.item('person.add', { name: 'Ben', roles: [] })));
    expect(reply).toMatchObject({ verdicts: [], stop: { kind: 'gap', sendFrom: 1 } });
  });

  test('in many slices is answered whole and in order', async () => {
    const { at, desk } = await officeCase();
    const items = Array.from({ length: 450 }, (_, n) =>
      desk.item('person.add', { name: `P${n}`, roles: [] }),
    );
    const reply = answered(await desk.push(...items));
    const ids = reply.kind === 'verdicts' ? reply.verdicts.map(({ id }) => id) : [];
    expect(ids).toEqual(items.map(([id]) => id));
    expect(peopleOf(at)).toHaveLength(451);
  });

  test('is not acknowledged when the commit fails, and is accepted when it is sent again', async () => {
    const { at, desk } = await officeCase();
    const item = desk.item('person.add', { name: 'Ben', roles: [] });
    const repair = breakCommits(at.server.context.database.replica().db);
    expect(await desk.push(item)).toMatchObject({ kind: 'refused', status: 500 });
    expect(peopleOf(at)).toEqual(['Olga']);
    repair();
    expect(answered(await desk.push(item))).toMatchObject({ verdicts: [{ kind: 'accepted' }] });
  });

  test('comes back to every workstation by pull', async () => {
    const { at, desk, other } = await twoDeskCase();
    await desk.push(desk.item('person.add', { name: 'Ben', roles: [] }));
    const { key, incarnation, code, epoch, labels } = other.enrolment;
    const request = { epoch, incarnation, code, schema: core.migrations.length, limit: 500 };
    const text = JSON.stringify(labels);
    const from = { ...request, cursor: 0, hash: '0', labels: text };
    const page = answered(await at.transport.pull(key, from));
    if (page.kind !== 'page') throw new Error(page.kind);
    expect(page).toMatchObject({ from: 0, to: page.head });
    expect(JSON.stringify(page.entries)).toContain('Ben');
    const piecewise = answered(await at.transport.pull(key, { ...from, limit: 2 }));
    expect(piecewise).toMatchObject({ from: 0, to: 2, digests: null });
  });

  test('wakes the lines of workstations', async () => {
    const { at, desk } = await officeCase();
    const woken = new Promise<number>((resolve) => {
      const line = at.transport.wake(desk.enrolment.key, {
        onHead(head) {
          resolve(head);
          line.close();
        },
        onGrantsEnded: () => {},
        onClosed: () => {},
      });
    });
    await until(() => at.server.context.wakeUp.lines === 1);
    await desk.push(desk.item('person.add', { name: 'Ben', roles: [] }));
    expect(await woken).toBe(answered(await at.transport.health()).head);
  });
});

function bodyFor(
  desk: Awaited<ReturnType<typeof ownersDesk>>,
  items: readonly ReturnType<typeof desk.item>[],
) {
  const { epoch, incarnation } = desk.enrolment;
  return { epoch, incarnation, items: [...items] };
}

/** Lets every commit fail until the answered function is called. */
function breakCommits(db: { q: (sql: string) => unknown }): () => void {
  const { q } = db;
  db.q = (sql) => {
    if (sql === 'COMMIT') throw new Error('the disk is full');
    return q(sql);
  };
  return () => {
    db.q = q;
  };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
