import { describe, expect, test } from 'vitest';
import { isOwnHost, listenProblem } from './listen-policy.ts';

const port = 0;
const twice = { allowPlainHttp: true, yesReallyPlainHttp: true };

describe('where a server may speak plain HTTP', () => {
  test('on this computer always', () => {
    for (const host of ['127.0.0.1', '127.8.9.1', '::1', 'localhost']) {
      expect(listenProblem({ host, port })).toBeNull();
    }
  });

  test('on private addresses behind a proxy', () => {
    for (const host of ['10.0.0.5', '172.31.0.1', '192.168.1.1', 'fd00::1']) {
      expect(listenProblem({ host, port })).toMatchObject({ params: { host } });
      expect(listenProblem({ host, port, behindProxy: true })).toBeNull();
    }
  });

  test('on public addresses and on all of them only when told so twice', () => {
    for (const host of ['0.0.0.0', '::', '93.184.216.34', '172.32.0.1', 'erp.example']) {
      expect(listenProblem({ host, port, behindProxy: true })).not.toBeNull();
      expect(listenProblem({ host, port, allowPlainHttp: true })).not.toBeNull();
      expect(listenProblem({ host, port, yesReallyPlainHttp: true })).not.toBeNull();
      expect(listenProblem({ host, port, ...twice })).toBeNull();
    }
  });
});

describe('the name a request calls the server by', () => {
  test('is an address, localhost or one it was told', () => {
    const options = { port, hosts: ['Daybook.example'] };
    for (const own of [
      '127.0.0.1:8080',
      '[::1]:80',
      'localhost:1',
      'daybook.example',
      'DAYBOOK.example:443',
    ]) {
      expect(isOwnHost(own, options), own).toBe(true);
    }
    for (const foreign of [undefined, '', 'evil.example', 'daybook.example.evil', '127.0.0.1.evil']) {
      expect(isOwnHost(foreign, options)).toBe(false);
    }
  });
});
