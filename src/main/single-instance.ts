import { LINK_SCHEME, linkedPath, linkIn } from '../shared/desktop/desktop-addresses.ts';
import type { DesktopApp } from './electron-surface.ts';

export interface LinkPorts {
  /** Shows a path, or only the window for null. */
  readonly show: (path: string | null) => void;
  /** What a start from the sources adds before the link: the program and its folder. */
  readonly launcher: { readonly program: string; readonly words: readonly string[] } | null;
}

/**
 * One Daybook per person and machine: a second start shows the first one's window and ends. False: this is the second.
 * Links `daybook://…` come to the one that runs, by the second start's words or, on macOS, by an event.
 */
export function holdInstance(app: DesktopApp, ports: LinkPorts): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  if (ports.launcher === null) app.setAsDefaultProtocolClient(LINK_SCHEME);
  else app.setAsDefaultProtocolClient(LINK_SCHEME, ports.launcher.program, [...ports.launcher.words]);
  app.on('second-instance', (_event, words) => ports.show(pathIn(words)));
  app.on('open-url', (event, address) => {
    event.preventDefault();
    ports.show(linkedPath(address));
  });
  return true;
}

/** The page the link among these words leads to; null for none, or for one that leads nowhere. */
export function pathIn(words: readonly string[]): string | null {
  const link = linkIn(words);
  return link === null ? null : linkedPath(link);
}
