import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { electronFake } from '../../tests/support/electron-fake.ts';
import { announcePages, servePages } from './page-protocol.ts';

let folder: string;
let ask: (address: string, method?: string) => Promise<Response>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-pages-'));
  mkdirSync(join(folder, 'pages/assets'), { recursive: true });
  writeFileSync(join(folder, 'pages/index.html'), '<meta content="__DAYBOOK_NONCE__">');
  writeFileSync(join(folder, 'pages/assets/main.js'), 'work()');
  writeFileSync(join(folder, 'keys.json'), 'secret');
  const fake = electronFake(folder);
  servePages(fake.surface.protocol, join(folder, 'pages'));
  ask = async (address, method = 'GET') => {
    const answer = await fake.state.handlers.page?.(new Request(address, { method }) as never);
    return answer as Response;
  };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('app://daybook', () => {
  test('is announced as an origin of its own before anything is loaded', () => {
    const fake = electronFake(folder);
    announcePages(fake.surface.protocol);
    expect(fake.calls).toEqual(['protocol.registerSchemesAsPrivileged app']);
  });

  test('gives every path the page, with a policy and a nonce of its own each time', async () => {
    const [one, two] = [await ask('app://daybook/'), await ask('app://daybook/orders/1')];
    const nonces = [await one.text(), await two.text()].map(
      (text) => /content="([\w-]{24})"/.exec(text)?.[1],
    );
    expect(new Set(nonces).size).toBe(2);
    expect(one.headers.get('content-security-policy')).toContain(`'nonce-${nonces[0]}'`);
  });

  test('gives built files as they are', async () => {
    const answer = await ask('app://daybook/assets/main.js');
    expect([answer.status, await answer.text()]).toEqual([200, 'work()']);
    expect(answer.headers.get('content-type')).toContain('text/javascript');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each([
    'app://daybook/../keys.json',
    'app://daybook/%2e%2e/keys.json',
    'app://daybook/..%2fkeys.json',
    'app://daybook/assets/missing.js',
    'app://other/assets/main.js',
  ])('has nothing else: %s', async (address) => {
    expect((await ask(address)).status).toBe(404);
  });

  test('follows no link out of its folder', async () => {
    symlinkSync(join(folder, 'keys.json'), join(folder, 'pages/keys.json'));
    expect((await ask('app://daybook/keys.json')).status).toBe(404);
  });

  test('is read only', async () => {
    expect((await ask('app://daybook/', 'POST')).status).toBe(404);
  });
});
