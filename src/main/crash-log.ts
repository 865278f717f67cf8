import { appendFileSync, mkdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { crashTrace } from '../shared/desktop/crash-trace.ts';
import type { ElectronSurface } from './electron-surface.ts';

/** Longest log, in bytes; begun anew after that. */
const LONGEST = 256 * 1024;

export interface CrashLog {
  /** A line: the instant, where, and what may be written down of it. */
  note(where: 'main' | 'page' | 'workstation' | 'child', what: string): void;
}

/** A log on this machine that nobody sends anywhere. A log that cannot be written is done without. */
export function crashLog(folder: string, version: string, clock: () => number): CrashLog {
  const file = join(folder, 'crashes.log');
  return {
    note(where, what) {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LONGEST) truncateSync(file);
        const line = `${new Date(clock()).toISOString()} ${version} ${where} ${what.replace(/\s+/g, ' ')}\n`;
        appendFileSync(file, line, { mode: 0o600 });
      } catch {
        // The disk may be what broke.
      }
    },
  };
}

/** Writes down what breaks in any process. Dumps of memory stay here too: they hold what was worked on. */
export function watchCrashes(
  electron: Pick<ElectronSurface, 'app' | 'crashReporter'>,
  log: CrashLog,
  onUncaught: (listener: (error: unknown) => void) => void,
): void {
  electron.crashReporter.start({ uploadToServer: false, ignoreSystemCrashHandler: true });
  electron.app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.note('child', `${type} ${reason} ${exitCode}`);
  });
  onUncaught((error) => log.note('main', crashTrace(error)));
}
