import { spawnSync } from 'node:child_process';
import { globSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Folder of the built screens. */
export const SCREENS = join(root, 'dist/renderer');
const MARK = join(SCREENS, 'built.txt');

const SOURCES = [
  'src/renderer/**/*',
  'src/shared/**/*',
  'config/vite.config.ts',
  'package-lock.json',
] as const;

/** Builds the screens where a source is newer than what was built. Throws with what the build said. */
export function buildScreens(): void {
  const built = statSync(MARK, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const isOld = SOURCES.some((pattern) =>
    globSync(pattern, { cwd: root }).some((file) => statSync(join(root, file)).mtimeMs > built),
  );
  if (!isOld) return;
  rmSync(MARK, { force: true });
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const run = spawnSync(process.execPath, [vite, 'build', '--config', join(root, 'config/vite.config.ts')], {
    cwd: root,
    encoding: 'utf8',
    // A test runner’s own setting would build the slow development version.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (run.status !== 0) throw new Error(`The screens could not be built.\n${run.stdout}${run.stderr}`);
  writeFileSync(MARK, '');
}
