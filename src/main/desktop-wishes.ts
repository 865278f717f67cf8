import { join } from 'node:path';
import type { DesktopWish } from '../shared/desktop/desktop-messages.ts';
import { saidText } from '../shared/desktop/desktop-texts.ts';
import { BACKUP_ENDING } from '../shared/desktop/opened-files.ts';
import type { ElectronSurface } from './electron-surface.ts';
import { type PrinterPorts, paperPrinter } from './paper-printer.ts';

export interface WishPorts extends PrinterPorts {
  readonly electron: Pick<ElectronSurface, 'app' | 'BrowserWindow' | 'dialog' | 'session'>;
}

/** Does what the workstation process cannot: the system’s dialogs, its printers. Answers what became of it. */
export function desktopWishes(ports: WishPorts): (what: DesktopWish) => Promise<string | null> {
  const { app, dialog } = ports.electron;
  const printer = paperPrinter(ports);
  return async (what) => {
    if (what.kind === 'print') return await printer.print(what.file, what.name).catch(() => 'failed');
    const { canceled, filePath } = await dialog.showSaveDialog({
      title: saidText('saveBackup'),
      defaultPath: join(app.getPath('documents'), what.name),
      filters: [{ name: saidText('backupFiles'), extensions: [BACKUP_ENDING.slice(1)] }],
    });
    if (canceled || filePath === '') return null;
    // Some systems leave the ending to the program; by it the file is known when it is opened.
    return filePath.endsWith(BACKUP_ENDING) ? filePath : filePath + BACKUP_ENDING;
  };
}
