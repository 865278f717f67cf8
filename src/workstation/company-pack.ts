import { createHash, type Hash } from 'node:crypto';
import { closeSync, createReadStream, createWriteStream, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import { inTransaction, openDatabase } from '../core/platform/database.ts';
import type { Replica } from '../core/platform/replica.ts';
import { PRIVATE_FILE, readFileIfThere, writeFileAtomically } from '../node/atomic-file.ts';
import { type MoveBeginBody, moveBeginRequest } from '../shared/sync/server-people-contract.ts';
import { type DataFolder, touchPrivately } from './data-folder.ts';
import { forgetDesk } from './desk-mark.ts';
import { clearArriving } from './snapshot-download.ts';

const CHUNK_BYTES = 4 * 1024 * 1024;

/** A company's database, packed for its way to a server. */
export interface PackedCompany {
  readonly plan: MoveBeginBody;
  chunk(n: number): Uint8Array;
}

/**
 * Packs the whole database, without what belongs to this folder only; the same again if it is asked again. Nothing may
 * be written to the database in between.
 */
export async function packCompany(
  replica: Replica,
  data: DataFolder,
  machineName: string,
): Promise<PackedCompany> {
  const [file, packed, planFile] = ['move.db', 'move.zst', 'move.json'].map((name) =>
    join(data.arriving, name),
  ) as [string, string, string];
  const kept = readFileIfThere(planFile);
  if (kept !== null)
    return { plan: moveBeginRequest.parse(JSON.parse(kept)), chunk: (n) => chunkOf(packed, n) };
  clearArriving(data);
  touchPrivately(file);
  await replica.db.sqlite.backup(file);
  forgetFolder(file);
  const sum = createHash('sha256');
  await pipeline(
    createReadStream(file),
    hashing(sum),
    createZstdCompress(),
    createWriteStream(packed, { mode: PRIVATE_FILE, flush: true }),
  );
  const packedBytes = statSync(packed).size;
  const count = Math.ceil(packedBytes / CHUNK_BYTES);
  const chunks = Array.from({ length: count }, (_, n) =>
    createHash('sha256').update(chunkOf(packed, n)).digest('hex'),
  );
  const sha256 = sum.digest('hex');
  const plan = {
    bytes: statSync(file).size,
    sha256,
    packedBytes,
    chunkBytes: CHUNK_BYTES,
    chunks,
    machineName,
  };
  writeFileAtomically(planFile, JSON.stringify(plan));
  return { plan, chunk: (n) => chunkOf(packed, n) };
}

function forgetFolder(file: string): void {
  const db = openDatabase(file);
  try {
    // Deleted rows must not travel in the pages they stood on.
    db.sqlite.pragma('secure_delete = ON');
    inTransaction(db, () => {
      db.q("DELETE FROM replicaMeta WHERE key LIKE 'setting.workstation.%'").run();
      forgetDesk(db);
    });
    db.sqlite.pragma('journal_mode = DELETE');
  } finally {
    db.sqlite.close();
  }
}

function hashing(sum: Hash): PassThrough {
  const through = new PassThrough();
  through.on('data', (part: Buffer) => sum.update(part));
  return through;
}

function chunkOf(file: string, n: number): Uint8Array {
  const fd = openSync(file, 'r');
  try {
    const bytes = Buffer.allocUnsafe(CHUNK_BYTES);
    return bytes.subarray(0, readSync(fd, bytes, 0, CHUNK_BYTES, n * CHUNK_BYTES));
  } finally {
    closeSync(fd);
  }
}
