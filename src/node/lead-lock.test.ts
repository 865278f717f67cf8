import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { leadLock } from './lead-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('of many processes one leads', () => {
  test('a second holder waits its turn and gets it when the first lets go', () => {
    const first = leadLock(join(folder, 'sync.lock'));
    const second = leadLock(join(folder, 'sync.lock'));
    expect(first.leader()).toBe('none');
    expect(first.tryLead()).toBe(true);
    expect(first.tryLead()).toBe(true);
    expect(second.tryLead()).toBe(false);
    expect([first.leader(), second.leader()]).toEqual(['this', 'another']);
    first.release();
    expect(second.tryLead()).toBe(true);
    second.release();
  });

  test('a leader that is killed leaves the lead at once', async () => {
    const file = join(folder, 'sync.lock');
    const module = fileURLToPath(new URL('./lead-lock.ts', import.meta.url));
    const code = `import { leadLock } from ${JSON.stringify(module)}; console.log(leadLock(process.argv[1]).tryLead()); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const mine = leadLock(file);
    expect(mine.tryLead()).toBe(false);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    expect(mine.tryLead()).toBe(true);
    mine.release();
  });
});
