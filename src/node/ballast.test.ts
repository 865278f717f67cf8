import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ballast } from './ballast.ts';

function place(): { readonly folder: string; readonly file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-ballast-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return { folder, file: join(folder, 'ballast') };
}

test('space is held, given up once, and held again when there is room', async () => {
  const { file } = place();
  const held = ballast(file, { bytes: 3 * 1024 * 1024, after: 0, every: 10 });
  onTestFinished(held.end);
  expect(held.giveUp()).toBe(false);
  held.keep();
  await vi.waitFor(() => expect(statSync(file).size).toBe(3 * 1024 * 1024));
  expect(held.giveUp()).toBe(true);
  expect([held.isGivenUp(), held.giveUp()]).toEqual([true, false]);
  await vi.waitFor(() => expect(existsSync(file)).toBe(true));
  await vi.waitFor(() => expect(held.isGivenUp()).toBe(false));
});

test('what ends before the space is held leaves nothing half made', async () => {
  const { folder, file } = place();
  // So much that it is not there yet when its beginning is seen.
  const held = ballast(file, { bytes: 512 * 1024 * 1024, after: 0 });
  held.keep();
  await vi.waitFor(() => expect(readdirSync(folder)).toEqual(['ballast.new']), { interval: 1 });
  held.end();
  await vi.waitFor(() => expect(readdirSync(folder)).toEqual([]));
});

test('where its folder is gone there is nothing to spare, until it is back', async () => {
  const { folder, file } = place();
  rmSync(folder, { recursive: true });
  const held = ballast(file, { bytes: 1024 * 1024, after: 0, every: 10 });
  onTestFinished(held.end);
  held.keep();
  await new Promise((resolve) => setTimeout(resolve, 30));
  mkdirSync(folder);
  await vi.waitFor(() => expect(existsSync(file)).toBe(true));
});
