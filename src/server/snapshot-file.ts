import { createHash, hash } from 'node:crypto';
import { createReadStream, createWriteStream, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import type { CoreDefinition } from '../core/platform/core-definition.ts';
import { openDatabase } from '../core/platform/database.ts';
import { attachReplica, openReplica } from '../core/platform/replica.ts';
import { buildSnapshot, type SnapshotHead } from '../core/sync/snapshot.ts';
import { PRIVATE_FILE, writeFileAtomically } from '../node/atomic-file.ts';
import type { SnapshotOffer } from '../shared/sync/server-contract.ts';
import { sealerWith } from './sealing.ts';
import { serverFile } from './server-database.ts';

/** Bytes of one transferred chunk: short enough to be sent again, long enough to fill a line. */
const CHUNK_BYTES = 2 * 1024 * 1024;

/** One snapshot to build; plain data, so that a worker thread can do it. */
export interface SnapshotJob {
  readonly folder: string;
  readonly id: string;
  readonly labels: readonly string[];
  readonly sealingKey: Uint8Array;
  /** Entries made before this instant (ms) are left to the server: "older timelines are asked of the server". */
  readonly historySince: number;
}

export function snapshotFolder(folder: string): string {
  return join(folder, 'snapshots');
}

/**
 * Builds a snapshot from a read transaction of its own, so that the server goes on meanwhile, and leaves `ID.zst` with
 * `ID.json`, which describes it. The description is written last: without it the rest is not there.
 */
export async function buildSnapshotFile(job: SnapshotJob, core: CoreDefinition): Promise<SnapshotOffer> {
  const at = (suffix: string) => join(snapshotFolder(job.folder), `${job.id}${suffix}`);
  const head = fillDatabase(job, core, at('.db'));
  const packed = await compressFile(at('.db'), at('.part'));
  const offer: SnapshotOffer = {
    id: job.id,
    head: { ...head, labels: [...head.labels], digests: { ...head.digests } },
    bytes: statSync(at('.db')).size,
    chunkBytes: CHUNK_BYTES,
    ...packed,
  };
  rmSync(at('.db'));
  renameSync(at('.part'), at('.zst'));
  writeFileAtomically(at('.json'), JSON.stringify(offer));
  return offer;
}

function fillDatabase(job: SnapshotJob, core: CoreDefinition, file: string): SnapshotHead {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  const source = openDatabase(serverFile(job.folder), { readonly: true });
  const target = openReplica(openDatabase(file), core);
  try {
    source.sqlite.exec('BEGIN');
    const authority = attachReplica(source, core);
    const from = source
      .q('SELECT coalesce(min(seq), 1) - 1 FROM entry WHERE now >= ?')
      .pluck()
      .get(job.historySince) as number;
    const sealer = sealerWith(Buffer.from(job.sealingKey));
    const head = buildSnapshot(authority, target, new Set(job.labels), sealer, from);
    target.db.sqlite.exec('ANALYZE');
    target.db.sqlite.pragma('journal_mode = DELETE');
    return head;
  } finally {
    source.sqlite.close();
    target.db.sqlite.close();
  }
}

async function compressFile(
  from: string,
  to: string,
): Promise<Pick<SnapshotOffer, 'sha256' | 'chunks' | 'packedBytes'>> {
  const whole = createHash('sha256');
  const chunks: string[] = [];
  let packedBytes = 0;
  let rest = Buffer.alloc(0);
  const plain = new Transform({
    transform(part: Buffer, _encoding, done) {
      whole.update(part);
      done(null, part);
    },
  });
  const cut = new Transform({
    transform(part: Buffer, _encoding, done) {
      packedBytes += part.length;
      rest = Buffer.concat([rest, part]);
      for (; rest.length >= CHUNK_BYTES; rest = rest.subarray(CHUNK_BYTES)) {
        chunks.push(hash('sha256', rest.subarray(0, CHUNK_BYTES)));
      }
      done(null, part);
    },
  });
  const output = createWriteStream(to, { mode: PRIVATE_FILE, flush: true });
  await pipeline(createReadStream(from), plain, createZstdCompress(), cut, output);
  if (rest.length > 0) chunks.push(hash('sha256', rest));
  return { sha256: whole.digest('hex'), chunks, packedBytes };
}
