import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { type Db, inTransaction } from '../core/platform/database.ts';
import { readMeta, readSetting, writeMeta, writeSetting } from '../core/platform/replica-meta.ts';
import { headOf } from '../core/sync/entry-store.ts';
import { decodeEntry } from '../core/sync/entry-wire.ts';
import { type HealingReport, type HealingResult, heal, takeWitnessed } from '../core/sync/healing.ts';
import { PRIVATE_FOLDER, writeFileAtomically } from '../node/atomic-file.ts';
import { refusal } from '../shared/kernel/refusal.ts';
import { type HealAnswer, type HealBody, healRequest } from '../shared/sync/server-contract.ts';
import { Rejected } from './rejected.ts';
import type { ServerContext } from './server-context.ts';
import { knownWorkstations } from './workstation-keys.ts';

/** Setting of the server's replica: present while it waits for the fleet to give back what a restore lost. */
const HEALING = 'healing';

export function isHealing(db: Db): boolean {
  return readSetting(db, HEALING) !== null;
}

/** What push, pull and bootstrap answer meanwhile. */
export function healingReply(db: Db): { kind: 'healing'; epoch: string; head: number } {
  return { kind: 'healing', epoch: readMeta(db).epoch, head: headOf(db).seq };
}

/** Gives a database taken from a backup a new epoch and opens the healing window (protocol.md, "Restored server"). */
export function beginHealing(db: Db, epoch: string, now: number): void {
  inTransaction(db, () => {
    writeMeta(db, { epoch });
    writeSetting(db, HEALING, JSON.stringify({ since: now, restoredHead: headOf(db).seq }));
  });
}

/**
 * Keeps one part of a workstation's report on the disk. With the last part of the last workstation that is known, the
 * server heals and opens.
 */
export function takeReport(context: ServerContext, workstation: string, body: HealBody): HealAnswer {
  const { db } = context.database.replica();
  const { epoch } = readMeta(db);
  if (!isHealing(db)) return body.epoch === epoch ? takeLateReport(context, body) : { kind: 'epoch', epoch };
  if (body.epoch !== epoch) return healingReply(db);
  requireReadable(context, body);
  const folder = reportFolder(context, workstation);
  if (body.part === 0) rmSync(folder, { recursive: true, force: true });
  const parts = partsIn(folder);
  if (body.part !== 0 && parts.length < body.part)
    throw new Rejected(409, refusal('healing.part-missing', { part: parts.length }));
  mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
  const file = join(folder, `${String(body.part).padStart(6, '0')}.json.zst`);
  writeFileAtomically(file, zstdCompressSync(JSON.stringify(body)));
  if (body.last) writeFileAtomically(join(folder, 'whole'), '');
  if (missingReports(context).length > 0) return { kind: 'waiting' };
  endHealing(context);
  return { kind: 'open' };
}

/** The window is closed: only what this server itself had originated still counts, and only under its seal. */
function takeLateReport(context: ServerContext, { witnessed }: HealBody): HealAnswer {
  const { database, credentials, log, wakeUp } = context;
  const { runAgain, failed } = takeWitnessed(database.authority(), credentials.sealer, witnessed);
  if (runAgain > 0) {
    log.write(failed.length > 0 ? 'alarm' : 'info', 'healed late', { runAgain, failed: failed.join(' ') });
    wakeUp.tell(headOf(database.replica().db).seq);
  }
  return { kind: 'open' };
}

/** Known workstations whose report has not arrived whole. */
export function missingReports(context: ServerContext): string[] {
  return knownWorkstations(context.credentials.db).filter(
    (workstation) => !existsSync(join(reportFolder(context, workstation), 'whole')),
  );
}

/** Opens the server with what has been reported, whether or not all have. Null if there was nothing to end. */
export function endHealing(context: ServerContext): HealingResult | null {
  const { database, credentials, log, wakeUp } = context;
  const { db } = database.replica();
  if (!isHealing(db)) return null;
  const result = heal(database.authority(), credentials.sealer, readReports(context));
  inTransaction(db, () => writeSetting(db, HEALING, null));
  const { byData, runAgain, failed } = result;
  log.write(failed.length > 0 ? 'alarm' : 'info', 'healed', { byData, runAgain, failed: failed.join(' ') });
  wakeUp.tell(headOf(db).seq);
  return result;
}

/** Opens at once where nobody could report. */
export function endHealingIfAlone(context: ServerContext): void {
  if (knownWorkstations(context.credentials.db).length === 0) endHealing(context);
}

/** A report that cannot be read must not keep the whole fleet from healing: it is refused when it comes. */
function requireReadable(context: ServerContext, body: HealBody): void {
  try {
    for (const entry of body.entries) decodeEntry(context.database.replica().schema, entry, '');
  } catch {
    throw new Rejected(400, refusal('healing.report-unreadable'));
  }
}

function readReports(context: ServerContext): HealingReport[] {
  const folder = join(context.folder, 'healing', readMeta(context.database.replica().db).epoch);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'whole')))
    .map((name) => {
      const workstation = Buffer.from(name, 'base64url').toString();
      const parts = partsIn(join(folder, name)).map((file) =>
        healRequest.parse(JSON.parse(zstdDecompressSync(readFileSync(file)).toString())),
      );
      return {
        workstation,
        entries: parts.flatMap((part) => part.entries),
        hashes: Object.assign({}, ...parts.map((part) => part.hashes)) as Record<string, string>,
        decided: parts.flatMap((part) => part.decided),
        witnessed: parts.flatMap((part) => part.witnessed),
      };
    });
}

function reportFolder(context: ServerContext, workstation: string): string {
  const { epoch } = readMeta(context.database.replica().db);
  return join(context.folder, 'healing', epoch, Buffer.from(workstation).toString('base64url'));
}

function partsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json.zst'));
  return names.sort().map((name) => join(folder, name));
}
