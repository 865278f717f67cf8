/**
 * What the disk may do to a database. `full`: nothing was written, and there may be room later. `failed`: a write or an
 * fsync went wrong, and what the system has kept of it is not known. `busy`: another process did not let go in time.
 * `unreadable`: what is read is no database.
 */
export type StorageFault = 'full' | 'failed' | 'busy' | 'unreadable';

/** A connection that met a failed disk: nothing goes through it any more (see `Db.met`). */
export class StorageStopped extends Error {
  override readonly name = 'StorageStopped';
}

const FAULTS: readonly (readonly [RegExp, StorageFault])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)$/, 'full'],
  [/^(SQLITE_(IOERR|READONLY|CANTOPEN|PROTOCOL|NOLFS|NOMEM)|EIO$|EROFS$)/, 'failed'],
  [/^SQLITE_(BUSY|LOCKED)/, 'busy'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'unreadable'],
];

/**
 * What the disk did, or null where something else was thrown. A command that meets it is neither refused nor a bug: it
 * was not decided at all, and will be another time.
 */
export function storageFaultOf(error: unknown): StorageFault | null {
  if (error instanceof StorageStopped) return 'failed';
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (typeof code !== 'string') return null;
  return FAULTS.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}
