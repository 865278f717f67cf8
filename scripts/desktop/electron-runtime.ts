import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const electron = join(import.meta.dirname, '../../node_modules/electron');
/** Says when Electron was last tried to be had, so that a start without a network waits only once a day. */
const TRIED = join(import.meta.dirname, '../../dist/electron-tried');
const DAY_MS = 24 * 3_600_000;

/** What a desktop start has to do with. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
}

/** This machine, this person. */
export function surroundings(): Surroundings {
  return { platform: process.platform, environment: process.env, isRoot: process.getuid?.() === 0 };
}

/** Why no window of the desktop can be shown here whatever is installed; null where it can. */
export function desktopHindrance({ platform, environment, isRoot }: Surroundings): string | null {
  if (platform !== 'linux') return null;
  if (isRoot) return 'Electron’s sandbox does not work for root';
  const hasScreen = Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
  return hasScreen ? null : 'there is no screen';
}

/** The program of the installed Electron; null where the package is there without it. Downloads nothing. */
export function electronProgram(): string | null {
  const other = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const name = join(electron, 'path.txt');
  const path = existsSync(name) ? readFileSync(name, 'utf8') : 'electron';
  const program = join(other ?? join(electron, 'dist'), path);
  return existsSync(program) ? program : null;
}

/** Has Electron fetched by its own installer, for `limit` ms at most. False where it could not be had. */
export function fetchElectron(limit: number, now: number): boolean {
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return false;
  if (now - (statSync(TRIED, { throwIfNoEntry: false })?.mtimeMs ?? 0) < DAY_MS) return false;
  mkdirSync(dirname(TRIED), { recursive: true });
  writeFileSync(TRIED, '');
  const run = spawnSync(process.execPath, [join(electron, 'install.js')], {
    timeout: limit,
    stdio: 'ignore',
  });
  return run.status === 0;
}
