import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  createReadStream,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { PRIVATE_FILE, PRIVATE_FOLDER, syncFolder } from './atomic-file.ts';

/** Files are named after the SHA-256 of what they hold, in hex. */
const FILE_NAME = /^[0-9a-f]{64}$/;
/** A file that is still arriving: under its hash where that is known before, else under a name of its own. */
const PART_NAME = /^[\w-]{1,80}$/;
const PART_SUFFIX = '.part';

/**
 * A folder of content-addressed files. What arrives is appended to a part, each piece on the disk before the next is
 * asked for, and gets its name only once its hash is known: a file that can be read is whole.
 */
export interface FileStore {
  /** Bytes of a file, or null where it is not here. */
  sizeOf(sha256: string): number | null;
  /** When it was written, in ms since the epoch. */
  changedAt(sha256: string): number | null;
  /** At most `length` bytes from `offset`; null where the file is not here. */
  read(sha256: string, offset: number, length: number): Buffer | null;
  readWhole(sha256: string): Buffer | null;
  /** How many bytes of a part have arrived; 0 where none have. */
  arrived(part: string): number;
  /**
   * Adds bytes that belong at `offset`, durably. Answers how many there are then: where `offset` is another place than
   * the end, nothing is written and the answer tells where to go on.
   */
  append(part: string, offset: number, bytes: Uint8Array): number;
  /** Bytes from the beginning of a part. */
  headOf(part: string, length: number): Buffer;
  /**
   * Makes a whole part a file and answers its hash; null, and the part is gone, where it is not `expected` (null: any).
   */
  finish(part: string, expected: string | null): Promise<string | null>;
  drop(part: string): void;
  /** Names of all files that are here. */
  list(): string[];
  /** Copies those files into another folder that it does not hold yet, durably; answers how many. */
  copyTo(folder: string): number;
  remove(sha256: string): void;
  /** Drops parts that nothing was added to since that instant, in ms since the epoch. */
  dropPartsBefore(instant: number): void;
}

export function fileStore(folder: string): FileStore {
  mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
  const fileOf = (sha256: string) => join(folder, checked(FILE_NAME, sha256));
  const partOf = (part: string) => join(folder, checked(PART_NAME, part) + PART_SUFFIX);
  const sizeAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? null;
  return {
    sizeOf: (sha256) => sizeAt(fileOf(sha256)),
    changedAt: (sha256) => statSync(fileOf(sha256), { throwIfNoEntry: false })?.mtimeMs ?? null,
    read: (sha256, offset, length) => readAt(fileOf(sha256), offset, length),
    readWhole(sha256) {
      const size = sizeAt(fileOf(sha256));
      return size === null ? null : readAt(fileOf(sha256), 0, size);
    },
    arrived: (part) => sizeAt(partOf(part)) ?? 0,
    append: (part, offset, bytes) => appendTo(partOf(part), offset, bytes),
    headOf: (part, length) => readAt(partOf(part), 0, length) ?? Buffer.alloc(0),
    async finish(part, expected) {
      const path = partOf(part);
      const sha256 = await hashOfFile(path);
      if (expected !== null && sha256 !== expected) {
        rmSync(path);
        return null;
      }
      renameSync(path, fileOf(sha256));
      syncFolder(folder);
      return sha256;
    },
    drop: (part) => rmSync(partOf(part), { force: true }),
    list: () => readdirSync(folder).filter((name) => FILE_NAME.test(name)),
    copyTo: (target) => copyMissing(folder, target),
    remove: (sha256) => rmSync(fileOf(sha256), { force: true }),
    dropPartsBefore(instant) {
      for (const name of readdirSync(folder).filter((entry) => entry.endsWith(PART_SUFFIX))) {
        const changed = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? instant;
        if (changed < instant) rmSync(join(folder, name), { force: true });
      }
    },
  };
}

function copyMissing(from: string, to: string): number {
  mkdirSync(to, { recursive: true, mode: PRIVATE_FOLDER });
  const missing = readdirSync(from).filter((name) => FILE_NAME.test(name) && !existsSync(join(to, name)));
  for (const name of missing) {
    const incoming = join(to, `${name}${PART_SUFFIX}`);
    // A file system that can, shares the blocks.
    copyFileSync(join(from, name), incoming, constants.COPYFILE_FICLONE);
    chmodSync(incoming, PRIVATE_FILE);
    syncFile(incoming);
    renameSync(incoming, join(to, name));
  }
  if (missing.length > 0) syncFolder(to);
  return missing.length;
}

function syncFile(path: string): void {
  const fd = openSync(path, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** SHA-256 of a file, in hex, read piece by piece. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 }))
    hash.update(piece as Buffer);
  return hash.digest('hex');
}

/** Throws for a name that is none: names come from outside, and a path must never be made of one. */
function checked(pattern: RegExp, name: string): string {
  if (!pattern.test(name)) throw new RangeError('this is not the name of a file in the folder of files');
  return name;
}

function readAt(path: string, offset: number, length: number): Buffer | null {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const wanted = Math.max(0, Math.min(length, fstatSync(fd).size - offset));
    const bytes = Buffer.alloc(wanted);
    let done = 0;
    while (done < wanted) {
      const read = readSync(fd, bytes, done, wanted - done, offset + done);
      if (read === 0) break;
      done += read;
    }
    return bytes.subarray(0, done);
  } finally {
    closeSync(fd);
  }
}

function appendTo(path: string, offset: number, bytes: Uint8Array): number {
  const fd = openSync(path, 'a', PRIVATE_FILE);
  try {
    const { size } = fstatSync(fd);
    if (size !== offset) return size;
    for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
    fsyncSync(fd);
    return size + bytes.length;
  } finally {
    closeSync(fd);
  }
}
