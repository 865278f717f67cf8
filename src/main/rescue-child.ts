import { fromWorkstation, type ToWorkstation } from '../shared/desktop/desktop-messages.ts';
import type { ElectronSurface } from './electron-surface.ts';

/**
 * Writes everything of a data folder into a new one, in a process of its own: the one that hosts the workstation is what
 * does not run. False where it did not come to an end.
 */
export function rescueInChild(
  electron: Pick<ElectronSurface, 'utilityProcess'>,
  program: string,
  folders: { readonly folder: string; readonly into: string },
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = electron.utilityProcess.fork(program, [], {
      serviceName: 'Daybook rescue',
      stdio: 'inherit',
    });
    child.on('message', (message) => {
      const word = fromWorkstation.safeParse(message);
      if (word.success && word.data.kind === 'rescued') resolve(true);
    });
    child.on('exit', () => resolve(false));
    const word: ToWorkstation = { kind: 'rescue', ...folders };
    child.postMessage(word);
  });
}
