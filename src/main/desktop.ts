import { join } from 'node:path';
import type { FromWorkstation } from '../shared/desktop/desktop-messages.ts';
import { saidText } from '../shared/desktop/desktop-texts.ts';
import type { MenuDeed } from '../shared/desktop/menu-list.ts';
import { aboutBox, aboutPanel, SEE_LICENCES, type Versions } from './about-box.ts';
import { menuTemplate } from './application-menu.ts';
import { attentionBadge } from './attention-badge.ts';
import { crashLog, watchCrashes } from './crash-log.ts';
import { type DesktopTroubles, desktopTroubles } from './desktop-troubles.ts';
import { bringForward, type DesktopWindows, desktopWindows } from './desktop-windows.ts';
import { desktopWishes } from './desktop-wishes.ts';
import type { ElectronSurface } from './electron-surface.ts';
import { guardDownloads } from './file-downloads.ts';
import { keysSeal } from './keys-seal.ts';
import { hearLineRequests } from './line-requests.ts';
import { guardNavigation } from './navigation-guards.ts';
import { type Wanted, wantedBy } from './opened-by-system.ts';
import { announcePages, servePages } from './page-protocol.ts';
import { guardPermissions } from './permission-guards.ts';
import { followPowerAndNetwork } from './power-and-network.ts';
import { rescueInChild } from './rescue-child.ts';
import { holdInstance, type LinkPorts } from './single-instance.ts';
import { startWords } from './start-words.ts';
import { type WorkstationChild, workstationChild } from './workstation-child.ts';

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
  let running: { readonly windows: DesktopWindows; readonly child: WorkstationChild } | null = null;
  guardNavigation(app, electron.shell, (path) => void running?.windows.open(path));
  let first = wantedBy(ports.words, ports.cwd);
  const show = (wanted: Wanted | null): void => {
    if (!running) first = wanted ?? first;
    else showIn(running, wanted);
  };
  if (!holdInstance(app, { show, launcher: ports.launcher })) return false;
  await app.whenReady();
  guardSession(ports);
  const troubles = troublesOf(ports);
  const windows = desktopWindows({
    electron,
    preload: ports.program.preload,
    devTools: !app.isPackaged,
    placeFile: join(app.getPath('userData'), 'window-place.json'),
    clock,
    onPageGone: (reason) => log.note('page', reason),
    onPageGivenUp: troubles.pageGone,
  });
  const child = startChild(ports, windows, troubles, (word) => log.note('workstation', word));
  setMenu(ports, windows);
  app.on('activate', () => {
    if (windows.count() === 0) windows.open();
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
  if (first?.offer) child.offer(first.offer);
  windows.open(first?.path ?? '/');
  running = { windows, child };
  return true;
}

/** Shows what is wanted, or for null the window there is. */
function showIn(
  { windows, child }: { readonly windows: DesktopWindows; readonly child: WorkstationChild },
  wanted: Wanted | null,
): void {
  if (wanted?.offer) child.offer(wanted.offer);
  const window = windows.current();
  if (wanted) windows.go(wanted.path);
  else if (window) bringForward(window);
  else windows.open();
}

function guardSession({ electron, program }: DesktopPorts): void {
  const session = electron.session.defaultSession;
  guardPermissions(session);
  guardDownloads(session, electron.shell, electron.app.getPath('downloads'));
  servePages(electron.protocol, program.pages);
}

function folderOf({ electron, words, cwd }: DesktopPorts): string {
  return startWords(words, cwd).folder ?? join(electron.app.getPath('userData'), 'workstation');
}

function troublesOf(ports: DesktopPorts): DesktopTroubles {
  const { electron, program, clock } = ports;
  const folder = folderOf(ports);
  const rescue = (into: string) => rescueInChild(electron, program.workstation, { folder, into });
  return desktopTroubles({ electron, folder, clock, rescue });
}

function startChild(
  ports: DesktopPorts,
  windows: DesktopWindows,
  troubles: DesktopTroubles,
  note: (trace: string) => void,
): WorkstationChild {
  const { electron } = ports;
  const { app } = electron;
  const data = app.getPath('userData');
  const folder = folderOf(ports);
  const wishes = desktopWishes(ports);
  // Started from the sources, the folder is also opened by the browser and the command line, which have no seal.
  const seal = app.isPackaged
    ? keysSeal(electron.safeStorage, join(data, 'keys.seal'))
    : ({ kind: 'none' } as const);
  const badge = attentionBadge({
    app,
    Notification: electron.Notification,
    // Windows has no badges; the others have them.
    mark: ports.platform === 'win32' ? windows.mark : () => {},
    flash: () => windows.current()?.flashFrame(true),
    isFocused: () => windows.current()?.isFocused() ?? false,
    show: windows.go,
  });
  const hear = (word: FromWorkstation): void => {
    if (word.kind === 'attention') badge(word.count);
    if (word.kind === 'bug') note(word.trace);
    if (word.kind === 'refused') void troubles.refused(word.sentence);
    if (word.kind === 'ask') void wishes(word.what).then((answer) => child.answer(word.wish, answer));
  };
  const child = workstationChild({
    electron,
    program: ports.program.workstation,
    start: { kind: 'start', folder, seal: seal.kind === 'sealed' ? seal.key.toString('base64') : null },
    clock: ports.clock,
    after: ports.after,
    onWord: hear,
    onGivenUp: () => void troubles.workstationGone().then((isWanted) => isWanted && child.startAgain()),
  });
  hearLineRequests(electron.ipcMain, windows.owns, child.giveLine);
  return child;
}

function setMenu(ports: DesktopPorts, windows: DesktopWindows): void {
  const { electron, versions } = ports;
  const tell = (text: string) =>
    electron.dialog.showMessageBox({ type: 'info', message: text, buttons: [saidText('close')] });
  const licences = () => electron.shell.showItemInFolder(ports.program.licences);
  const about = async () => {
    const { response } = await electron.dialog.showMessageBox(aboutBox(versions));
    if (response === SEE_LICENCES) licences();
  };
  const deeds: Record<MenuDeed, () => void> = {
    newWindow: () => void windows.open(),
    about: () => void about(),
    licences,
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
