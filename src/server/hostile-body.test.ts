import { request } from 'node:http';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { answered, type Desk, officeCase, type ServerCase } from '../../tests/support/server-case.ts';

const json = { 'content-type': 'application/json' };
const packed = { ...json, 'content-encoding': 'zstd' };

/** Bodies of a push with a hostile input, as text; `I` stands for the incarnation, `E` for the epoch. */
const hostile: Readonly<Record<string, string>> = {
  'nothing at all': '',
  'no JSON': '{"epoch":',
  'a list': '[]',
  'a number': '7',
  null: 'null',
  'a text': '"push"',
  'nesting a hundred thousand deep': '['.repeat(100_000) + ']'.repeat(100_000),
  'nesting of one too many': itemWith(`${'['.repeat(40)}${']'.repeat(40)}`),
  __proto__: itemWith('{"__proto__":{"isAdmin":true}}'),
  'a constructor': itemWith('{"constructor":{"prototype":{"isAdmin":true}}}'),
  'a lone surrogate': itemWith('{"name":"\\ud800","roles":[]}'),
  NUL: itemWith('{"name":"a\\u0000b","roles":[]}'),
  'two to the fifty-third and one': itemWith('{"name":9007199254740993,"roles":[]}'),
  'a number beyond all bounds': itemWith('{"name":1e999,"roles":[]}'),
  'a fraction': itemWith('{"name":0.5,"roles":[]}'),
  'a counter of text': '{"epoch":"E","incarnation":I,"items":[["x","1",[]]]}',
  'a body too short': '{"epoch":"E","incarnation":I,"items":[["x",1,["person.add",1]]]}',
  'a negative counter':
    '{"epoch":"E","incarnation":I,"items":[["x",-1,["c",1,"p",null,1,{},{},[],[],1,"A"]]]}',
  'an unknown field': '{"epoch":"E","incarnation":I,"items":[],"isAdmin":true}',
  'an incarnation of text': '{"epoch":"E","incarnation":"1","items":[]}',
  'too many items': `{"epoch":"E","incarnation":I,"items":[${Array(1001).fill(item('{}')).join()}]}`,
};

function item(input: string): string {
  return `["x",1,["person.add",1,"p",null,1790000000000,${input},{},[],[],1,"A"]]`;
}

function itemWith(input: string): string {
  return `{"epoch":"E","incarnation":I,"items":[${item(input)}]}`;
}

describe('a hostile body', () => {
  let at: ServerCase;
  let desk: Desk;

  const post = (
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = json,
    path = 'push',
  ) =>
    fetch(`${at.server.url}/v1/${path}`, {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${desk.enrolment.key}` },
      body,
    });
  const filled = (text: string) =>
    text.replace('"E"', JSON.stringify(desk.enrolment.epoch)).replace(':I', `:${desk.enrolment.incarnation}`);
  const head = async () => answered(await at.transport.health()).head;

  test('is plainly refused, writes nothing and harms nobody', async () => {
    await begin();
    const before = await head();
    for (const [name, text] of Object.entries(hostile)) {
      const response = await post(filled(text));
      expect([400, 413], name).toContain(response.status);
      const reply = (await response.json()) as { refusal: { code: string } };
      expect(reply.refusal.code, name).toMatch(/^(input|body)\./);
    }
    expect(await head()).toBe(before);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test('of the same kinds is refused where people are enrolled and signed in', async () => {
    await begin();
    for (const path of ['enrol', 'sign-in', 'grants/refresh', 'pull', 'bootstrap', 'heal', 're-enrol']) {
      for (const [name, text] of Object.entries(hostile)) {
        const { status } = await post(filled(text), json, path);
        expect([400, 413], `${path} with ${name}`).toContain(status);
      }
    }
    expect(answered(await desk.push(desk.item('person.add', { name: 'Ben', roles: [] })))).toMatchObject({
      verdicts: [{ kind: 'accepted' }],
    });
  });

  test('that unfolds a hundredfold is stopped at the bound', async () => {
    await begin();
    const bomb = new Uint8Array(zstdCompressSync(Buffer.alloc(200 * 1024 * 1024, 32)));
    expect(bomb.length).toBeLessThan(100_000);
    expect((await post(bomb, packed)).status).toBe(413);
  });

  test('that is too large, not compressed as it says, or of another kind is refused', async () => {
    await begin();
    expect((await post(new Uint8Array(5 * 1024 * 1024), json)).status).toBe(413);
    expect((await post('{}', packed)).status).toBe(400);
    expect((await post('{}', { ...json, 'content-encoding': 'br' })).status).toBe(415);
    expect((await post('{}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post(new Uint8Array([0x22, 0xff, 0xfe, 0x22]))).status).toBe(400);
  });

  test('that grows without an announced length is stopped at the bound', async () => {
    await begin();
    expect(await streamed(`${at.server.url}/v1/push`, desk.enrolment.key)).toBe(413);
  });

  async function begin(): Promise<void> {
    ({ at, desk } = await officeCase());
  }
});

/** Sends chunks without a length until the server answers; its status. */
function streamed(url: string, key: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { ...json, authorization: `Bearer ${key}`, 'transfer-encoding': 'chunked' };
    const sending = request(url, { method: 'POST', headers }, (response) => {
      clearInterval(timer);
      sending.destroy();
      resolve(response.statusCode ?? 0);
    });
    const timer = setInterval(() => sending.write(Buffer.alloc(512 * 1024, 32)), 1);
    sending.on('error', (error) => {
      clearInterval(timer);
      reject(error);
    });
  });
}
