import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type HttpReply, httpExchange, TooLate } from './http-exchange.ts';

describe('one request and its whole reply', () => {
  test('is the bytes that were sent, in however many parts, packed or not', async () => {
    const long = 'north '.repeat(100_000);
    const reply = await answeredBy((request, response) => {
      if (request.url === '/packed') {
        response.setHeader('content-encoding', 'zstd');
        response.end(zstdCompressSync(long));
      } else for (let at = 0; at <= long.length; at += 60_000) response.write(long.slice(at, at + 60_000));
      response.end();
    });
    expect((await reply('/')).bytes.toString()).toBe(long);
    expect((await reply('/packed')).bytes.toString()).toBe(long);
  });

  test('that does not come in time is late, before its first byte and after it', async () => {
    const silent = await answeredBy(() => {});
    await expect(silent('/', 50)).rejects.toThrow(TooLate);
    const halting = await answeredBy((_, response) => response.write('a'));
    await expect(halting('/', 50)).rejects.toThrow(TooLate);
  });

  test('that breaks off is an error of the connection, and never half a reply', async () => {
    const breaking = await answeredBy((_, response) => {
      response.setHeader('content-length', 10);
      response.write('a', () => response.destroy());
    });
    await expect(breaking('/')).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});

type Asking = (path: string, timeoutMs?: number) => Promise<HttpReply>;

async function answeredBy(listener: RequestListener): Promise<Asking> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return async (path, timeoutMs = 5000) => {
    try {
      const url = `http://127.0.0.1:${port}${path}`;
      return await httpExchange({ url, method: 'GET', headers: {}, body: null, timeoutMs });
    } finally {
      if (path !== '/' || timeoutMs < 5000) server.close().closeAllConnections();
    }
  };
}
