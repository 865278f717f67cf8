import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  closeSync,
  createWriteStream,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../node/atomic-file.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import type { SnapshotOffer } from '../shared/sync/server-contract.ts';
import type { ServerTransport } from '../shared/sync/server-transport.ts';
import type { DataFolder } from './data-folder.ts';

export interface DownloadPorts {
  readonly data: Pick<DataFolder, 'arriving'>;
  readonly transport: Pick<ServerTransport, 'snapshotChunk'>;
  readonly key: string;
  readonly onProgress?: ((bytes: number, of: number) => void) | undefined;
}

/** Chunks asked for ahead of the one being written. */
const AHEAD = 3;
/** Times a chunk that arrives damaged is asked for again. */
const TRIES = 3;

/**
 * Fetches a snapshot into the folder and answers the path of the SQLite file. Chunks are verified one by one and kept,
 * so that a download that is cut goes on where it was; the file is unpacked while the rest arrives. With every chunk
 * verified, its SHA-256 would tell nothing new and cost a sixth of the time: only its size is compared.
 */
export async function downloadSnapshot(ports: DownloadPorts, offer: SnapshotOffer): Promise<Result<string>> {
  const { arriving } = ports.data;
  mkdirSync(arriving, { recursive: true, mode: PRIVATE_FOLDER });
  const name = createHash('sha256').update(`${offer.id}|${offer.sha256}`).digest('hex').slice(0, 24);
  for (const other of readdirSync(arriving)) {
    if (!other.startsWith(name)) rmSync(join(arriving, other), { recursive: true, force: true });
  }
  const packed = openSync(join(arriving, `${name}.zst`), 'a+', PRIVATE_FILE);
  const target = join(arriving, `${name}.db`);
  for (const suffix of ['', '-wal', '-shm']) rmSync(target + suffix, { force: true });
  const unpacked = unpackInto(target);
  try {
    const fetched = await fetchChunks(ports, offer, packed, unpacked);
    if (!fetched.ok) {
      await unpacked.abandon();
      return fetched;
    }
    if ((await unpacked.end()) === offer.bytes) return ok(target);
    ftruncateSync(packed, 0);
    rmSync(target, { force: true });
    return refused('sync.snapshot-damaged', { snapshot: offer.id });
  } catch (error) {
    await unpacked.abandon();
    if (!isZstdError(error)) throw error;
    ftruncateSync(packed, 0);
    return refused('sync.snapshot-damaged', { snapshot: offer.id });
  } finally {
    closeSync(packed);
  }
}

/** Removes what an earlier download left, once it is used. */
export function clearArriving(data: Pick<DataFolder, 'arriving'>): void {
  for (const name of readdirSync(data.arriving))
    rmSync(join(data.arriving, name), { recursive: true, force: true });
}

/** The same beside other work. */
export async function removeArriving(data: Pick<DataFolder, 'arriving'>): Promise<void> {
  const names = readdirSync(data.arriving);
  await Promise.all(names.map((name) => rm(join(data.arriving, name), { recursive: true, force: true })));
}

async function fetchChunks(
  ports: DownloadPorts,
  offer: SnapshotOffer,
  packed: number,
  unpacked: Unpacking,
): Promise<Result<null>> {
  const kept = await keptChunks(offer, packed, unpacked);
  const asked = new Map<number, ReturnType<typeof fetchChunk>>();
  for (let n = kept; n < offer.chunks.length; n++) {
    for (let next = n; next < Math.min(n + AHEAD, offer.chunks.length); next++) {
      if (!asked.has(next)) asked.set(next, fetchChunk(ports, offer, next));
    }
    const chunk = await asked.get(n);
    asked.delete(n);
    if (!chunk?.ok) {
      await Promise.allSettled(asked.values());
      return chunk ?? refused('sync.snapshot-damaged', { snapshot: offer.id });
    }
    for (let done = 0; done < chunk.value.length; ) done += writeSync(packed, chunk.value, done);
    await unpacked.write(chunk.value);
    ports.onProgress?.(Math.min((n + 1) * offer.chunkBytes, offer.packedBytes), offer.packedBytes);
  }
  return ok(null);
}

/** Feeds what an earlier try had fetched; answers how many chunks of it stand. Cuts off what does not. */
async function keptChunks(offer: SnapshotOffer, packed: number, unpacked: Unpacking): Promise<number> {
  for (let n = 0; n < offer.chunks.length; n++) {
    const bytes = Buffer.allocUnsafe(chunkLength(offer, n));
    const found = readSync(packed, bytes, 0, bytes.length, n * offer.chunkBytes);
    if (found !== bytes.length || sha256Of(bytes) !== offer.chunks[n]) {
      ftruncateSync(packed, n * offer.chunkBytes);
      return n;
    }
    await unpacked.write(bytes);
  }
  return offer.chunks.length;
}

async function fetchChunk(
  ports: DownloadPorts,
  offer: SnapshotOffer,
  n: number,
): Promise<Result<Uint8Array>> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ports.transport.snapshotChunk(ports.key, offer.id, n);
    if (answer.kind === 'answer') {
      const { value } = answer;
      if (value.length === chunkLength(offer, n) && sha256Of(value) === offer.chunks[n]) return ok(value);
      if (attempt >= TRIES) return refused('sync.snapshot-damaged', { snapshot: offer.id });
    } else if (answer.kind === 'refused' || attempt >= TRIES) return { ok: false, refusal: answer.refusal };
  }
}

function chunkLength(offer: SnapshotOffer, n: number): number {
  return Math.min(offer.chunkBytes, offer.packedBytes - n * offer.chunkBytes);
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

interface Unpacking {
  write(bytes: Uint8Array): Promise<void>;
  /** Answers the bytes of the file, which is on the disk then. */
  end(): Promise<number>;
  abandon(): Promise<void>;
}

function unpackInto(file: string): Unpacking {
  const inflate = createZstdDecompress({ chunkSize: 1024 * 1024 });
  const out = createWriteStream(file, { mode: PRIVATE_FILE, highWaterMark: 4 * 1024 * 1024 });
  let bytes = 0;
  inflate.on('data', (part: Buffer) => {
    bytes += part.length;
    if (!out.write(part)) {
      inflate.pause();
      out.once('drain', () => inflate.resume());
    }
  });
  const inflated = finished(inflate);
  inflated.catch(() => {});
  return {
    async write(part) {
      if (!inflate.write(part)) await Promise.race([once(inflate, 'drain'), inflated]);
    },
    async end() {
      inflate.end();
      await inflated;
      out.end();
      await finished(out);
      syncFile(file);
      return bytes;
    },
    async abandon() {
      inflate.destroy();
      out.destroy();
      await finished(out).catch(() => {});
    },
  };
}

function syncFile(file: string): void {
  const fd = openSync(file, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function isZstdError(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  return code.startsWith('ZSTD_') || code.startsWith('ERR_STREAM_PREMATURE') || code.startsWith('Z_');
}
