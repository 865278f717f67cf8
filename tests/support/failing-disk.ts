import type Database from 'better-sqlite3';

/** What one statement meets before it reaches SQLite, or after SQLite has done it. */
export interface DiskFault {
  readonly code: string;
  /** True: SQLite has done it all the same, and only the answer went wrong. */
  readonly isDone?: boolean;
}

/** Asked before every statement of every database of this process, with the statement and its file. */
export type Disk = (sql: string, file: string) => DiskFault | null;

const sound: Disk = () => null;
let disk = sound;

/** The disk under every database of this process from now on; without one it is sound again. */
export function setDisk(next: Disk = sound): void {
  disk = next;
}

/**
 * SQLite as it is, over a disk that can fail: for `vi.mock('better-sqlite3', failingSqlite)`, so that nothing in the
 * program under test knows of it. Faults are SQLite's own, as the real ones arrive: from the statement that met them.
 */
export async function failingSqlite(
  actual: () => Promise<{ default: typeof Database }>,
): Promise<{ default: typeof Database }> {
  const { default: Real } = await actual();
  class Failing extends Real {
    override prepare(sql: string): never {
      const statement = super.prepare(sql);
      for (const way of ['run', 'get', 'all'] as const) {
        const real = statement[way].bind(statement);
        Object.defineProperty(statement, way, {
          writable: true,
          value: (...parameters: unknown[]) => {
            const fault = disk(sql, this.name);
            const result = fault && !fault.isDone ? null : real(...parameters);
            if (fault) throw new Real.SqliteError(`planted ${fault.code}`, fault.code);
            return result;
          },
        });
      }
      return statement as never;
    }
  }
  return { default: Failing as unknown as typeof Database };
}
