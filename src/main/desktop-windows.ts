import { PAGE_ORIGIN } from '../shared/desktop/desktop-addresses.ts';
import { GO } from '../shared/desktop/desktop-channels.ts';
import { attentionDot, DOT_SIDE } from './attention-dot.ts';
import type { DesktopContents, DesktopWindow, ElectronSurface } from './electron-surface.ts';
import { webPreferences } from './web-preferences.ts';
import { placeFor, readPlace, rememberPlace } from './window-places.ts';

/** About a page that dies this often in a row, each time within a minute, a person is asked. */
const MOST_DEATHS = 3;
const QUIET = 60_000;

export interface WindowPorts {
  readonly electron: Pick<ElectronSurface, 'BrowserWindow' | 'nativeImage' | 'screen'>;
  readonly preload: string;
  readonly devTools: boolean;
  /** File that remembers where the last window stood. */
  readonly placeFile: string;
  readonly clock: () => number;
  /** Of a page that died: the reason the system gives. */
  readonly onPageGone: (reason: string) => void;
  /** A page died too often. True: it is loaded once more. */
  readonly onPageGivenUp: () => Promise<boolean>;
}

export interface DesktopWindows {
  /** Opens a window on a path of the screens. */
  open(path?: string): DesktopWindow;
  /** Shows a path in the window used last; opens one where there is none. */
  go(path: string): void;
  /** The window used last. */
  current(): DesktopWindow | null;
  owns(contents: DesktopContents): boolean;
  count(): number;
  /** Lays a dot over every window in the taskbar of Windows, with its description; null takes it away. */
  mark(description: string | null): void;
}

export function desktopWindows(ports: WindowPorts): DesktopWindows {
  /** The window used last comes first. */
  let windows: readonly DesktopWindow[] = [];
  let marked: string | null = null;
  const size = { width: DOT_SIDE, height: DOT_SIDE, scaleFactor: 2 };
  const dot = ports.electron.nativeImage.createFromBitmap(attentionDot(), size);
  const markOne = (window: DesktopWindow) =>
    window.setOverlayIcon(marked === null ? null : dot, marked ?? '');
  const open = (path = '/'): DesktopWindow => {
    const screens = ports.electron.screen.getAllDisplays().map(({ workArea }) => workArea);
    const { maximized, ...bounds } = placeFor(readPlace(ports.placeFile), screens, windows.length);
    const window = new ports.electron.BrowserWindow({
      ...bounds,
      title: 'Daybook',
      show: false,
      minWidth: 760,
      minHeight: 480,
      webPreferences: webPreferences(ports.preload, ports.devTools),
    });
    windows = [window, ...windows];
    if (marked !== null) markOne(window);
    window.on('focus', () => {
      windows = [window, ...windows.filter((other) => other !== window)];
      window.flashFrame(false);
    });
    window.on('close', () =>
      rememberPlace(ports.placeFile, { ...window.getNormalBounds(), maximized: window.isMaximized() }),
    );
    window.on('closed', () => {
      windows = windows.filter((other) => other !== window);
    });
    window.once('ready-to-show', () => {
      if (maximized) window.maximize();
      window.show();
    });
    reviveWith(window, ports);
    void window.loadURL(`${PAGE_ORIGIN}${path}`);
    return window;
  };
  return {
    open,
    go(path) {
      const [window] = windows;
      if (!window) {
        open(path);
        return;
      }
      bringForward(window);
      window.webContents.send(GO, path);
    },
    current: () => windows[0] ?? null,
    owns: (contents) => windows.some((window) => !window.isDestroyed() && window.webContents === contents),
    count: () => windows.length,
    mark(description) {
      marked = description;
      for (const window of windows) if (!window.isDestroyed()) markOne(window);
    },
  };
}

/** Shows a window whatever state it is in. */
export function bringForward(window: DesktopWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** A page that dies is loaded again: what was typed is in the workstation’s buffers. */
function reviveWith(window: DesktopWindow, { clock, onPageGone, onPageGivenUp }: WindowPorts): void {
  let deaths = 0;
  let lastDeath = Number.NEGATIVE_INFINITY;
  const askAgain = async () => {
    const isWanted = await onPageGivenUp();
    if (window.isDestroyed()) return;
    deaths = 0;
    if (isWanted) window.webContents.reload();
    else window.close();
  };
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    onPageGone(reason);
    deaths = clock() - lastDeath > QUIET ? 1 : deaths + 1;
    lastDeath = clock();
    if (deaths < MOST_DEATHS) window.webContents.reload();
    else if (deaths === MOST_DEATHS) void askAgain();
  });
}
