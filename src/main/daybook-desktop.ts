import { join } from 'node:path';
import * as electron from 'electron';
import { saidText } from '../shared/desktop/desktop-texts.ts';
import { startDesktop } from './desktop.ts';
import type { ElectronSurface } from './electron-surface.ts';
import { lookForUpdate } from './update-check.ts';

/** The main process of the desktop, bundled to `main.js` beside what it starts; the only file that takes Electron in. */
const surface: ElectronSurface = electron;
const { app } = surface;
const here = import.meta.dirname;
const { versions, platform, arch, execPath, argv } = process;

await startDesktop({
  electron: surface,
  program: {
    pages: join(here, 'renderer'),
    preload: join(here, 'preload.cjs'),
    workstation: join(here, 'workstation.js'),
    // Inside the archive nothing can be shown: the packed program carries it beside.
    licences: app.isPackaged ? join(here, '../licences.txt') : join(here, 'licences.txt'),
  },
  words: argv.slice(app.isPackaged ? 1 : 2),
  cwd: process.cwd(),
  platform,
  launcher: app.isPackaged ? null : { program: execPath, words: [here] },
  versions: {
    version: app.getVersion(),
    electron: versions.electron ?? '',
    chrome: versions.chrome ?? '',
    node: versions.node,
    sqlite: '__SQLITE_VERSION__',
    system: `${platform} ${arch}`,
  },
  clock: Date.now,
  after: (ms, work) => void setTimeout(work, ms),
  every(ms, work) {
    const timer = setInterval(work, ms);
    return () => clearInterval(timer);
  },
  onUncaught(listener) {
    process.on('uncaughtException', listener);
    process.on('unhandledRejection', listener);
  },
  async lookForUpdate() {
    if (!app.isPackaged) return saidText('updateOff');
    const { autoUpdater } = await import('electron-updater');
    return await lookForUpdate(autoUpdater, app.getVersion());
  },
});
