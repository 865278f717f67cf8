import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, type BenchResult, rounded } from './bench-result.ts';
import { runRole } from './role-process.ts';

const DATA = join(import.meta.dirname, '../../../shared/data/orders/online_retail/online_retail_all.csv.gz');

/**
 * Online Retail through the import of the product, against the same file parsed and the same rows inserted raw. Without
 * the shared data, and at a small scale, a file of the same shape made here takes its place.
 */
export const importBench: Bench = {
  name: 'import of Online Retail',
  async run(scale) {
    const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
    try {
      const rows = scale >= 1 && existsSync(DATA) ? 0 : Math.max(200, Math.round(541_909 * scale));
      const file = rows === 0 ? DATA : join(folder, 'made.csv');
      if (rows > 0) await runRole('import-role.ts', ['make', file, String(rows)]);
      const ours = await runRole('import-role.ts', ['import', folder, file]);
      const raw = await runRole('import-role.ts', ['raw', folder, file]);
      const undo = await runRole('import-role.ts', ['undo', folder, file]);
      const lean = await runRole('import-role.ts', ['lean', folder]);
      const size = (name: string) => statSync(join(folder, name)).size;
      const about = rows === 0 ? 'Online Retail' : `${rows} rows made after Online Retail`;
      return [
        one(
          'import',
          ours.ms / raw.ms,
          'ratio',
          4,
          `${about}: import with rules and history / parse and insert the same rows raw, same indexes`,
        ),
        one('import-time', ours.ms / 1000, 's', null, `${about}, whole`),
        one('import-memory', ours.rssMb, 'MB', 600, `${about}: peak resident memory`),
        one('import-undo', undo.ms, 'ratio', 2, `${about}: undo of the import / the import`),
        one(
          'import-file',
          size('imported.db') / lean.bytes,
          'ratio',
          1.6,
          'file with history / after dropping history and VACUUM',
        ),
        one('import-file-size', size('imported.db') / 1e6, 'MB', null, 'file with history'),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function one(
  name: string,
  value: number,
  unit: BenchResult['unit'],
  bar: number | null,
  about: string,
): BenchResult {
  return { name, value: rounded(value), unit, bar, about };
}
