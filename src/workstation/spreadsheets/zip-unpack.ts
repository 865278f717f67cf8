import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { damaged, packedBytes, Unpackable, type ZipPart } from './zip-directory.ts';

/**
 * The bytes of a part, chunk by chunk. Never more than its declared size, which the limits were asked about: a part that
 * unpacks to more, to less, or to something else is damaged. Throws Unpackable.
 */
export async function* unpacked(archive: Buffer, part: ZipPart): AsyncGenerator<Buffer> {
  const packed = packedBytes(archive, part);
  let size = 0;
  let sum = 0;
  try {
    for await (const chunk of chunksOf(packed, part.method)) {
      size += chunk.length;
      if (size > part.size) throw damaged();
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    throw isZlibError(error) ? damaged() : error;
  }
  if (size !== part.size || sum !== part.crc) throw damaged();
}

const STORED = 0;
const DEFLATED = 8;
const SLICE = 1 << 16;

function chunksOf(packed: Buffer, method: number): AsyncIterable<Buffer> | Iterable<Buffer> {
  if (method === STORED) return slices(packed);
  if (method !== DEFLATED) throw new Unpackable('import.archive-damaged');
  // The error, if there is one, comes out of the stream that is read.
  return pipeline(Readable.from(slices(packed)), createInflateRaw(), () => {});
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
