import { isPageAddress } from '../shared/desktop/desktop-addresses.ts';
import { LINE_WANTED } from '../shared/desktop/desktop-channels.ts';
import type { ElectronSurface, LineRequest } from './electron-surface.ts';

type Frame = NonNullable<LineRequest['senderFrame']>;

/**
 * Listens for the one word a page can say. Heard is only the top frame of a page of ours in a window of ours: not a
 * frame in it, not a page that went elsewhere, not a window somebody else made, nothing with words besides.
 */
export function hearLineRequests(
  ipcMain: ElectronSurface['ipcMain'],
  isOurs: (contents: LineRequest['sender']) => boolean,
  give: (frame: Frame) => void,
): void {
  ipcMain.on(LINE_WANTED, ({ sender, senderFrame }, ...words) => {
    if (words.length > 0 || senderFrame === null || senderFrame.parent !== null) return;
    if (!isPageAddress(senderFrame.url) || sender.isDestroyed() || !isOurs(sender)) return;
    give(senderFrame);
  });
}
