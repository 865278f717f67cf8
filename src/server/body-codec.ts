import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import type { z } from 'zod';
import { readInput } from '../shared/kernel/input-reading.ts';
import { refusal } from '../shared/kernel/refusal.ts';
import { MAX_BODY_BYTES, MAX_BODY_DEPTH } from '../shared/sync/wire-schemas.ts';
import { Rejected } from './rejected.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Most bytes of a body from somebody who has shown nothing yet. */
export const SMALL_BODY = 16 * 1024;

/** Replies shorter than this are sent as they are. */
const COMPRESS_ABOVE = 1024;

/**
 * Reads a JSON body as the schema's value. Bounded before and after decompression; what JSON allows and a replica could
 * not read the same way (deep nesting, `__proto__`, lone surrogates, NUL, numbers beyond 2⁵³) is refused by name.
 * Throws {@link Rejected}.
 */
export async function readJsonBody<S extends z.ZodType>(
  request: Request,
  schema: S,
  maxBytes = MAX_BODY_BYTES,
): Promise<z.output<S>> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new Rejected(415, refusal('body.not-json-type'));
  const value = parseJson(await plainBytes(request, maxBytes));
  const read = readInput(schema, value, MAX_BODY_DEPTH);
  if (!read.ok) throw new Rejected(400, read.refusal);
  return read.value;
}

/** The bytes of a body, at most `maxBytes`, as they came. Throws {@link Rejected}. */
export async function readBytes(request: Request, maxBytes: number): Promise<Buffer> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > maxBytes) throw tooLarge(maxBytes);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** A JSON reply, compressed where the asker takes it and it repays. */
export async function jsonReply(
  request: Request,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const plain = { ...headers, 'content-type': 'application/json; charset=utf-8' };
  const takesZstd = /\bzstd\b/.test(request.headers.get('accept-encoding') ?? '');
  if (!takesZstd || text.length < COMPRESS_ABOVE) return new Response(text, { status, headers: plain });
  const packed = new Uint8Array(await compress(text));
  return new Response(packed, { status, headers: { ...plain, 'content-encoding': 'zstd' } });
}

async function plainBytes(request: Request, maxBytes: number): Promise<Buffer> {
  const bytes = await readBytes(request, maxBytes);
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (encoding === 'identity') return bytes;
  if (encoding !== 'zstd') throw new Rejected(415, refusal('body.encoding-unknown'));
  try {
    return await decompress(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
    throw new Rejected(400, refusal('body.not-zstd'));
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Rejected(400, refusal('input.not-json', { path: '' }));
  }
}

function tooLarge(maxBytes: number): Rejected {
  return new Rejected(413, refusal('body.too-large', { maxBytes }));
}
