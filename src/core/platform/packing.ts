import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** JSON longer than this is compressed; shorter does not repay the frame. */
export const PACK_ABOVE = 1024;

/** JSON as stored in a column: text when short, Zstandard when long. */
export type Packed = string | Buffer;

export function pack(value: unknown): Packed {
  return packText(JSON.stringify(value));
}

export function packText(text: string): Packed {
  return text.length <= PACK_ABOVE ? text : zstdCompressSync(text, { chunkSize: chunkFor(text.length) });
}

export function unpackText(packed: Packed): string {
  return typeof packed === 'string' ? packed : zstdDecompressSync(packed).toString();
}

export function unpack<T>(packed: Packed): T {
  return JSON.parse(unpackText(packed)) as T;
}

/** Room for what is compressed in one piece; Node's own 64 kB are more to prepare than a short text is to compress. */
function chunkFor(length: number): number {
  return Math.min(64 * 1024, Math.max(1024, length));
}
