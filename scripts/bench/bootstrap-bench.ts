import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, median, rounded, sized, timedAsync } from './bench-result.ts';
import { type RoleReport, runRole, startRole, stopRole } from './role-process.ts';

/** A new workstation from a snapshot that is ready, against copying the same database file over loopback and opening it. */
export const bootstrapBench: Bench = {
  name: 'bootstrap',
  async run(scale) {
    const rows = sized(300_000, scale, 1_000);
    const rounds = scale < 1 ? 1 : 5;
    const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
    const at = (name: string) => join(folder, name);
    try {
      const server = await startRole<{ url: string; codes: string[] }>('sync-role.ts', [
        'server',
        at('server'),
        String(rows),
        String(rounds + 1),
      ]);
      const { url, codes } = server.said;
      const building = await timedAsync(async () => {
        await runRole('sync-role.ts', ['bootstrap', at('first'), url, codes[0] ?? '']);
      });
      const copying = await startRole<{ ready: number }>('copy-role.ts', [
        'server',
        join(at('first'), 'daybook.db'),
      ]);
      const ours: RoleReport[] = [];
      const copies: RoleReport[] = [];
      for (let round = 1; round <= rounds; round++) {
        ours.push(await runRole('sync-role.ts', ['bootstrap', at(`b${round}`), url, codes[round] ?? '']));
        mkdirSync(at(`c${round}`));
        copies.push(await runRole('copy-role.ts', ['copy', at(`c${round}`), String(copying.said.ready)]));
      }
      await stopRole(copying.child);
      await stopRole(server.child);
      const ratio = median(ours.map((run) => run.ms)) / median(copies.map((run) => run.ms));
      const megabytes = (copies[0]?.bytes ?? 0) / 1e6;
      const about = `median of ${rounds}: enrolling with a ready snapshot of ${rows} rows / copying and opening the same ${rounded(megabytes)} MB`;
      return [
        { name: 'bootstrap', value: rounded(ratio), unit: 'ratio', bar: 2, about },
        {
          name: 'bootstrap-first',
          value: rounded(building / 1000),
          unit: 's',
          bar: null,
          about: 'the first enrolment, snapshot built meanwhile',
        },
        {
          name: 'bootstrap-download',
          value: rounded(median(ours.map((run) => run.bytes)) / 1e6),
          unit: 'MB',
          bar: null,
          about: 'on the wire',
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
