import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Migration } from '../core/platform/migrator.ts';

const FOLDER = fileURLToPath(new URL('../../migrations/', import.meta.url));
const FILE_NAME = /^(\d{4})_([a-z0-9-]+)\.sql$/;

/** The one migration history, in order. Throws if a file is misnamed or a number is missing. */
export function readMigrations(folder = FOLDER): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name, i) => {
    const match = FILE_NAME.exec(name);
    if (!match || Number(match[1]) !== i + 1) throw new Error(`migration file out of order: ${name}`);
    return {
      number: i + 1,
      title: (match[2] ?? '').replaceAll('-', ' '),
      sql: readFileSync(`${folder}/${name}`, 'utf8'),
    };
  });
}
