import { zstdCompressSync } from 'node:zlib';
import type { z } from 'zod';
import { refusal } from '../shared/kernel/refusal.ts';
import { errorReply } from '../shared/sync/server-contract.ts';
import type { ServerAnswer } from '../shared/sync/server-transport.ts';
import { type HttpExchange, type HttpReply, httpExchange, TooLate } from './http-exchange.ts';

/** Bodies longer than this are compressed: a megabyte at most, so a few milliseconds, and then it is on its way. */
const COMPRESS_ABOVE = 1024;

export interface ServerCall {
  readonly url: string;
  /** Key, session or code; null where none is asked for. Travels in a header, never in the address. */
  readonly token: string | null;
  readonly timeoutMs: number;
}

type Unhappy = Exclude<ServerAnswer<never>, { kind: 'answer' }>;

/** Asks once, on whatever connection there is; asking again is the caller's. The reply is checked against the contract. */
export async function askServer<S extends z.ZodType>(
  call: ServerCall,
  method: 'GET' | 'POST',
  body: unknown,
  reply: S,
  parse: (text: string) => unknown = JSON.parse,
): Promise<ServerAnswer<z.output<S>>> {
  const text = method === 'GET' ? null : JSON.stringify(body);
  const isLong = text !== null && text.length > COMPRESS_ABOVE;
  const headers = { 'content-type': 'application/json', ...(isLong ? { 'content-encoding': 'zstd' } : {}) };
  const sent = isLong ? zstdCompressSync(text) : text;
  return exchange(call, { method, headers, body: sent }, ({ bytes }) => checked(reply, parsed(bytes, parse)));
}

/** The body of a GET as it is. */
export async function askForBytes(call: ServerCall): Promise<ServerAnswer<Uint8Array>> {
  return exchange(call, { method: 'GET', headers: {}, body: null }, ({ bytes }) => ({
    kind: 'answer',
    value: bytes,
  }));
}

/** Sends bytes as they are. */
export async function sendBytes<S extends z.ZodType>(
  call: ServerCall,
  bytes: Uint8Array,
  reply: S,
): Promise<ServerAnswer<z.output<S>>> {
  const headers = { 'content-type': 'application/octet-stream' };
  return exchange(call, { method: 'PUT', headers, body: bytes }, (answer) =>
    checked(reply, parsed(answer.bytes)),
  );
}

async function exchange<T>(
  { url, token, timeoutMs }: ServerCall,
  init: Pick<HttpExchange, 'method' | 'headers' | 'body'>,
  read: (reply: HttpReply) => ServerAnswer<T>,
): Promise<ServerAnswer<T>> {
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
  const headers = { ...init.headers, ...authorization, 'accept-encoding': 'zstd' };
  try {
    const reply = await httpExchange({ ...init, url, timeoutMs, headers });
    return reply.status >= 200 && reply.status < 300 ? read(reply) : refusedBy(reply);
  } catch (error) {
    return unreachable(error);
  }
}

function refusedBy({ status, bytes }: HttpReply): Unhappy {
  const told = errorReply.safeParse(parsed(bytes));
  if (told.success) return { kind: 'refused', status, refusal: told.data.refusal };
  return { kind: 'unreachable', refusal: refusal('server.reply-unreadable', { status }) };
}

/** Undefined where it is not JSON, which no contract allows. */
function parsed(bytes: Buffer, parse: (text: string) => unknown = JSON.parse): unknown {
  try {
    return parse(bytes.toString());
  } catch {
    return undefined;
  }
}

function checked<S extends z.ZodType>(reply: S, value: unknown): ServerAnswer<z.output<S>> {
  const known = reply.safeParse(value);
  if (known.success) return { kind: 'answer', value: known.data };
  return { kind: 'unreachable', refusal: refusal('server.reply-unreadable', { status: 200 }) };
}

function unreachable(error: unknown): Unhappy {
  if (error instanceof TooLate) return { kind: 'unreachable', refusal: refusal('server.timeout') };
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const reason = code ?? (error instanceof Error ? error.name : 'unknown');
  return { kind: 'unreachable', refusal: refusal('server.unreachable', { reason }) };
}
