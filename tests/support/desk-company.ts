import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDesk } from '../../scripts/bench/desk-made.ts';
import { deskSizes } from '../../scripts/bench/desk-sizes.ts';
import { type Db, openDatabase } from '../../src/core/platform/database.ts';

/** The company of the benchmarks at a five-hundredth of its size: two thousand orders. */
export async function deskCompany(): Promise<{ readonly db: Db; readonly end: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-desk-'));
  await makeDesk(join(folder, 'desk'), deskSizes(0.002));
  const db = openDatabase(join(folder, 'desk', 'daybook.db'));
  return {
    db,
    end() {
      db.sqlite.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
