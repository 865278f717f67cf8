import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { Replica } from '../core/platform/replica.ts';
import { PRIVATE_FOLDER, readFileIfThere, syncFolder, writeFileAtomically } from '../node/atomic-file.ts';
import { type Chance, type Clock, newId } from '../node/clock-and-chance.ts';
import { exclusively } from '../node/lead-lock.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import type { SetAside } from '../shared/sync/workstation-views.ts';
import { unpackBackup } from './backup-unpack.ts';
import { type DataFolder, KEYS_LOCK, PARTS, writeIdentity } from './data-folder.ts';
import { currentSession } from './people-here.ts';
import type { PersonSession, Workstation } from './workstation.ts';
import type { WorkstationPorts } from './workstation-ports.ts';

/** What a folder that goes back exchanges; everything else in it stays: backups, the demo company, its own identity. */
const EXCHANGED = [PARTS.keys, PARTS.files, PARTS.database] as const;
/** A backup is unpacked here, inside the folder that is to go back to it. */
const RETURNING = 'returning';
/** What stood there before, each by the time it was set aside. */
const SET_ASIDE = 'before';
const NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2}-\d{2}-\d{2})$/;
/** Written before the first part is moved, removed after the last: whoever opens the folder meanwhile finishes. */
const PLAN = 'going-back.json';
const plan = z.strictObject({ aside: z.string().regex(/^[\w-]+$/) });

/** Going back undoes everybody’s work, so it is for whoever answers for the computers; what waits would be forgotten. */
export function mayGoBack(
  {
    replica,
    workstation,
  }: { readonly replica: Replica; readonly workstation: Pick<Workstation, 'people' | 'status'> },
  as: PersonSession | undefined,
): Result<null> {
  const session = as ? ok(as) : currentSession(workstation.people);
  if (!session.ok) return session;
  const permission = 'administration.server';
  if (!replica.core.people.permissionsOf(replica.db, session.value.person)?.has(permission))
    return refused('people.no-permission', { permission, command: 'local.go-back' });
  const { pending } = workstation.status();
  return pending > 0 ? refused('backup.work-waits', { count: pending }) : ok(null);
}

/** Makes a folder of a backup inside the one that is to go back to it. What an earlier try left there goes. */
export function unpackForReturn(file: string, data: DataFolder, ports: WorkstationPorts): Result<DataFolder> {
  const folder = join(data.folder, RETURNING);
  rmSync(folder, { recursive: true, force: true });
  const unpacked = unpackBackup(resolve(file), folder, ports);
  if (!unpacked.ok) rmSync(folder, { recursive: true, force: true });
  return unpacked;
}

/**
 * Puts what was unpacked into `returning` in the place of what stands in the folder, which is set aside as a data folder of
 * its own; answers where. Nobody may have the database open: refused with `folder.in-use` where another process has.
 */
export function exchange(
  data: DataFolder,
  { clock, chance }: { readonly clock: Clock; readonly chance: Chance },
): Result<{ readonly keptIn: string }> {
  return exclusively(data.keysLock, () => {
    if (!isAlone(data.database)) return refused('folder.in-use', { folder: data.folder });
    const aside = new Date(clock.now()).toISOString().slice(0, 19).replaceAll(':', '-');
    const keptIn = join(data.folder, SET_ASIDE, aside);
    mkdirSync(keptIn, { recursive: true, mode: PRIVATE_FOLDER });
    // Another identity: whoever opens it is a copy, and a member of a server gets letters of its own before it speaks there.
    writeIdentity(keptIn, newId(clock, chance));
    writeFileAtomically(join(data.folder, PLAN), JSON.stringify({ aside }));
    finishExchange(data.folder);
    return ok({ keptIn });
  });
}

/** What stood in a folder before it went back, newest first; still there until somebody removes it. */
export function foldersSetAside(folder: string): readonly SetAside[] {
  const home = join(folder, SET_ASIDE);
  if (!existsSync(home)) return [];
  const found = readdirSync(home).flatMap((name) => {
    const [, day, time] = NAME.exec(name) ?? [];
    if (day === undefined || time === undefined) return [];
    return [{ folder: join(home, name), at: Date.parse(`${day}T${time.replaceAll('-', ':')}Z`) }];
  });
  return found.sort((a, b) => b.at - a.at);
}

/** Whether a folder stands in the middle of going back. */
export function isGoingBack(folder: string): boolean {
  return existsSync(join(folder, PLAN));
}

/** Finishes what was cut short, before the folder is opened. Does nothing where nothing was begun. */
export function resumeGoingBack(folder: string): void {
  if (isGoingBack(folder)) exclusively(join(folder, KEYS_LOCK), () => finishExchange(folder));
}

/** Whatever was moved already is left where it is. */
function finishExchange(folder: string): void {
  const text = readFileIfThere(join(folder, PLAN));
  if (text === null) return;
  const returning = join(folder, RETURNING);
  const aside = join(folder, SET_ASIDE, plan.parse(JSON.parse(text)).aside);
  for (const name of EXCHANGED) {
    const here = join(folder, name);
    const next = join(returning, name);
    const before = join(aside, name);
    if (!existsSync(next)) continue;
    if (existsSync(here) && !existsSync(before)) renameSync(here, before);
    renameSync(next, here);
  }
  for (const changed of [aside, folder]) syncFolder(changed);
  rmSync(join(folder, PLAN));
  rmSync(returning, { recursive: true, force: true });
}

/** True if no other connection is open; then the database is one file, with nothing beside it. */
function isAlone(database: string): boolean {
  const db = new Database(database);
  try {
    db.pragma('journal_mode = DELETE');
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false;
    throw error;
  } finally {
    db.close();
  }
}
