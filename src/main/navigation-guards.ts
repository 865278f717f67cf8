import {
  isFrameAddress,
  isPageAddress,
  outsideAddress,
  PAGE_ORIGIN,
} from '../shared/desktop/desktop-addresses.ts';
import type { DesktopApp, DesktopContents, ElectronSurface } from './electron-surface.ts';

/**
 * Keeps every window on our own pages, whoever made it: no navigation elsewhere, no window that a page makes, no webview,
 * no certificate that somebody clicked away. A page of ours gets a window like any other; what leads outside is opened by
 * the system, where it is on the list.
 */
export function guardNavigation(
  app: DesktopApp,
  shell: Pick<ElectronSurface['shell'], 'openExternal'>,
  openWindow: (path: string) => void,
): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, shell, openWindow));
  app.on('certificate-error', (event, _contents, _address, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
}

function guardContents(
  contents: DesktopContents,
  shell: Pick<ElectronSurface['shell'], 'openExternal'>,
  openWindow: (path: string) => void,
): void {
  for (const event of ['will-navigate', 'will-redirect'] as const) {
    contents.on(event, (navigation) => {
      if (!isPageAddress(navigation.url)) navigation.preventDefault();
    });
  }
  contents.on('will-frame-navigate', (navigation) => {
    if (!isFrameAddress(navigation.url)) navigation.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    const address = outsideAddress(url);
    if (isPageAddress(url)) openWindow(url.slice(PAGE_ORIGIN.length) || '/');
    else if (address !== null) void shell.openExternal(address);
    return { action: 'deny' };
  });
}
