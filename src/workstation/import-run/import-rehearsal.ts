import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { inTransaction, openDatabase } from '../../core/platform/database.ts';
import { runQuery } from '../../core/platform/query-runner.ts';
import { attachReplica } from '../../core/platform/replica.ts';
import { runLocallyWithin } from '../../core/sync/local-run.ts';
import { newId, systemChance, systemClock } from '../../node/clock-and-chance.ts';
import { touchPrivately } from '../data-folder.ts';
import type { PersonSession, Workstation } from '../workstation.ts';
import { type ImportRunner, inverseIn } from './import-runner.ts';

/** A copy of a workstation's database in which everything may be tried; nothing of it reaches the original. */
export interface Rehearsal {
  readonly runner: ImportRunner;
  end(): void;
}

/**
 * Copies the database. The copy runs the very same commands, without waiting for the disk and without keeping anybody
 * from saving meanwhile, which a long transaction that is rolled back would.
 */
export function startRehearsal(
  { core, folder }: Pick<Workstation, 'core' | 'folder'>,
  { person, grant }: PersonSession,
): Rehearsal {
  removeOld(folder);
  const copy = join(folder, `${PREFIX}${process.pid}-${threadId}.db`);
  touchPrivately(copy);
  const original = openDatabase(join(folder, 'daybook.db'), { readonly: true });
  try {
    original.q('VACUUM INTO ?').run(copy);
  } finally {
    original.sqlite.close();
  }
  const db = openDatabase(copy);
  db.sqlite.pragma('synchronous = OFF');
  const replica = attachReplica(db, core);
  const runner: ImportRunner = {
    runMany: (requests) =>
      inTransaction(db, () =>
        requests.map((request) => {
          const id = newId(systemClock, systemChance);
          return runLocallyWithin(replica, { ...request, id, person, grant, now: systemClock.now() });
        }),
      ),
    query: (request) => runQuery(replica, { ...request, person, now: systemClock.now() }),
    inverseOf: inverseIn(core),
  };
  return {
    runner,
    end() {
      db.sqlite.close();
      remove(copy);
    },
  };
}

const PREFIX = 'rehearsal-';

/** Copies that a killed process left. */
function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^rehearsal-(\d+)(?:-\d+)?\.db$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) remove(join(folder, name));
  }
}

function remove(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
