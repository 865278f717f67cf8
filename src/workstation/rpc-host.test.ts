import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type ShelfFleet, shelfFleet } from '../../tests/support/shelf-workstation.ts';
import type { workstationContract } from '../shared/kernel/contract.ts';
import { ok } from '../shared/kernel/result.ts';
import { RPC_PROTOCOL, type RpcHost, serveMessagePort, startRpcHost } from './rpc-host.ts';
import type { Workstation } from './workstation.ts';
import { takenSeat, type WorkstationSeat } from './workstation-seat.ts';

type Client = ContractRouterClient<typeof workstationContract>;

let fleet: ShelfFleet;
let workstation: Workstation;
let host: RpcHost;
let open: WebSocket[];
let ports: MessagePort[];
beforeEach(async () => {
  fleet = shelfFleet();
  fleet.server.account('anna', 'anna', 'a good long password');
  workstation = await fleet.enrol('a');
  host = await startRpcHost({ seat: takenSeat(workstation) });
  open = [];
  ports = [];
});
afterEach(async () => {
  for (const socket of open) socket.terminate();
  for (const port of ports) port.close();
  await host.close();
  await fleet.end();
});

function dial(options: { token?: string; origin?: string; host?: string; path?: string } = {}): WebSocket {
  const token = options.token ?? host.issueToken();
  const headers = options.host === undefined ? {} : { host: options.host };
  const origin = options.origin === undefined ? {} : { origin: options.origin };
  const url = `ws://127.0.0.1:${host.port}${options.path ?? '/rpc'}`;
  const socket = new WebSocket(url, [RPC_PROTOCOL, `token.${token}`], { ...origin, headers });
  open.push(socket);
  return socket;
}

/** The HTTP status it was turned away with, or `open`. */
function greeting(socket: WebSocket): Promise<number | 'open'> {
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve('open'));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.once('error', reject);
  });
}

async function client(): Promise<Client> {
  const socket = dial();
  expect(await greeting(socket)).toBe('open');
  return createORPCClient(new SocketLink({ websocket: socket as never }));
}

/** A line as the desktop has it: over a message port. */
function lineTo(seat: WorkstationSeat): Client {
  const { port1, port2 } = new MessageChannel();
  serveMessagePort(seat, port1);
  ports.push(port2);
  port2.start();
  return createORPCClient(new PortLink({ port: port2 as never }));
}

async function signedIn(): Promise<Client> {
  const rpc = await client();
  const input = { name: 'anna', password: 'a good long password' };
  expect(await rpc.run({ command: 'local.sign-in', input })).toMatchObject({ ok: true, state: 'local' });
  return rpc;
}

describe('the four procedures', () => {
  test('run, query and changes reach the workstation over a socket', async () => {
    const rpc = await signedIn();
    const changes = await rpc.changes({});
    const added = await rpc.run({ command: 'shelf.add', input: { name: 'north' } });
    expect(added).toMatchObject({ ok: true, state: 'pending' });
    if (!added.ok || added.id === null) throw new Error('it was saved');
    const shelf = added.id;
    const first = await changes.next();
    expect(first.value).toMatchObject({ tables: expect.arrayContaining(['shelves']), documents: [shelf] });
    await rpc.run({ command: 'box.add', input: { shelf, slot: 1, weight: 1 } });
    expect(await rpc.query({ query: 'box.list', input: {} })).toMatchObject({
      ok: true,
      output: [{ slot: 1 }],
    });
    expect(await rpc.query({ query: 'local.status', input: {} })).toMatchObject({
      ok: true,
      output: { pending: 2, person: { name: 'anna' } },
    });
    await changes.return?.();
  });

  test('the same over a message port', async () => {
    const rpc = lineTo(takenSeat(workstation));
    expect(await rpc.query({ query: 'local.status', input: {} })).toMatchObject({ ok: true });
  });

  test('a line takes its place at the demo company beside, which is opened once, and no other line does', async () => {
    const folders: string[] = [];
    const seat = takenSeat(workstation, async (folder) => {
      folders.push(folder);
      return ok(await fleet.enrol('demo'));
    });
    const [at, other] = [lineTo(seat), lineTo(seat)];
    expect(await at.query({ query: 'local.seat', input: {} })).toMatchObject({ output: { beside: true } });
    for (const name of ['local.open-demo', 'local.sit-at-demo']) {
      expect(await at.run({ command: name, input: {} })).toMatchObject({ ok: true, state: 'local' });
    }
    expect(folders).toEqual([join(workstation.folder, 'demo')]);
    const status = { query: 'local.status', input: {} };
    expect(await at.query(status)).toMatchObject({ output: { code: 'B' } });
    expect(await at.query({ query: 'local.seat', input: {} })).toMatchObject({ output: { beside: false } });
    expect(await other.query(status)).toMatchObject({ output: { code: 'A' } });
  });

  test('a line stays where it is when there is no demo company, or it cannot be opened', async () => {
    const without = lineTo(takenSeat(workstation));
    const refused = { ok: false, refusal: { code: 'seat.no-demo' } };
    expect(await without.run({ command: 'local.sit-at-demo', input: {} })).toMatchObject(refused);
    let isThere = false;
    const later = lineTo(
      takenSeat(workstation, async () => {
        if (!isThere) return { ok: false, refusal: { code: 'seat.busy', params: {} } };
        return ok(await fleet.enrol('demo'));
      }),
    );
    expect(await later.run({ command: 'local.sit-at-demo', input: {} })).toMatchObject({ ok: false });
    expect(await later.query({ query: 'local.status', input: {} })).toMatchObject({ output: { code: 'A' } });
    isThere = true;
    expect(await later.run({ command: 'local.sit-at-demo', input: {} })).toMatchObject({ ok: true });
  });

  test('files come in parts, by their content only', async () => {
    const rpc = await signedIn();
    const content = Buffer.from('a delivery note');
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(await rpc.files({ sha256, offset: 0, length: 100 })).toMatchObject({
      refusal: { code: 'file.not-here' },
    });
    writeFileSync(join(workstation.folder, 'files', sha256), content);
    expect(await rpc.files({ sha256, offset: 2, length: 8 })).toEqual({
      ok: true,
      size: 15,
      bytes: Buffer.from('delivery').toString('base64'),
    });
    await expect(rpc.files({ sha256: '../keys.json', offset: 0, length: 1 })).rejects.toMatchObject({
      data: { refusal: { code: 'input.invalid', params: { path: 'sha256' } } },
    });
  });

  test('only who is signed in here can be named as the one who acts', async () => {
    const rpc = await signedIn();
    const input = { name: 'x' };
    expect(await rpc.run({ command: 'shelf.add', input, as: 'anna' })).toMatchObject({ ok: true });
    expect(await rpc.run({ command: 'shelf.add', input, as: 'bert' })).toMatchObject({
      refusal: { code: 'people.not-signed-in' },
    });
  });
});

describe('who may connect', () => {
  test('a token opens one connection and no second', async () => {
    const token = host.issueToken();
    expect(await greeting(dial({ token }))).toBe('open');
    expect(await greeting(dial({ token }))).toBe(401);
    expect(await greeting(dial({ token: 'A'.repeat(43) }))).toBe(401);
  });

  test('pages of other origins and names that merely lead here are turned away', async () => {
    expect(await greeting(dial({ origin: 'https://evil.example' }))).toBe(403);
    expect(await greeting(dial({ host: `daybook.evil.example:${host.port}` }))).toBe(403);
    expect(await greeting(dial({ path: '/other' }))).toBe(404);
    expect(await greeting(dial({ origin: `http://localhost:${host.port}` }))).toBe('open');
  });
});

describe('hostile messages', () => {
  const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  const call = (input: string) =>
    `{"i":"1","p":{"u":"/run","b":{"json":{"command":"shelf.add","input":${input}}}}}`;

  test.each([
    ['no JSON', '{', 1007],
    ['not a call', '[1,2]', 1008],
    ['a call without a place', '{"i":1}', 1008],
    ['headers that are none', '{"i":1,"p":{"u":"/run","h":{"content-type":[{}]}}}', 1008],
    ['another machine’s address', '{"i":1,"p":{"u":"http://evil.example/run"}}', 1008],
  ])('%s closes the line and nothing else', async (_name, text, code) => {
    const socket = dial();
    await greeting(socket);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.send(text);
    expect(await closed).toBe(code);
    expect(await greeting(dial())).toBe('open');
  });

  test.each([
    ['too deep', deep(2_000), 'input.too-deep'],
    ['a way to the prototype', '{"__proto__":{"name":"x"}}', 'input.forbidden-key'],
    ['another way to it', '{"name":"x","constructor":{"prototype":{}}}', 'input.forbidden-key'],
    ['half a character', '{"name":"\\ud800"}', 'input.text-not-unicode'],
    ['a NUL', '{"name":"a\\u0000b"}', 'input.text-has-nul'],
    ['a number beyond 2⁵³', '{"name":9007199254740993}', 'input.number-not-exact'],
    ['a fraction', '{"name":0.1}', 'input.number-not-exact'],
    ['the wrong type', '{"name":7}', 'input.invalid'],
    ['something nobody asked for', '{"name":"x","price":1}', 'input.invalid'],
    ['nothing', 'null', 'input.invalid'],
  ])('%s is refused plainly, and nothing is written', async (_name, input, code) => {
    await signedIn();
    const socket = dial();
    await greeting(socket);
    const reply = new Promise<string>((resolve) =>
      socket.once('message', (data) => resolve(data.toString())),
    );
    socket.send(call(input));
    expect(await reply).toContain(`"code":"${code}"`);
    expect(workstation.status().pending).toBe(0);
    expect(workstation.run({ command: 'shelf.add', input: { name: 'alive' } })).toMatchObject({ ok: true });
  });

  test('meta data of the wire’s own that points at nothing is an error and no more', async () => {
    await signedIn();
    const socket = dial();
    await greeting(socket);
    const reply = new Promise<string>((resolve) =>
      socket.once('message', (data) => resolve(data.toString())),
    );
    socket.send('{"i":"1","p":{"u":"/run","b":{"json":{},"meta":[[1,"__proto__","polluted"]]}}}');
    expect(await reply).toContain('"s":400');
    expect('polluted' in {}).toBe(false);
  });
});
