import { createHash, hash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { type Db, inTransaction, openDatabase } from '../core/platform/database.ts';
import { DatabaseFromTheFuture } from '../core/platform/migrator.ts';
import { readMeta, readSetting, writeSetting } from '../core/platform/replica-meta.ts';
import { openUpgraded } from '../core/sync/upgrade.ts';
import { verifyReplica } from '../core/sync/verify.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER, readFileIfThere, writeFileAtomically } from '../node/atomic-file.ts';
import { refusal } from '../shared/kernel/refusal.ts';
import { type MoveBeginBody, moveBeginRequest } from '../shared/sync/server-people-contract.ts';
import { ADMINISTER_SERVER } from './admin-routes.ts';
import { Rejected } from './rejected.ts';
import type { ServerContext } from './server-context.ts';

/** Bytes of one uploaded chunk, at most. */
export const MAX_MOVE_CHUNK = 8 * 1024 * 1024;
/** Largest company that moves in this way, uncompressed. */
const MAX_COMPANY_BYTES = 64 * 1024 ** 3;

/** Settings of the database that moved in: which upload it was, and whose computer it came from. */
const MOVED = 'moved.sha256';
const MOVED_FROM = 'moved.from';

export interface MovedFrom {
  readonly workstation: string;
  readonly incarnation: number;
  readonly code: string;
}

/** Announces an upload, or asks how far an announced one has come. Answers the chunks still missing. */
export function beginMove(context: ServerContext, plan: MoveBeginBody): number[] {
  if (movedIn(context.database.replica().db, plan.sha256)) return [];
  requireEmpty(context);
  const fits = plan.chunks.length === Math.ceil(plan.packedBytes / plan.chunkBytes);
  if (!fits || plan.chunkBytes > MAX_MOVE_CHUNK || plan.bytes > MAX_COMPANY_BYTES)
    throw new Rejected(400, refusal('move.plan-does-not-fit'));
  const folder = moveFolder(context);
  const text = JSON.stringify(plan);
  if (readFileIfThere(join(folder, 'plan.json')) !== text) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
    writeFileAtomically(join(folder, 'plan.json'), text);
  }
  return missingChunks(context, plan);
}

/** Keeps one chunk, if it is what was announced. */
export function takeChunk(context: ServerContext, n: number, bytes: Buffer): void {
  const plan = movePlan(context);
  if (hash('sha256', bytes) !== plan.chunks[n])
    throw new Rejected(400, refusal('move.chunk-damaged', { chunk: n }));
  writeFileAtomically(chunkFile(context, n), bytes);
}

/**
 * Puts the uploaded company in the place of the empty database, after proving it against itself. Answers whose it was.
 * Repeating it after a lost reply answers the same.
 */
export async function finishMove(context: ServerContext, personId: string): Promise<MovedFrom> {
  const plan = movePlan(context);
  const current = context.database.replica().db;
  if (!movedIn(current, plan.sha256)) {
    requireEmpty(context);
    const missing = missingChunks(context, plan);
    if (missing.length > 0)
      throw new Rejected(409, refusal('move.chunks-missing', { missing: missing.length }));
    const file = join(moveFolder(context), 'company.db');
    await unpack(context, plan, file);
    acceptCompany(context, file, plan.sha256, personId);
    requireEmpty(context);
    context.database.replaceBy(file);
    context.log.write('security', 'a company moved in', { by: personId });
  }
  const from = readSetting(context.database.replica().db, MOVED_FROM);
  if (from === null) throw new Error('a moved company does not say where from');
  return JSON.parse(from) as MovedFrom;
}

/** The pieces of an upload are of no use any more; what was announced stays, for whoever asks again. */
export function forgetChunks(context: ServerContext): void {
  for (const n of movePlan(context).chunks.keys()) rmSync(chunkFile(context, n), { force: true });
}

/** What was announced. Throws 409 if nothing was. */
export function movePlan(context: ServerContext): MoveBeginBody {
  const file = join(moveFolder(context), 'plan.json');
  if (!existsSync(file)) throw new Rejected(409, refusal('move.not-begun'));
  return moveBeginRequest.parse(JSON.parse(readFileSync(file, 'utf8')));
}

async function unpack(context: ServerContext, plan: MoveBeginBody, file: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  const sum = createHash('sha256');
  let size = 0;
  const counted = new Transform({
    transform(part: Buffer, _encoding, done) {
      size += part.length;
      sum.update(part);
      done(size > plan.bytes ? new Rejected(400, refusal('move.plan-does-not-fit')) : null, part);
    },
  });
  const output = createWriteStream(file, { mode: PRIVATE_FILE, flush: true });
  const damaged = new Rejected(400, refusal('move.file-damaged'));
  try {
    await pipeline(Readable.from(chunksOf(context, plan)), createZstdDecompress(), counted, output);
  } catch (error) {
    throw error instanceof Rejected ? error : damaged;
  }
  if (size !== plan.bytes || sum.digest('hex') !== plan.sha256) throw damaged;
}

async function* chunksOf(context: ServerContext, plan: MoveBeginBody): AsyncGenerator<Buffer> {
  for (const n of plan.chunks.keys()) yield* createReadStream(chunkFile(context, n)) as AsyncIterable<Buffer>;
}

/** Throws unless the file is a sound company that its owner may give to a server; notes in it where it came from. */
function acceptCompany(context: ServerContext, file: string, sha256: string, personId: string): void {
  const db = openDatabase(file);
  try {
    const { replica } = openUpgraded(db, context.core);
    const { authority, workstation, incarnation, code } = readMeta(db);
    if (!authority || context.company.companyName(db) === null)
      throw new Rejected(409, refusal('move.not-a-company'));
    const faults = verifyReplica(replica).flatMap((check) => check.faults);
    if (faults.length > 0)
      throw new Rejected(409, refusal('move.company-damaged', { fault: faults[0] ?? '' }));
    const permissions = context.core.people.permissionsOf(db, personId);
    if (!permissions?.has(ADMINISTER_SERVER))
      throw new Rejected(
        403,
        refusal('people.no-permission', { permission: ADMINISTER_SERVER, command: '' }),
      );
    inTransaction(db, () => {
      writeSetting(db, MOVED, sha256);
      writeSetting(db, MOVED_FROM, JSON.stringify({ workstation, incarnation, code }));
    });
    db.sqlite.pragma('journal_mode = DELETE');
  } catch (error) {
    if (error instanceof DatabaseFromTheFuture)
      throw new Rejected(409, refusal('move.newer-schema', { found: error.found, known: error.known }));
    throw error;
  } finally {
    db.sqlite.close();
  }
}

function movedIn(db: Db, sha256: string): boolean {
  return readSetting(db, MOVED) === sha256;
}

function requireEmpty(context: ServerContext): void {
  const { db } = context.database.replica();
  if (context.company.companyName(db) !== null) throw new Rejected(409, refusal('move.server-has-a-company'));
}

function missingChunks(context: ServerContext, plan: MoveBeginBody): number[] {
  return [...plan.chunks.keys()].filter((n) => !existsSync(chunkFile(context, n)));
}

function chunkFile(context: ServerContext, n: number): string {
  return join(moveFolder(context), `${n}.chunk`);
}

function moveFolder(context: ServerContext): string {
  return join(context.folder, 'move');
}
