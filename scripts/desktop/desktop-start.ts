import { spawn } from 'node:child_process';
import { buildDesktop, DESKTOP } from '../desktop-build.ts';
import { desktopHindrance, electronProgram, fetchElectron, surroundings } from './electron-runtime.ts';

/** How long Electron may take to be fetched, in ms. */
const FETCH_LIMIT = 60_000;

/**
 * Starts the desktop on a folder, where Electron is installed or can be had. False where it cannot: one line has said
 * why. Resolves when the desktop has ended.
 */
export async function startInDesktop(folder: string): Promise<boolean> {
  const hindrance = desktopHindrance(surroundings());
  const program = hindrance === null ? await runtime() : null;
  if (program === null) {
    console.log(
      `desktop: not here (${hindrance ?? 'Electron is not installed and could not be fetched'}); in the browser instead`,
    );
    return false;
  }
  await buildDesktop();
  const child = spawn(program, [DESKTOP, `--data=${folder}`], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void child.kill(signal));
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
  return true;
}

async function runtime(): Promise<string | null> {
  const installed = electronProgram();
  if (installed !== null) return installed;
  console.log(`desktop: fetching Electron, for ${FETCH_LIMIT / 1000} s at most`);
  return fetchElectron(FETCH_LIMIT, Date.now()) ? electronProgram() : null;
}
