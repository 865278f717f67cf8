import { createReadStream } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';

/** Something to import, read as often as needed and never whole. */
export interface SourceFile {
  readonly name: string;
  /** The bytes as stored, from the start. */
  readonly open: () => AsyncIterable<Buffer>;
  /** A file that lies beside this one. */
  readonly beside: (name: string) => SourceFile;
}

/** Why a file, or the rest of it, cannot be read. Thrown between the readers only; they end as a `stopped` record. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly refusal: Refusal;

  constructor(reason: Refusal) {
    super(reason.code);
    this.refusal = reason;
  }
}

export function fileAt(path: string): SourceFile {
  return {
    name: basename(path),
    open: () => createReadStream(path, { highWaterMark: CHUNK }),
    beside: (name) => fileAt(join(dirname(path), basename(name))),
  };
}

/** Files that exist only in memory. `chunkSize`: how many bytes a reader gets at a time. */
export function fileOf(
  name: string,
  contents: Readonly<Record<string, string | Uint8Array>>,
  chunkSize = CHUNK,
): SourceFile {
  return {
    name,
    open: () => slices(Object.hasOwn(contents, name) ? contents[name] : undefined, chunkSize),
    beside: (other) => fileOf(other, contents, chunkSize),
  };
}

/** The bytes of the file, unpacked if it is gzip, which its first bytes tell and not its name. Throws Unreadable. */
export async function* bytesOf(file: SourceFile): AsyncGenerator<Buffer> {
  try {
    const stored = file.open()[Symbol.asyncIterator]();
    const start = await firstBytes(stored);
    const whole = rejoined(start, stored);
    yield* start[0] === 0x1f && start[1] === 0x8b ? unpacked(whole) : whole;
  } catch (error) {
    throw asUnreadable(file.name, error);
  }
}

const CHUNK = 1 << 16;

async function firstBytes(stored: AsyncIterator<Buffer>): Promise<Buffer> {
  let start: Buffer = Buffer.alloc(0);
  while (start.length < 2) {
    const next = await stored.next();
    if (next.done === true) break;
    start = Buffer.concat([start, next.value]);
  }
  return start;
}

async function* rejoined(start: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (start.length > 0) yield start;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

function unpacked(packed: AsyncGenerator<Buffer>): AsyncIterable<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK });
  // An error destroys the last stream too, so the one who iterates over it meets it there.
  pipeline(packed, gunzip, () => {});
  return gunzip;
}

async function* slices(content: string | Uint8Array | undefined, size: number): AsyncGenerator<Buffer> {
  if (content === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function asUnreadable(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return new Unreadable(refusal('import.file-missing', { file }));
  if (code.startsWith('Z_')) return new Unreadable(refusal('import.gzip-damaged', { file }));
  if (/^E[A-Z]+$/.test(code)) return new Unreadable(refusal('import.file-unreadable', { file, code }));
  return error;
}
