import { LINK_SCHEME, linkedPath } from '../shared/desktop/desktop-addresses.ts';
import type { DesktopApp } from './electron-surface.ts';
import { hearOpenedFiles, type Wanted, wantedBy } from './opened-by-system.ts';

export interface LinkPorts {
  /** Shows what is wanted, or only the window for null. */
  readonly show: (wanted: Wanted | null) => void;
  /** What a start from the sources adds before the link: the program and its folder. */
  readonly launcher: { readonly program: string; readonly words: readonly string[] } | null;
}

/**
 * One Daybook per person and machine: a second start shows the first one's window and ends. False: this is the second.
 * Links `daybook://…` and files come to the one that runs, by the second start's words or, on macOS, by events.
 */
export function holdInstance(app: DesktopApp, ports: LinkPorts): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  if (ports.launcher === null) app.setAsDefaultProtocolClient(LINK_SCHEME);
  else app.setAsDefaultProtocolClient(LINK_SCHEME, ports.launcher.program, [...ports.launcher.words]);
  app.on('second-instance', (_event, words, cwd) => ports.show(wantedBy(words, cwd)));
  app.on('open-url', (event, address) => {
    event.preventDefault();
    const path = linkedPath(address);
    ports.show(path === null ? null : { path, offer: null });
  });
  hearOpenedFiles(app, ports.show);
  return true;
}
