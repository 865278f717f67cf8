import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/core/platform/database.ts';
import { daybookDefinition } from '../../src/node/daybook-definition.ts';
import { readMigrations } from '../../src/node/migration-files.ts';
import { progress } from './bench-progress.ts';
import type { DeskSizes } from './desk-sizes.ts';
import { startRole, stopped } from './role-process.ts';

/** Companies that took long to make stay here from run to run: 4 GB for the million orders. */
export const DESK_CACHE = join(tmpdir(), 'daybook-bench-companies');

/** Fewer orders are made again for every run: that is done in seconds. */
const KEPT_FROM = 100_000;

/** Which program made it, and which migrations its database has been through: their hashes, in order. */
interface Origin {
  readonly maker: string;
  readonly migrations: readonly string[];
}

/** Runs `work` with the folder of a made-up company. A small one is removed afterwards. */
export async function withDesk<T>(sizes: DeskSizes, work: (folder: string) => Promise<T>): Promise<T> {
  if (sizes.orders >= KEPT_FROM) return await work(await keptDesk(sizes));
  const parent = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
  const folder = join(parent, 'company');
  try {
    await made(folder, sizes);
    return await work(folder);
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

/**
 * The folder is named by its size and a hash of the schema and of what fills it, so that a second run starts at once. A
 * company of an older schema is migrated and taken over; any other of the same size is removed, so that one stays.
 */
async function keptDesk(sizes: DeskSizes): Promise<string> {
  const origin = originOf(sizes);
  const folder = join(DESK_CACHE, `${sizes.orders}-${hashOf(JSON.stringify(origin)).slice(0, 12)}`);
  const mark = join(folder, 'origin.json');
  if (existsSync(mark)) return folder;
  mkdirSync(DESK_CACHE, { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  for (const name of readdirSync(DESK_CACHE)) {
    if (!name.startsWith(`${sizes.orders}-`)) continue;
    const older = join(DESK_CACHE, name);
    if (!existsSync(folder) && isOlder(older, origin)) {
      progress(`migrating the company of ${sizes.orders} orders in ${older}`);
      if (isBroughtUp(older)) renameSync(older, folder);
    }
    rmSync(older, { recursive: true, force: true });
  }
  if (!existsSync(folder)) {
    progress(`making a company of ${sizes.orders} orders in ${folder}`);
    await made(folder, sizes);
  }
  writeFileSync(mark, JSON.stringify(origin));
  return folder;
}

function originOf(sizes: DeskSizes): Origin {
  const sources = ['desk-made.ts', 'desk-names.ts'].map((name) =>
    readFileSync(join(import.meta.dirname, name), 'utf8'),
  );
  return {
    maker: hashOf(JSON.stringify([sizes, ...sources])),
    migrations: readMigrations().map(({ sql }) => hashOf(sql)),
  };
}

function isOlder(folder: string, { maker, migrations }: Origin): boolean {
  const mark = join(folder, 'origin.json');
  if (!existsSync(mark)) return false;
  const older = JSON.parse(readFileSync(mark, 'utf8')) as Origin;
  return older.maker === maker && older.migrations.every((hash, i) => hash === migrations[i]);
}

/**
 * False where the migrations leave work behind for whenever there is time: it would be done while something is measured.
 * Without the check of foreign keys, which takes minutes here; a migration that is cut off leaves no mark.
 */
function isBroughtUp(folder: string): boolean {
  rmSync(join(folder, 'origin.json'));
  const db = openDatabase(join(folder, 'daybook.db'), { cacheKib: 524_288 });
  db.sqlite.pragma('synchronous = OFF');
  db.sqlite.pragma('foreign_keys = OFF');
  const from = db.sqlite.pragma('user_version', { simple: true }) as number;
  for (const { number, sql } of readMigrations().slice(from)) {
    db.sqlite.exec(`BEGIN; ${sql}; PRAGMA user_version = ${number}; COMMIT`);
  }
  const isDone = !daybookDefinition().isBehind?.(db);
  db.sqlite.close();
  return isDone;
}

async function made(folder: string, sizes: DeskSizes): Promise<void> {
  const { child } = await startRole('desk-role.ts', ['make', folder, JSON.stringify(sizes)]);
  await stopped(child);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
