import type { IncomingMessage } from 'node:http';
import { request as overTls, Agent as TlsAgent } from 'node:https';
import { promisify } from 'node:util';
import { zstdDecompress, zstdDecompressSync } from 'node:zlib';

/**
 * One request and its whole reply over node:http, on connections that are kept. Not `fetch`: loading and using it costs a
 * workstation 15 MB and a download a fifth of its time. Redirections are not followed: a key must not go to wherever
 * somebody between here and there points.
 */
export interface HttpExchange {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
  readonly timeoutMs: number;
}

export interface HttpReply {
  readonly status: number;
  readonly bytes: Buffer;
}

/** The reply did not come in time. */
export class TooLate extends Error {
  override readonly name = 'TooLate';
}

/** Idle connections are given up after this, before a server or a proxy does it while something is on its way. */
const IDLE_MS = 4_000;
// Not imported: an import reads every export of node:http, and the one for WebSocket loads what was to be left out.
const { Agent, request: overHttp } = process.getBuiltinModule('node:http');
const agents = {
  http: new Agent({ keepAlive: true, timeout: IDLE_MS }),
  https: new TlsAgent({ keepAlive: true, timeout: IDLE_MS }),
};
const decompressBeside = promisify(zstdDecompress);
/** Up to here a reply is unpacked where it is awaited: well under a millisecond, less than another thread's turn takes. */
const UNPACK_HERE = 128 * 1024;

/** Throws {@link TooLate}, or the error of the connection with its `code`. */
export async function httpExchange(exchange: HttpExchange): Promise<HttpReply> {
  const { response, bytes } = await wholeReply(exchange);
  const isPacked = response.headers['content-encoding'] === 'zstd';
  return { status: response.statusCode ?? 0, bytes: isPacked ? await unpacked(bytes) : bytes };
}

/** By its events, not as a stream that is iterated: a turn of the event loop less for each part. */
function wholeReply({ url, method, headers, body, timeoutMs }: HttpExchange): Promise<{
  response: IncomingMessage;
  bytes: Buffer;
}> {
  const isTls = url.startsWith('https:');
  const send = isTls ? overTls : overHttp;
  const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const options = { method, agent: isTls ? agents.https : agents.http, headers: { ...headers, ...length } };
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const request = send(url, options, (response) => {
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        clearTimeout(deadline);
        resolve({ response, bytes: parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts) });
      });
    });
    const deadline = setTimeout(() => {
      // First: what it does to the reply would be told as a connection that broke.
      reject(new TooLate(`no reply within ${timeoutMs} ms`));
      request.destroy();
    }, timeoutMs);
    request.on('error', reject);
    request.on('close', () => clearTimeout(deadline));
    request.end(body ?? undefined);
  });
}

function unpacked(bytes: Buffer): Buffer | Promise<Buffer> {
  return bytes.length <= UNPACK_HERE ? zstdDecompressSync(bytes) : decompressBeside(bytes);
}
