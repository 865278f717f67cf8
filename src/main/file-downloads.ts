import { join } from 'node:path';
import { isPageAddress, PAGE_ORIGIN, savedName } from '../shared/desktop/desktop-addresses.ts';
import type { DesktopSession, ElectronSurface } from './electron-surface.ts';

/**
 * What a page saves (a paper, an export) goes where the person says in the system's dialog, under a name that is one,
 * and is shown in its folder. Only what our own page made can be saved; nothing is opened by itself.
 */
export function guardDownloads(
  session: DesktopSession,
  shell: Pick<ElectronSurface['shell'], 'showItemInFolder'>,
  folder: string,
): void {
  session.on('will-download', (event, item) => {
    const address = item.getURL();
    if (!isPageAddress(address) && !address.startsWith(`blob:${PAGE_ORIGIN}/`)) {
      event.preventDefault();
      return;
    }
    item.setSaveDialogOptions({ defaultPath: join(folder, savedName(item.getFilename())) });
    item.once('done', (_event, state) => {
      if (state === 'completed') shell.showItemInFolder(item.getSavePath());
    });
  });
}
