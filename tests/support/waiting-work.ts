import { join } from 'node:path';
import { openDatabase } from '../../src/core/platform/database.ts';

/**
 * Leaves in Needs attention of a workstation what the server has not decided and will probably refuse: once more what it
 * has refused already. The demo company has no server that could be late.
 */
export function leaveWaiting(folder: string): void {
  const db = openDatabase(join(folder, 'daybook.db'));
  try {
    db.q(
      `INSERT INTO pending (ord, id, incarnation, counter, contentHash, body, effects, effectsHash, blocked)
       SELECT 1, 'waits', 0, 1, '', body, '[]', '', reason FROM attention WHERE kind = 'refused' ORDER BY seq LIMIT 1`,
    ).run();
  } finally {
    db.sqlite.close();
  }
}
