import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, Worker } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildDesktop } from '../../scripts/desktop-build.ts';
import type { workstationContract } from '../../src/shared/kernel/contract.ts';

/**
 * The workstation process as it is built for the desktop, in a thread that has what Electron gives a utility process: a
 * `process.parentPort` whose messages carry ports. It is the bundle that is tried here; Electron is not.
 */
const BOOT = `
import { workerData, parentPort } from 'node:worker_threads';
const listeners = [];
process.parentPort = {
  postMessage: (word) => parentPort.postMessage(word),
  on: (_event, listener) => listeners.push(listener),
};
parentPort.on('message', ({ data, ports = [] }) => listeners.forEach((listener) => listener({ data, ports })));
await import(workerData);
parentPort.postMessage({ kind: 'loaded' });
`;

let program: string;
let folder: string;
let thread: Worker | null;
let words: { readonly kind: string; readonly trace?: string }[];
beforeAll(async () => {
  program = mkdtempSync(join(tmpdir(), 'daybook-program-'));
  await buildDesktop({ into: program });
}, 120_000);
afterAll(() => rmSync(program, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-built-'));
  words = [];
  thread = null;
});
afterEach(async () => {
  await thread?.terminate();
  rmSync(folder, { recursive: true, force: true });
});

async function start(file: string): Promise<Worker> {
  const started = new Worker(new URL(`data:text/javascript,${encodeURIComponent(BOOT)}`), {
    workerData: pathToFileURL(file).href,
  });
  thread = started;
  started.on('message', (word) => void words.push(word));
  await new Promise<void>((resolve, reject) => {
    started.on('error', reject);
    started.on('message', ({ kind }) => kind === 'loaded' && resolve());
  });
  return started;
}

describe('the built workstation process', () => {
  test('opens an empty folder, founds the demo company and answers a page', async () => {
    const process = await start(join(program, 'workstation.js'));
    process.postMessage({ data: { kind: 'start', folder: join(folder, 'data'), seal: null } });
    await expect.poll(() => words, { timeout: 20_000 }).toContainEqual({ kind: 'ready' });
    const { port1, port2 } = new MessageChannel();
    process.postMessage({ data: { kind: 'line' }, ports: [port1] }, [port1]);
    port2.start();
    const page: ContractRouterClient<typeof workstationContract> = createORPCClient(
      new RPCLink({ port: port2 }),
    );
    const founded = await page.run({ command: 'local.found-demo', input: {} });
    expect(founded).toMatchObject({ ok: true });
    const orders = await page.query({ query: 'order.list', input: {} });
    expect(orders).toMatchObject({ ok: true });
    // Answered by a thread of its own, which is a bundle of its own here.
    const counted = await page.query({ query: 'order.row-count', input: { today: '2026-11-22' } });
    expect(counted).toMatchObject({ ok: true });
    expect(words.filter(({ kind }) => kind === 'bug')).toEqual([]);
    expect(words).toContainEqual({ kind: 'attention', count: 2 });
    port2.close();
    // Everything is taken along by the same program, in a process of its own.
    const rescue = await start(join(program, 'workstation.js'));
    rescue.postMessage({
      data: { kind: 'rescue', folder: join(folder, 'data'), into: join(folder, 'taken') },
    });
    await expect.poll(() => words, { timeout: 20_000 }).toContainEqual({ kind: 'rescued' });
    expect(existsSync(join(folder, 'taken/workstation/daybook.db'))).toBe(true);
    expect(readFileSync(join(folder, 'taken/tables/orders.csv'), 'utf8')).toContain('SO-A-000001');
    await process.terminate();
  }, 120_000);

  test.skipIf(process.platform === 'darwin')(
    'does not load SQLite when its native part is another',
    async () => {
      const changed = join(folder, 'workstation.js');
      const text = readFileSync(join(program, 'workstation.js'), 'utf8');
      writeFileSync(
        changed,
        text
          .replace(/"\.\/(node_modules\/better-sqlite3[^"]+)"/, `"${pathToFileURL(program).href}/$1"`)
          .replace(/[0-9a-f]{64}/, '0'.repeat(64)),
      );
      writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
      await expect(start(changed)).rejects.toThrow(/SQLite is not the one/);
    },
  );
});
