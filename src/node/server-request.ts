import { zstdCompressSync } from 'node:zlib';
import type { z } from 'zod';
import { refusal } from '../shared/kernel/refusal.ts';
import { errorReply } from '../shared/sync/server-contract.ts';
import type { ServerAnswer } from '../shared/sync/server-transport.ts';

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
): Promise<ServerAnswer<z.output<S>>> {
  const text = method === 'GET' ? null : JSON.stringify(body);
  const isLong = text !== null && text.length > COMPRESS_ABOVE;
  const headers = { 'content-type': 'application/json', ...(isLong ? { 'content-encoding': 'zstd' } : {}) };
  const sent = isLong ? new Uint8Array(zstdCompressSync(text)) : text;
  return exchange(call, { method, headers, body: sent }, async (response) =>
    checked(reply, await response.json()),
  );
}

/** The body of a GET as it is. */
export async function askForBytes(call: ServerCall): Promise<ServerAnswer<Uint8Array>> {
  return exchange(call, { method: 'GET', headers: {}, body: null }, async (response) => ({
    kind: 'answer',
    value: new Uint8Array(await response.arrayBuffer()),
  }));
}

/** Sends bytes as they are. */
export async function sendBytes<S extends z.ZodType>(
  call: ServerCall,
  bytes: Uint8Array,
  reply: S,
): Promise<ServerAnswer<z.output<S>>> {
  const headers = { 'content-type': 'application/octet-stream' };
  return exchange(call, { method: 'PUT', headers, body: new Uint8Array(bytes) }, async (response) =>
    checked(reply, await response.json()),
  );
}

async function exchange<T>(
  { url, token, timeoutMs }: ServerCall,
  init: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body: string | Uint8Array<ArrayBuffer> | null;
  },
  read: (response: Response) => Promise<ServerAnswer<T>>,
): Promise<ServerAnswer<T>> {
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
  try {
    const response = await fetch(url, {
      ...init,
      headers: { ...init.headers, ...authorization, 'accept-encoding': 'zstd' },
      // A key must not follow to wherever somebody between here and there points.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return response.ok ? await read(response) : await refusedBy(response);
  } catch (error) {
    return unreachable(error);
  }
}

async function refusedBy(response: Response): Promise<Unhappy> {
  const parsed = errorReply.safeParse(await response.json().catch(() => null));
  const { status } = response;
  if (parsed.success) return { kind: 'refused', status, refusal: parsed.data.refusal };
  return { kind: 'unreachable', refusal: refusal('server.reply-unreadable', { status }) };
}

function checked<S extends z.ZodType>(reply: S, value: unknown): ServerAnswer<z.output<S>> {
  const parsed = reply.safeParse(value);
  if (parsed.success) return { kind: 'answer', value: parsed.data };
  return { kind: 'unreachable', refusal: refusal('server.reply-unreadable', { status: 200 }) };
}

function unreachable(error: unknown): Unhappy {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const isLate = error instanceof DOMException && error.name === 'TimeoutError';
  if (isLate) return { kind: 'unreachable', refusal: refusal('server.timeout') };
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  const reason = code ?? (cause instanceof Error ? cause.name : 'unknown');
  return { kind: 'unreachable', refusal: refusal('server.unreachable', { reason }) };
}
