import { randomBytes } from 'node:crypto';
import { isAbsolute, resolve } from 'node:path';
import { linkedPath, linkIn } from '../shared/desktop/desktop-addresses.ts';
import type { ToWorkstation } from '../shared/desktop/desktop-messages.ts';
import { fileIn, openedKind, openedPath } from '../shared/desktop/opened-files.ts';
import type { DesktopApp } from './electron-surface.ts';

type Offer = Extract<ToWorkstation, { kind: 'offer' }>;

/** What somebody wants shown who starts Daybook, opens a file with it or follows a link. */
export interface Wanted {
  /** A path of the screens. */
  readonly path: string;
  /** The file the page at this path takes: the workstation process is told where it is, the page is not. */
  readonly offer: Offer | null;
}

/** What the words of a start want; null where they want nothing but the window. `cwd` is where they were said. */
export function wantedBy(words: readonly string[], cwd: string): Wanted | null {
  const link = linkIn(words);
  const path = link === null ? null : linkedPath(link);
  if (path !== null) return { path, offer: null };
  const file = fileIn(words);
  return file === null ? null : wantedFor(isAbsolute(file) ? file : resolve(cwd, file));
}

/** Files somebody opens on macOS: from the Finder, or dropped on the icon in the Dock. Before the app is ready, too. */
export function hearOpenedFiles(app: DesktopApp, show: (wanted: Wanted) => void): void {
  app.on('open-file', (event, file) => {
    event.preventDefault();
    const wanted = wantedFor(file);
    if (wanted) show(wanted);
  });
}

function wantedFor(file: string): Wanted | null {
  const kind = openedKind(file);
  if (kind === null) return null;
  const token = randomBytes(16).toString('hex');
  return { path: openedPath(kind, token), offer: { kind: 'offer', token, file } };
}
