import { hostname } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/core/platform/database.ts';

/**
 * Every text that somebody wrote into a workstation's database, in small letters, the longest first: what a screen shows
 * of it needs no translation. Codes (`confirmed`, `order-desk`) are not among them: a screen that shows one shows it raw.
 */
export function knownValues(folder: string): readonly string[] {
  const db = openDatabase(join(folder, 'daybook.db'), { readonly: true });
  try {
    const values = new Set<string>([hostname().toLowerCase()]);
    const tables = db.q("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
    for (const table of tables.filter((name) => !name.startsWith('sqlite_'))) {
      for (const row of db.q(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]) {
        for (const [column, value] of Object.entries(row)) {
          if (typeof value === 'string' && (isWritten(value) || NAMING.has(column)))
            values.add(value.toLowerCase());
        }
      }
    }
    return [...values].sort((one, other) => other.length - one.length);
  } finally {
    db.sqlite.close();
  }
}

/** Columns in which people write small words too. */
const NAMING: ReadonlySet<string> = new Set(['name', 'machineName']);

function isWritten(value: string): boolean {
  return value.length > 1 && value.length < 300 && !/^[a-z]+(-[a-z]+)*$/.test(value);
}
