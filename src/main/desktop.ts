import { join } from 'node:path';
import type { FromWorkstation } from '../shared/desktop/desktop-messages.ts';
import { saidText } from '../shared/desktop/desktop-texts.ts';
import type { MenuDeed } from '../shared/desktop/menu-list.ts';
import { aboutBox, aboutPanel, type Versions } from './about-box.ts';
import { menuTemplate } from './application-menu.ts';
import { attentionBadge } from './attention-badge.ts';
import { crashLog, watchCrashes } from './crash-log.ts';
import { bringForward, type DesktopWindows, desktopWindows } from './desktop-windows.ts';
import type { ElectronSurface } from './electron-surface.ts';
import { guardDownloads } from './file-downloads.ts';
import { keysSeal } from './keys-seal.ts';
import { hearLineRequests } from './line-requests.ts';
import { guardNavigation } from './navigation-guards.ts';
import { announcePages, servePages } from './page-protocol.ts';
import { guardPermissions } from './permission-guards.ts';
import { followPowerAndNetwork } from './power-and-network.ts';
import { holdInstance, type LinkPorts, pathIn } from './single-instance.ts';
import { startWords } from './start-words.ts';
import { workstationChild } from './workstation-child.ts';

/** How long a workstation process may take to end with everything written, in ms. */
const END_LIMIT = 10_000;

export interface DesktopPorts {
  readonly electron: ElectronSurface;
  /** Files of the program: folder of the built screens, preload, workstation process, licences. */
  readonly program: {
    readonly pages: string;
    readonly preload: string;
    readonly workstation: string;
    readonly licences: string;
  };
  /** The words of this start, without the program itself. */
  readonly words: readonly string[];
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
  readonly launcher: LinkPorts['launcher'];
  readonly versions: Versions;
  readonly clock: () => number;
  readonly after: (ms: number, work: () => void) => void;
  readonly every: (ms: number, work: () => void) => () => void;
  readonly onUncaught: (listener: (error: unknown) => void) => void;
  /** Looks for an update and answers what to say. */
  readonly lookForUpdate: () => Promise<string>;
}

/**
 * Starts the shell around the workstation: guards first, then windows. It holds no data and no rule. Resolves when the
 * first window is being opened, with false where another Daybook runs already.
 */
export async function startDesktop(ports: DesktopPorts): Promise<boolean> {
  const { electron, clock, platform } = ports;
  const { app } = electron;
  app.enableSandbox();
  if (platform === 'win32') app.setAppUserModelId('com.daybook.desktop');
  announcePages(electron.protocol);
  const log = crashLog(app.getPath('logs'), app.getVersion(), clock);
  watchCrashes(electron, log, ports.onUncaught);
  guardNavigation(app, electron.shell);
  let windows: DesktopWindows | null = null;
  let wanted = pathIn(ports.words);
  const show = (path: string | null): void => {
    if (!windows) wanted = path;
    else if (path !== null) windows.go(path);
    else {
      const window = windows.current();
      if (window) bringForward(window);
      else windows.open();
    }
  };
  if (!holdInstance(app, { show, launcher: ports.launcher })) return false;
  await app.whenReady();
  guardSession(ports);
  const opened = desktopWindows({
    electron,
    preload: ports.program.preload,
    devTools: !app.isPackaged,
    placeFile: join(app.getPath('userData'), 'window-place.json'),
    clock,
    onPageGone: (reason) => log.note('page', reason),
  });
  windows = opened;
  const child = startChild(ports, opened, (word) => log.note('workstation', word));
  setMenu(ports, opened);
  app.on('activate', () => {
    if (opened.count() === 0) opened.open();
  });
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit();
  });
  const stopLooking = followPowerAndNetwork(electron, ports.every, child.tryServer);
  let isEnded = false;
  app.on('before-quit', (event) => {
    if (isEnded) return;
    event.preventDefault();
    stopLooking();
    void child.end(END_LIMIT).then(() => {
      isEnded = true;
      app.quit();
    });
  });
  opened.open(wanted ?? '/');
  return true;
}

function guardSession({ electron, program }: DesktopPorts): void {
  const session = electron.session.defaultSession;
  guardPermissions(session);
  guardDownloads(session, electron.shell, electron.app.getPath('downloads'));
  servePages(electron.protocol, program.pages);
}

function startChild(ports: DesktopPorts, windows: DesktopWindows, note: (trace: string) => void) {
  const { electron } = ports;
  const { app } = electron;
  const data = app.getPath('userData');
  const folder = startWords(ports.words, ports.cwd).folder ?? join(data, 'workstation');
  // Started from the sources, the folder is also opened by the browser and the command line, which have no seal.
  const seal = app.isPackaged
    ? keysSeal(electron.safeStorage, join(data, 'keys.seal'))
    : ({ kind: 'none' } as const);
  const badge = attentionBadge({
    app,
    Notification: electron.Notification,
    isFocused: () => windows.current()?.isFocused() ?? false,
    show: windows.go,
  });
  const hear = (word: FromWorkstation): void => {
    if (word.kind === 'attention') badge(word.count);
    if (word.kind === 'bug') note(word.trace);
    if (word.kind === 'refused') void sayRefused(ports, word.sentence);
  };
  const child = workstationChild({
    electron,
    program: ports.program.workstation,
    start: { kind: 'start', folder, seal: seal.kind === 'sealed' ? seal.key.toString('base64') : null },
    clock: ports.clock,
    after: ports.after,
    onWord: hear,
    onGivenUp: () => void askAgain(ports, () => child.startAgain()),
  });
  hearLineRequests(electron.ipcMain, windows.owns, child.giveLine);
  return child;
}

async function sayRefused({ electron }: DesktopPorts, sentence: string): Promise<void> {
  await electron.dialog.showMessageBox({
    type: 'warning',
    message: saidText('workstationRefused'),
    detail: sentence,
    buttons: [saidText('quit')],
  });
  electron.app.quit();
}

async function askAgain({ electron }: DesktopPorts, startAgain: () => void): Promise<void> {
  const { response } = await electron.dialog.showMessageBox({
    type: 'warning',
    message: saidText('workstationGone'),
    detail: saidText('workstationGoneMore'),
    buttons: [saidText('again'), saidText('quit')],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) startAgain();
  else electron.app.quit();
}

function setMenu(ports: DesktopPorts, windows: DesktopWindows): void {
  const { electron, versions } = ports;
  const tell = (text: string) =>
    electron.dialog.showMessageBox({ type: 'info', message: text, buttons: [saidText('close')] });
  const deeds: Record<MenuDeed, () => void> = {
    newWindow: () => void windows.open(),
    about: () => void electron.dialog.showMessageBox(aboutBox(versions)),
    licences: () => electron.shell.showItemInFolder(ports.program.licences),
    updates: () => void ports.lookForUpdate().then(tell),
  };
  electron.app.setAboutPanelOptions(aboutPanel(versions));
  const template = menuTemplate({
    system: ports.platform === 'darwin' ? 'mac' : 'other',
    devTools: !electron.app.isPackaged,
    page: () => windows.current()?.webContents ?? null,
    go: windows.go,
    deeds,
  });
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(template));
}
