import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openDatabase } from '../core/platform/database.ts';
import { schemaVersion } from '../core/platform/migrator.ts';
import { PRIVATE_FOLDER } from '../node/atomic-file.ts';
import { exclusively } from '../node/lead-lock.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
import { writeBackup } from './backup.ts';
import type { DataFolder } from './data-folder.ts';
import type { WorkstationPorts } from './workstation-ports.ts';

/** How many backups made before an upgrade are kept. */
const KEPT = 2;
const NAME = /^before-schema-(\d+)-from-(\d+)-\d{8}T\d{6}\.backup$/;

/**
 * Backs a database up that this program is about to upgrade, into the data folder; does nothing for one that is of this
 * schema, of a newer one, or no database at all. A refusal where the backup cannot be written: then nothing is upgraded.
 */
export async function backUpBeforeUpgrade(
  data: DataFolder,
  ports: Pick<WorkstationPorts, 'core' | 'clock'>,
): Promise<Refusal | null> {
  const to = ports.core.migrations.length;
  const from = foundSchema(data.database);
  if (from === null || from === 0 || from >= to) return null;
  const now = ports.clock.now();
  const instant = new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '');
  const db = openDatabase(data.database);
  try {
    mkdirSync(data.backups, { recursive: true, mode: PRIVATE_FOLDER });
    const file = join(data.backups, `before-schema-${to}-from-${from}-${instant}.backup`);
    // With its files inside: it is whole by itself, however long it is kept.
    const written = await writeBackup({ db }, data, file, now);
    if (!written.ok && written.refusal.code !== 'backup.file-exists') return written.refusal;
    exclusively(data.keysLock, () => prune(data.backups));
    return null;
  } catch (error) {
    return refusal('database.not-backed-up', {
      message: error instanceof Error ? error.message : String(error),
    });
  } finally {
    db.sqlite.close();
  }
}

/** Backups made before upgrades, newest first. */
export function upgradeBackups(folder: string): readonly string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const found = readdirSync(folder).filter((name) => NAME.test(name));
  return found.sort((a, b) => (instantOf(a) < instantOf(b) ? 1 : -1)).map((name) => join(folder, name));
}

function prune(folder: string): void {
  for (const file of upgradeBackups(folder).slice(KEPT)) rmSync(file, { force: true });
}

function instantOf(name: string): string {
  return name.slice(name.lastIndexOf('-') + 1);
}

/** Null where the file is no database: opening it says so. */
function foundSchema(file: string): number | null {
  try {
    const db = openDatabase(file, { readonly: true });
    try {
      return schemaVersion(db);
    } finally {
      db.sqlite.close();
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) return null;
    throw error;
  }
}
