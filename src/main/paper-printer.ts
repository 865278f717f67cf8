import { readFile } from 'node:fs/promises';
import { PAGE_SCHEME, PAPER_ADDRESS, PDF_READER } from '../shared/desktop/desktop-addresses.ts';
import type { PrintOutcome } from '../shared/sync/desktop-contract.ts';
import type { DesktopSession, DesktopWindow, ElectronSurface } from './electron-surface.ts';
import { printPreferences } from './web-preferences.ts';

/** A session of its own, in memory: nothing of a window that works, nothing kept. */
const PARTITION = 'papers';
/** What the reader of PDF loads besides. All of it comes with Electron. */
const READER_PARTS = /^(chrome:\/\/(resources|theme)\/|blob:|data:)/;
/** How long a paper may take to be ready, and how long to wait where Electron does not say that it is, in ms. */
const READY_LIMIT = 15_000;

export interface PrinterPorts {
  readonly electron: Pick<ElectronSurface, 'BrowserWindow' | 'session'>;
  readonly after: (ms: number, work: () => void) => void;
}

/**
 * Prints a PDF of ours by the system’s dialog, from a window nobody sees: sandboxed, without preload, without network, in
 * a session that knows one address. No script of a document runs in it: it shows nothing but `application/pdf`, and what
 * shows that is Chromium’s own reader. One at a time; a second waits for the first.
 */
export function paperPrinter({ electron, after }: PrinterPorts): {
  print(file: string, name: string): Promise<PrintOutcome>;
} {
  let last: Promise<unknown> = Promise.resolve();
  let shown: Buffer | null = null;
  let isGuarded = false;
  const printOne = async (file: string, name: string): Promise<PrintOutcome> => {
    shown = await readFile(file).catch(() => null);
    if (shown?.subarray(0, 5).toString('latin1') !== '%PDF-') return 'failed';
    if (!isGuarded) guardPapers(electron.session.fromPartition(PARTITION), () => shown);
    isGuarded = true;
    const window = new electron.BrowserWindow({
      title: name,
      show: false,
      webPreferences: printPreferences(PARTITION),
    });
    try {
      return (await isReady(window, after)) ? await printed(window) : 'failed';
    } finally {
      shown = null;
      if (!window.isDestroyed()) window.destroy();
    }
  };
  return {
    print(file, name) {
      const mine = last.then(() => printOne(file, name));
      last = mine.catch(() => {});
      return mine;
    },
  };
}

function guardPapers(session: DesktopSession, paper: () => Buffer | null): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: url !== PAPER_ADDRESS && !url.startsWith(PDF_READER) && !READER_PARTS.test(url) }),
  );
  session.on('will-download', (event) => event.preventDefault());
  session.protocol.handle(PAGE_SCHEME, ({ url }) => {
    const bytes = url === PAPER_ADDRESS ? paper() : null;
    if (!bytes) return new Response('Not here.\n', { status: 404 });
    const headers = {
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    };
    return new Response(new Uint8Array(bytes), { headers });
  });
}

/** Electron says by an event of its own when the reader has the whole document; without it some time has to do. */
function isReady(window: DesktopWindow, after: PrinterPorts['after']): Promise<boolean> {
  return new Promise((resolve) => {
    window.webContents.once('-pdf-ready-to-print', () => resolve(true));
    window.webContents.once('render-process-gone', () => resolve(false));
    after(READY_LIMIT, () => resolve(!window.isDestroyed()));
    window.loadURL(PAPER_ADDRESS).catch(() => resolve(false));
  });
}

function printed(window: DesktopWindow): Promise<PrintOutcome> {
  return new Promise((resolve) => {
    window.webContents.print({ silent: false, printBackground: true }, (isPrinted, reason) => {
      if (isPrinted) resolve('printed');
      else resolve(/cancel/i.test(reason) ? 'called-off' : 'failed');
    });
  });
}
