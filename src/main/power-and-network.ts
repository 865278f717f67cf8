import type { ElectronSurface } from './electron-surface.ts';

/** How often it is looked whether there is a network, in ms: the system has no event for it in this process. */
const LOOK_EVERY = 5_000;

/** Tells when the server may be reached again: the machine woke up, or a network came. Answers what stops the looking. */
export function followPowerAndNetwork(
  electron: Pick<ElectronSurface, 'powerMonitor' | 'net'>,
  every: (ms: number, look: () => void) => () => void,
  tryServer: () => void,
): () => void {
  let wasOnline = electron.net.isOnline();
  electron.powerMonitor.on('resume', tryServer);
  return every(LOOK_EVERY, () => {
    const isOnline = electron.net.isOnline();
    if (isOnline && !wasOnline) tryServer();
    wasOnline = isOnline;
  });
}
