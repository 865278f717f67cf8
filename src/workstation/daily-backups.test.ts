import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { must } from '../../tests/support/shelf-workstation.ts';
import { createCompany } from './company-create.ts';
import { restoreBackup } from './restore.ts';
import type { Workstation } from './workstation.ts';

const DAY = 24 * 3_600_000;
const company = { name: 'Acme', currency: 'USD', owner: { name: 'Olga', password: 'a good long password' } };

let place: string;
let now: number;
let workstation: Workstation;
beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'daybook-daily-'));
  now = Date.UTC(2026, 10, 1, 9);
  workstation = must(
    await createCompany({ folder: join(place, 'data'), company, clock: { now: () => now } }),
  );
});
afterEach(async () => {
  await workstation.close();
  rmSync(place, { recursive: true, force: true });
});

async function attach(name: string): Promise<string> {
  const file = must(await workstation.files.keep(name, Buffer.from(`%PDF-1.7 ${name}`)));
  const input = { record: 'company', kind: 'contract', file };
  expect(workstation.run({ command: 'document.attach', input })).toMatchObject({ ok: true });
  return file.sha256;
}

function days(): string[] {
  return workstation.backups.list().map(({ day }) => day);
}

describe('a daily backup', () => {
  test('is taken once a day, and the workstation tells when', async () => {
    expect(workstation.status().backup).toEqual({ takenAt: null, problem: null });
    must(await workstation.backups.takeIfDue());
    now += 3_600_000;
    must(await workstation.backups.takeIfDue());
    expect(days()).toEqual(['2026-11-01']);
    expect(workstation.status().backup).toEqual({ takenAt: now - 3_600_000, problem: null });
    now += DAY;
    must(await workstation.backups.takeIfDue());
    expect(days()).toEqual(['2026-11-02', '2026-11-01']);
  });

  test('is kept for fourteen days, and the last one however old it is', async () => {
    for (let day = 0; day < 20; day++) {
      must(await workstation.backups.takeIfDue());
      now += DAY;
    }
    expect(days()).toHaveLength(14);
    expect(days()[0]).toBe('2026-11-20');
    now += 300 * DAY;
    must(await workstation.backups.takeIfDue());
    expect(days()).toEqual(['2027-09-17']);
  });

  test('is restored with its files, which all backups of a folder share', async () => {
    const [first, second] = [await attach('first.pdf'), await attach('second.pdf')];
    must(await workstation.backups.takeIfDue());
    now += DAY;
    const { file } = must(await workstation.backups.takeIfDue());
    const pool = join(workstation.backups.folder(), 'files');
    expect(readdirSync(pool).sort()).toEqual([first, second].sort());
    const cursor = workstation.status().cursor;
    const back = must(await restoreBackup({ folder: join(place, 'back'), file }));
    expect(back.status()).toMatchObject({ cursor, authority: true });
    expect(back.verify().flatMap(({ faults }) => faults)).toEqual([]);
    for (const sha256 of [first, second]) {
      const content = readFileSync(join(place, 'back', 'files', sha256));
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    }
    await back.close();
  });

  test('is restored without a file that was spoilt in the meantime, and its document says so', async () => {
    const sha256 = await attach('spoilt.pdf');
    const { file } = must(await workstation.backups.takeIfDue());
    writeFileSync(join(workstation.backups.folder(), 'files', sha256), 'something else');
    const back = must(await restoreBackup({ folder: join(place, 'back'), file }));
    const olga = { person: workstation.people.current()?.person ?? '', grant: null };
    const listed = back.query({ query: 'document.list', input: { record: 'company' } }, olga);
    expect(listed).toMatchObject({ output: { documents: [{ sha256, file: 'on its way' }] } });
    await back.close();
  });

  test('that goes takes along the files no other backup speaks of', async () => {
    must(await workstation.backups.takeIfDue());
    const pool = join(workstation.backups.folder(), 'files');
    const stray = 'f'.repeat(64);
    writeFileSync(join(pool, stray), 'of a backup that is gone');
    const kept = await attach('kept.pdf');
    now += 20 * DAY;
    must(await workstation.backups.takeIfDue());
    expect(days()).toEqual(['2026-11-21']);
    expect(readdirSync(pool)).toEqual([kept]);
  });

  test('goes to another disk where one is chosen, and not to a folder that is none', async () => {
    const disk = join(place, 'disk');
    expect(workstation.backups.keepIn(disk)).toMatchObject({ refusal: { code: 'folder.missing' } });
    expect(workstation.backups.keepIn('relative')).toMatchObject({ refusal: { code: 'folder.missing' } });
    mkdirSync(disk);
    must(workstation.backups.keepIn(disk));
    must(await workstation.backups.takeIfDue());
    expect(readdirSync(disk)).toHaveLength(1);
    expect(workstation.backups.list()[0]?.file.startsWith(disk)).toBe(true);
  });

  test('that could not be written is told, and nothing half is left', async () => {
    const disk = join(place, 'disk');
    mkdirSync(disk);
    must(workstation.backups.keepIn(disk));
    rmSync(disk, { recursive: true });
    writeFileSync(disk, 'a file where the folder was');
    expect(await workstation.backups.takeIfDue()).toMatchObject({ refusal: { code: 'backup.not-written' } });
    expect(workstation.status().backup).toMatchObject({
      takenAt: null,
      problem: { code: 'backup.not-written' },
    });
  });

  test('is taken by itself while the workstation runs, day after day', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
    try {
      workstation.backups.start();
      await vi.advanceTimersByTimeAsync(119_000);
      expect(days()).toEqual([]);
      await vi.advanceTimersByTimeAsync(2_000);
      await vi.waitFor(() => expect(days()).toEqual(['2026-11-01']), 10_000);
      await vi.waitFor(() => expect(workstation.status().backup.takenAt).toBe(now), 10_000);
      now += DAY;
      await vi.advanceTimersByTimeAsync(10 * 60_000);
      await vi.waitFor(() => expect(days()).toEqual(['2026-11-02', '2026-11-01']), 10_000);
    } finally {
      vi.useRealTimers();
    }
  });
});
