import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { readMigrations } from '../../src/node/migration-files.ts';

const FOLDER = join(import.meta.dirname, 'landed');

/** Schema versions whose database is kept, oldest first. */
export function landedSchemas(): number[] {
  return readdirSync(FOLDER)
    .map((name) => Number.parseInt(name, 10))
    .sort((a, b) => a - b);
}

/** The image of a workstation's database of a landed schema, with a full outbox. */
export function landedDatabase(schema: number): Buffer {
  return zstdDecompressSync(readFileSync(join(FOLDER, `${String(schema).padStart(4, '0')}.db.zst`)));
}

export function migrationCount(): number {
  return readMigrations().length;
}
