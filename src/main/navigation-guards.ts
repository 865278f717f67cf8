import { isFrameAddress, isPageAddress, outsideAddress } from '../shared/desktop/desktop-addresses.ts';
import type { DesktopApp, DesktopContents, ElectronSurface } from './electron-surface.ts';

/**
 * Keeps every window on our own pages, whoever made it: no navigation elsewhere, no second window, no webview, no
 * certificate that somebody clicked away. What leads outside is opened by the system, where it is on the list.
 */
export function guardNavigation(
  app: DesktopApp,
  shell: Pick<ElectronSurface['shell'], 'openExternal'>,
): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, shell));
  app.on('certificate-error', (event, _contents, _address, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
}

function guardContents(
  contents: DesktopContents,
  shell: Pick<ElectronSurface['shell'], 'openExternal'>,
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
    if (address !== null) void shell.openExternal(address);
    return { action: 'deny' };
  });
}
