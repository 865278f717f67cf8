import { createHash } from 'node:crypto';
import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { PRIVATE_FILE, PRIVATE_FOLDER, readFileIfThere, writeFileAtomically } from '../node/atomic-file.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import type { TextSeal } from './text-seal.ts';

/** Where everything of one workstation lies. Nobody but its owner may read it. */
export interface DataFolder {
  readonly folder: string;
  /** Given when the folder was made; a copy of the folder has the same. */
  readonly id: string;
  readonly database: string;
  /** Keys, grants and offline verifiers: apart from the database, so that no backup or snapshot holds them. */
  readonly keys: string;
  /** Content-addressed files. */
  readonly files: string;
  /** Daily backups, where no other place was chosen. */
  readonly backups: string;
  /** What is being downloaded. */
  readonly arriving: string;
  /** Space held for the day the disk is full. */
  readonly ballast: string;
  readonly syncLock: string;
  readonly keysLock: string;
  /** Seals the keys file; null where nobody gave a seal and the file is protected by its mode only. */
  readonly seal: TextSeal | null;
}

const IDENTITY = 'daybook.json';
export const KEYS_LOCK = 'keys.lock';
/** What of a workstation is its company’s; the rest of the folder is the folder’s own. */
export const PARTS = { keys: 'keys.json', files: 'files', database: 'daybook.db' } as const;

const identityShape = z.strictObject({
  kind: z.literal('daybook-workstation'),
  format: z.literal(1),
  id: z.string().min(1).max(64),
});

/**
 * Makes a new data folder, or takes up one whose making was cut short. Refuses a folder that holds anything else, and
 * one that already is a workstation.
 */
export function prepareFolder(path: string, id: string, seal: TextSeal | null = null): Result<DataFolder> {
  const folder = resolve(path);
  const name = { folder };
  const existing = statSync(folder, { throwIfNoEntry: false });
  if (existing && !existing.isDirectory()) return refused('folder.not-a-folder', name);
  if (existing && readFileIfThere(join(folder, IDENTITY)) === null && readdirSync(folder).length > 0) {
    return refused('folder.not-daybook', name);
  }
  mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
  if (readFileIfThere(join(folder, IDENTITY)) === null) writeIdentity(folder, id);
  const known = readFolder(folder, seal);
  if (!known.ok) return known;
  if (hasDatabase(known.value)) return refused('folder.already-a-workstation', name);
  for (const part of [known.value.files, known.value.arriving])
    mkdirSync(part, { recursive: true, mode: PRIVATE_FOLDER });
  if (process.platform !== 'win32') chmodSync(folder, PRIVATE_FOLDER);
  return known;
}

export function writeIdentity(folder: string, id: string): void {
  const identity = { kind: 'daybook-workstation', format: 1, id };
  writeFileAtomically(join(folder, IDENTITY), `${JSON.stringify(identity)}\n`);
}

/** A data folder that is ready to be opened. Touches nothing. */
export function findFolder(path: string, seal: TextSeal | null = null): Result<DataFolder> {
  const folder = resolve(path);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    return refused('folder.missing', { folder });
  const known = readFolder(folder, seal);
  if (known.ok && !hasDatabase(known.value)) return refused('folder.not-finished', { folder });
  return known;
}

/**
 * Tells this very folder on this very machine from a copy of it: the file's number in its file system changes when it is
 * copied and stays when it is renamed. Kept inside the database, compared when it is opened.
 */
export function folderMark(data: DataFolder, machine: string): string {
  const { ino } = statSync(join(data.folder, IDENTITY), { bigint: true });
  return createHash('sha256').update(`${machine}|${data.id}|${ino}`).digest('base64url').slice(0, 22);
}

/** Makes the file readable by its owner only, before SQLite opens it: its journal files take over the mode. */
export function touchPrivately(file: string): void {
  closeSync(openSync(file, 'a', PRIVATE_FILE));
}

function readFolder(path: string, seal: TextSeal | null): Result<DataFolder> {
  const folder = realpathSync(path);
  const text = readFileIfThere(join(folder, IDENTITY));
  if (text === null) return refused('folder.not-daybook', { folder });
  const identity = identityShape.safeParse(parsedOrNull(text));
  if (!identity.success) return refused('folder.not-daybook', { folder });
  return ok({
    folder,
    id: identity.data.id,
    database: join(folder, PARTS.database),
    keys: join(folder, PARTS.keys),
    files: join(folder, PARTS.files),
    backups: join(folder, 'backups'),
    arriving: join(folder, 'arriving'),
    ballast: join(folder, 'ballast'),
    syncLock: join(folder, 'sync.lock'),
    keysLock: join(folder, KEYS_LOCK),
    seal,
  });
}

function hasDatabase(data: DataFolder): boolean {
  return (statSync(data.database, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
