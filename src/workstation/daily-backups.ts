import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Db, openDatabase } from '../core/platform/database.ts';
import type { Replica } from '../core/platform/replica.ts';
import { StorageStopped } from '../core/platform/storage-fault.ts';
import { PRIVATE_FOLDER } from '../node/atomic-file.ts';
import type { Clock } from '../node/clock-and-chance.ts';
import { fileStore } from '../node/file-store.ts';
import { leadLock } from '../node/lead-lock.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import type { BackupLine } from '../shared/sync/workstation-views.ts';
import { poolOf, writeBackup } from './backup.ts';
import type { DataFolder } from './data-folder.ts';
import { readLocal, writeLocal } from './local-settings.ts';

/** How many days a daily backup is kept. */
export const BACKUP_DAYS = 14;
/** After a start, and from then on: when it is looked whether one is due, in ms. */
const FIRST_LOOK = 2 * 60_000;
const LOOK_EVERY = 10 * 60_000;
const DAY_MS = 24 * 3_600_000;

const NAME = /^daybook-(\d{4}-\d{2}-\d{2})\.backup$/;

/**
 * A backup a day while the process runs, kept for {@link BACKUP_DAYS} days. Each is opened and checked before it counts.
 * Files of documents never change, so all backups of a folder share one copy of each, beside them in `files`.
 */
export interface DailyBackups {
  /** Newest first. */
  list(): readonly BackupLine[];
  /** Takes one if there is none of today. Answers the one of today. */
  takeIfDue(): Promise<Result<BackupLine>>;
  /** Where they are kept; null: in the data folder. Better is another disk. */
  keepIn(folder: string | null): Result<{ readonly folder: string }>;
  folder(): string;
  start(): void;
  stop(): Promise<void>;
}

export interface BackupPorts {
  readonly replica: Replica;
  readonly data: DataFolder;
  readonly clock: Clock;
  readonly alarm: (bug: unknown) => void;
}

export function dailyBackups(ports: BackupPorts): DailyBackups {
  const { replica, data } = ports;
  const { db } = replica;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<Result<BackupLine>> | null = null;
  const folder = (): string => {
    const chosen = readLocal(db, 'backupFolder');
    // Several workstations may share a disk: each has a folder of its own there.
    return chosen === null ? data.backups : join(chosen, `daybook-${data.id}`);
  };
  const list = () => backupsIn(folder());
  const takeIfDue = (): Promise<Result<BackupLine>> => {
    running ??= takeOne(ports, folder())
      .catch((error: unknown): Result<BackupLine> => {
        ports.alarm(error);
        const message = error instanceof Error ? error.message : String(error);
        const problem = refusal('backup.not-written', { message });
        // On a stopped connection this is not remembered either: it is tried again on the next.
        if (!(error instanceof StorageStopped)) writeLocal(db, 'backupProblem', problem);
        return { ok: false, refusal: problem };
      })
      .finally(() => {
        running = null;
      });
    return running;
  };
  return {
    list,
    takeIfDue,
    folder,
    keepIn(chosen) {
      if (
        chosen !== null &&
        !(isAbsolute(chosen) && statSync(chosen, { throwIfNoEntry: false })?.isDirectory())
      ) {
        return refused('folder.missing', { folder: chosen });
      }
      writeLocal(db, 'backupFolder', chosen === null ? null : resolve(chosen));
      const newest = list()[0];
      writeLocal(db, 'backupTaken', newest ? startOf(newest.day) : null);
      return ok({ folder: folder() });
    },
    start() {
      if (timer) return;
      const look = () => void takeIfDue();
      // Not at once: at a start there is enough to do.
      timer = setTimeout(() => {
        look();
        timer = setInterval(look, LOOK_EVERY).unref();
      }, FIRST_LOOK).unref();
    },
    async stop() {
      if (timer) clearTimeout(timer);
      timer = null;
      await running;
    },
  };
}

/** Where backups go and when the last was taken: of this folder, whatever company stands in it. Writes it elsewhere. */
export function backupHabits(from: Db): (to: Db) => void {
  const kept = (['backupFolder', 'backupTaken', 'backupProblem'] as const).map(
    (key) => [key, readLocal(from, key)] as const,
  );
  return (to) => {
    for (const [key, value] of kept) writeLocal(to, key, value);
  };
}

async function takeOne({ replica, data, clock }: BackupPorts, folder: string): Promise<Result<BackupLine>> {
  const { db } = replica;
  const now = clock.now();
  const today = new Date(now).toISOString().slice(0, 10);
  mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
  const existing = backupsIn(folder).find(({ day }) => day === today);
  if (existing) return ok(existing);
  const lock = leadLock(join(folder, 'backup.lock'));
  if (!lock.tryLead()) return refused('backup.under-way');
  try {
    const file = join(folder, `daybook-${today}.backup`);
    const written = await writeBackup(replica, data, file, now, 'beside');
    const problem = written.ok ? await faultOf(file, replica.schemaVersion) : written.refusal;
    writeLocal(db, 'backupProblem', problem);
    if (problem) {
      if (written.ok) rmSync(file, { force: true });
      return { ok: false, refusal: problem };
    }
    writeLocal(db, 'backupTaken', now);
    prune(folder, now);
    return ok({ file, day: today, bytes: statSync(file).size });
  } finally {
    lock.release();
  }
}

/** Old ones go, the newest never; then the files that none of those left speaks of. */
function prune(folder: string, now: number): void {
  const [, ...older] = backupsIn(folder);
  const gone = older.filter(({ day }) => startOf(day) < now - BACKUP_DAYS * DAY_MS);
  if (gone.length === 0) return;
  for (const { file } of gone) rmSync(file, { force: true });
  const kept = new Set(backupsIn(folder).flatMap(({ file }) => poolNames(file)));
  const pool = fileStore(poolOf(folder));
  for (const name of pool.list()) if (!kept.has(name)) pool.remove(name);
}

function poolNames(file: string): string[] {
  const db = openDatabase(file, { readonly: true });
  try {
    return db.q('SELECT name FROM backupPool').pluck().all() as string[];
  } finally {
    db.sqlite.close();
  }
}

function backupsIn(folder: string): BackupLine[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const found = readdirSync(folder).flatMap((name) => {
    const day = NAME.exec(name)?.[1];
    const file = join(folder, name);
    return day === undefined ? [] : [{ file, day, bytes: statSync(file).size }];
  });
  return found.sort((a, b) => (a.day < b.day ? 1 : -1));
}

function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** Opens the backup in a thread of its own and checks every page of it; a whole gigabyte takes seconds. */
async function faultOf(file: string, schema: number): Promise<Refusal | null> {
  const worker = new Worker(new URL('./backup-check-worker.ts', import.meta.url), {
    workerData: { file, schema },
  });
  const isSound = await new Promise<boolean>((done, reject) => {
    worker.once('message', done);
    worker.once('error', reject);
    worker.once('exit', () => done(false));
  });
  return isSound ? null : refusal('backup.damaged', { file });
}
