import { get } from 'node:http';
import { describe, expect, test } from 'vitest';
import {
  anotherDesk,
  answered,
  officeCase,
  ownersDesk,
  serverCase,
  twoDeskCase,
} from '../../tests/support/server-case.ts';
import type { Route } from './http-route.ts';
import { httpRoutes } from './http-routes.ts';
import { WAKE_PATH } from './wake-route.ts';

const routes: readonly Pick<Route, 'method' | 'path' | 'access'>[] = [
  ...httpRoutes,
  { method: 'GET', path: WAKE_PATH, access: { kind: 'workstation' } },
];
const guarded = routes.filter(({ access }) => access.kind !== 'open');

/** Every kind of token there is, good and bad; which of them a route takes is what the matrix says. */
async function tokens() {
  const { at, desk } = await officeCase();
  const { key } = desk.enrolment;
  const { token } = desk.signedIn.session;
  const lost = await anotherDesk(at, desk);
  answered(await at.transport.admin(token, 'revoke', { workstation: lost.enrolment.workstation }));
  const stranger = await ownersDesk(await serverCase());
  return {
    at,
    good: { workstation: key, session: token },
    bad: {
      'no token': null,
      'an empty token': '',
      'a wrong token': 'wk.nonsense.nonsense.nonsense',
      'a key with another workstation written into it': key.replace(desk.enrolment.workstation, 'somebody'),
      'a revoked key': lost.enrolment.key,
      'a session of a revoked workstation': lost.signedIn.session.token,
      'a key of another server': stranger.enrolment.key,
      'a session of another server': stranger.signedIn.session.token,
      'an enrolment code': 'AAAAA-AAAAA-AAAAA-AAAAA',
      'a grant': desk.signedIn.grant.id,
    },
  };
}

async function status(url: string, route: Pick<Route, 'method' | 'path'>, token: string | null) {
  const path = route.path.replace(/:\w+/g, '0');
  const headers = {
    'content-type': 'application/json',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const body = route.method === 'GET' ? null : '{"nothing":"of this kind"}';
  const upgrade = route.path === WAKE_PATH ? { connection: 'close' } : {};
  const response = await fetch(url + path, {
    method: route.method,
    headers: { ...headers, ...upgrade },
    body,
  });
  return response.status;
}

/** The status of a request that calls the server by that name. */
function statusByName(url: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).on('error', reject);
  });
}

describe('the matrix of rights, made from the table of routes', () => {
  test('lets nobody in with a token that does not count', async () => {
    const { at, bad } = await tokens();
    const let_in: string[] = [];
    for (const route of guarded) {
      for (const [name, token] of Object.entries(bad)) {
        const got = await status(at.server.url, route, token);
        // A plain GET of the wake path is no upgrade: there is nothing there at all.
        const expected =
          route.path === WAKE_PATH ? [404] : route.access.kind === 'setup-code' ? [401, 429] : [401];
        if (!expected.includes(got)) let_in.push(`${route.method} ${route.path} with ${name}: ${got}`);
      }
    }
    expect(let_in).toEqual([]);
    expect(guarded.length * Object.keys(bad).length).toBeGreaterThan(150);
  });

  test('takes each kind of token only where it belongs', async () => {
    const { at, good } = await tokens();
    for (const route of guarded.filter(({ path }) => path !== WAKE_PATH)) {
      for (const kind of ['workstation', 'session'] as const) {
        const got = await status(at.server.url, route, good[kind]);
        if (route.access.kind === kind) expect([200, 400, 404], `${route.path} by ${kind}`).toContain(got);
        else expect([401, 429], `${route.path} by ${kind}`).toContain(got);
      }
    }
  });

  test('refuses what a person has no permission for', async () => {
    const { at, desk } = await officeCase();
    const { token } = desk.signedIn.session;
    const item = desk.item('person.add', { name: 'Ben', roles: [] });
    await desk.push(item);
    const account = { personId: item[0], signInName: 'ben', password: 'a long enough one' };
    answered(await at.transport.admin(token, 'credentials', account));
    const signIn = { person: 'ben', password: account.password };
    const ben = answered(await at.transport.signIn(desk.enrolment.key, signIn)).session.token;
    for (const route of routes.filter(
      ({ access }) => access.kind === 'session' && access.permission !== null,
    )) {
      expect(await status(at.server.url, route, ben), route.path).toBe(403);
    }
    expect(at.lines.join('\n')).toContain('permission missing');
  });

  test("refuses work under another workstation's incarnation", async () => {
    const { at, desk, other } = await twoDeskCase();
    const { epoch, incarnation } = desk.enrolment;
    const asked = { epoch, incarnation, schema: 99, cursor: 0 };
    const { key } = other.enrolment;
    const answers = [
      await at.transport.push(key, { epoch, incarnation, items: [] }),
      await at.transport.pull(key, { ...asked, code: desk.enrolment.code, hash: '0', labels: '', limit: 1 }),
      await at.transport.bootstrap(key, {
        ...asked,
        progressOf: incarnation,
        notBefore: 0,
        pending: [],
        keptFrom: 0,
      }),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 409, refusal: { code: 'workstation.incarnation-unknown' } });
    }
  });

  test("refuses a person's grant on another workstation, and keeps the work", async () => {
    const { desk, other } = await twoDeskCase();
    const by = { person: desk.signedIn.personId, grant: desk.signedIn.grant.id };
    const reply = answered(await other.push(other.item('person.add', { name: 'Ben', roles: [] }, by)));
    expect(reply).toMatchObject({ verdicts: [{ kind: 'refused', reason: { code: 'grant.not-theirs' } }] });
  });

  test('turns away foreign web pages and foreign names', async () => {
    const at = await serverCase();
    const url = `${at.server.url}/v1/health`;
    expect((await fetch(url, { headers: { origin: 'https://evil.example' } })).status).toBe(403);
    expect((await fetch(url, { headers: { origin: at.server.url } })).status).toBe(200);
    expect(await statusByName(url, 'rebound.example')).toBe(421);
    expect(await statusByName(url, 'localhost')).toBe(200);
  });
});
