import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  NativeImage,
} from 'electron';
import type {
  DesktopContents,
  DesktopSession,
  DesktopWindow,
  ElectronSurface,
  LineRequest,
  Place,
} from '../../src/main/electron-surface.ts';

/**
 * Electron as far as Daybook uses it, in memory. It is held to `ElectronSurface`, which the compiler holds to
 * `electron.d.ts`: what is called here with other words than Electron takes does not compile.
 */
export interface ElectronFake {
  readonly surface: ElectronSurface;
  /** Events of `app`, `session`, `powerMonitor` and `ipcMain`, to be emitted by a test. */
  readonly app: EventEmitter;
  readonly session: EventEmitter;
  readonly power: EventEmitter;
  readonly ipc: EventEmitter;
  readonly windows: FakeWindow[];
  readonly children: FakeChild[];
  readonly notifications: FakeNotification[];
  readonly channels: { port1: FakePort; port2: FakePort }[];
  readonly asked: MessageBoxOptions[];
  /** Sessions beside the one of the windows, by their partition. */
  readonly sessions: Map<string, FakeSession>;
  /** What was called, in order: `app.quit`, `shell.openExternal https://…`. */
  readonly calls: string[];
  readonly state: FakeState;
}

export interface FakeState {
  isFirst: boolean;
  online: boolean;
  secretStore: 'good' | 'basic_text' | 'none' | 'locked';
  screens: { workArea: Place }[];
  /** What the dialogs for files answer, first come; called off where there is none. */
  chosen: string[];
  /** What becomes of a paper that is printed: '' for well, else the reason. */
  printing: string;
  /** Answers of `showMessageBox`, first come; 0 where there is none. */
  answers: number[];
  badge: number;
  menu: MenuItemConstructorOptions[];
  handlers: {
    request?: NonNullable<
      Parameters<ElectronSurface['session']['defaultSession']['setPermissionRequestHandler']>[0]
    >;
    check?: NonNullable<
      Parameters<ElectronSurface['session']['defaultSession']['setPermissionCheckHandler']>[0]
    >;
    device?: NonNullable<
      Parameters<ElectronSurface['session']['defaultSession']['setDevicePermissionHandler']>[0]
    >;
    beforeRequest?: NonNullable<
      Parameters<ElectronSurface['session']['defaultSession']['webRequest']['onBeforeRequest']>[0]
    >;
    page?: Parameters<ElectronSurface['protocol']['handle']>[1];
  };
  paths: Record<'userData' | 'logs' | 'downloads' | 'documents' | 'home', string>;
  packaged: boolean;
}

export function electronFake(folder: string): ElectronFake {
  const calls: string[] = [];
  const app = new EventEmitter();
  const session = new EventEmitter();
  const power = new EventEmitter();
  const ipc = new EventEmitter();
  const windows: FakeWindow[] = [];
  const children: FakeChild[] = [];
  const notifications: FakeNotification[] = [];
  const channels: { port1: FakePort; port2: FakePort }[] = [];
  const asked: MessageBoxOptions[] = [];
  const sessions = new Map<string, FakeSession>();
  const state: FakeState = {
    isFirst: true,
    online: true,
    secretStore: 'good',
    screens: [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
    answers: [],
    chosen: [],
    printing: '',
    badge: 0,
    menu: [],
    handlers: {},
    paths: {
      userData: folder,
      logs: folder,
      downloads: `${folder}/Downloads`,
      documents: `${folder}/Documents`,
      home: folder,
    },
    packaged: true,
  };
  const call = (name: string) => void calls.push(name);
  const surface: ElectronSurface = {
    app: Object.assign(app, {
      isPackaged: state.packaged,
      enableSandbox: () => call('app.enableSandbox'),
      getVersion: () => '1.2.0',
      quit: () => call('app.quit'),
      requestSingleInstanceLock: () => state.isFirst,
      setAppUserModelId: (id: string) => call(`app.setAppUserModelId ${id}`),
      setAsDefaultProtocolClient(scheme: string, ...words: unknown[]) {
        call(['app.setAsDefaultProtocolClient', scheme, ...words.flat()].join(' '));
        return true;
      },
      setBadgeCount(count = 0) {
        state.badge = count;
        return true;
      },
      getPath: (name: keyof FakeState['paths']) => state.paths[name],
      setAboutPanelOptions: () => call('app.setAboutPanelOptions'),
      whenReady: async () => call('app.whenReady'),
    }),
    protocol: {
      registerSchemesAsPrivileged: (schemes) =>
        call(`protocol.registerSchemesAsPrivileged ${schemes.map(({ scheme }) => scheme).join(' ')}`),
      handle(scheme, handler) {
        call(`protocol.handle ${scheme}`);
        state.handlers.page = handler;
      },
    },
    session: {
      defaultSession: Object.assign(session, {
        setPermissionRequestHandler(handler: FakeState['handlers']['request'] | null) {
          if (handler) state.handlers.request = handler;
        },
        setPermissionCheckHandler(handler: FakeState['handlers']['check'] | null) {
          if (handler) state.handlers.check = handler;
        },
        setDevicePermissionHandler(handler: FakeState['handlers']['device'] | null) {
          if (handler) state.handlers.device = handler;
        },
        webRequest: {
          onBeforeRequest(handler: FakeState['handlers']['beforeRequest'] | null) {
            if (handler) state.handlers.beforeRequest = handler;
          },
        },
        protocol: { handle: () => call('session.protocol.handle') },
      }),
      fromPartition(partition) {
        const known = sessions.get(partition) ?? new FakeSession();
        sessions.set(partition, known);
        return known;
      },
    },
    ipcMain: ipc,
    Menu: {
      buildFromTemplate: (template) => template,
      setApplicationMenu(menu) {
        state.menu = menu as MenuItemConstructorOptions[];
      },
    },
    BrowserWindow: class extends FakeWindow {
      constructor(options: BrowserWindowConstructorOptions) {
        super(
          options,
          windows.length + 1,
          () => state.printing,
          () => sessions.get(options.webPreferences?.partition ?? '')?.handlers.page,
        );
        windows.push(this);
        app.emit('web-contents-created', stoppable(), this.webContents);
      }
    },
    MessageChannelMain: class {
      readonly port1 = new FakePort();
      readonly port2 = new FakePort();
      constructor() {
        channels.push(this);
      }
    },
    Notification: class extends FakeNotification {
      constructor(options: { title?: string; body?: string }) {
        super(options);
        notifications.push(this);
      }
      static isSupported() {
        return true;
      }
    },
    utilityProcess: {
      fork(program) {
        const child = new FakeChild(program);
        children.push(child);
        return child;
      },
    },
    safeStorage: {
      isEncryptionAvailable: () => state.secretStore !== 'none',
      getSelectedStorageBackend: () =>
        state.secretStore === 'basic_text' ? 'basic_text' : 'gnome_libsecret',
      encryptString: (text) => Buffer.from(`wrapped:${text}`),
      decryptString(wrapped) {
        const text = wrapped.toString();
        if (state.secretStore === 'locked' || !text.startsWith('wrapped:')) throw new Error('cannot decrypt');
        return text.slice('wrapped:'.length);
      },
    },
    powerMonitor: power,
    net: { isOnline: () => state.online },
    nativeImage: { createFromBitmap: (pixels) => ({ toBitmap: () => pixels }) as NativeImage },
    screen: { getAllDisplays: () => state.screens },
    shell: {
      openExternal: async (address) => call(`shell.openExternal ${address}`),
      showItemInFolder: (file) => call(`shell.showItemInFolder ${file}`),
    },
    dialog: {
      async showMessageBox(options) {
        asked.push(options);
        return { response: state.answers.shift() ?? 0 };
      },
      async showSaveDialog({ defaultPath = '' }) {
        call(`dialog.showSaveDialog ${defaultPath}`);
        const filePath = state.chosen.shift();
        return { canceled: filePath === undefined, filePath: filePath ?? '' };
      },
      async showOpenDialog({ properties = [] }) {
        call(`dialog.showOpenDialog ${properties.join(' ')}`);
        const file = state.chosen.shift();
        return { canceled: file === undefined, filePaths: file === undefined ? [] : [file] };
      },
    },
    crashReporter: { start: ({ uploadToServer }) => call(`crashReporter.start upload=${uploadToServer}`) },
  };
  // Asked anew each time: a test may change it.
  Object.defineProperty(surface.app, 'isPackaged', { get: () => state.packaged });
  return {
    surface,
    app,
    session,
    power,
    ipc,
    windows,
    children,
    notifications,
    channels,
    asked,
    sessions,
    calls,
    state,
  };
}

/** An event of Electron that says whether it was stopped. */
export function stoppable(url = ''): { url: string; stopped: boolean; preventDefault(): void } {
  return {
    url,
    stopped: false,
    preventDefault() {
      this.stopped = true;
    },
  };
}

/** A session of its own, as a window that prints has one. */
export class FakeSession extends EventEmitter implements DesktopSession {
  readonly handlers: FakeState['handlers'] = {};
  readonly protocol: DesktopSession['protocol'] = {
    handle: (_scheme, handler) => {
      this.handlers.page = handler;
    },
  };
  readonly webRequest: DesktopSession['webRequest'] = {
    onBeforeRequest: (handler) => {
      if (handler) this.handlers.beforeRequest = handler;
    },
  };
  setPermissionRequestHandler(handler: FakeState['handlers']['request'] | null) {
    if (handler) this.handlers.request = handler;
  }
  setPermissionCheckHandler(handler: FakeState['handlers']['check'] | null) {
    if (handler) this.handlers.check = handler;
  }
  setDevicePermissionHandler(handler: FakeState['handlers']['device'] | null) {
    if (handler) this.handlers.device = handler;
  }
}

export class FakeContents extends EventEmitter implements DesktopContents {
  readonly id: number;
  /** Papers printed, by how they were asked for. */
  readonly prints: { silent: boolean; printBackground: boolean }[] = [];
  #printing: () => string;
  url = '';
  destroyed = false;
  /** Key presses, `control+p` down and up as one. */
  readonly typed: string[] = [];
  readonly sent: unknown[][] = [];
  reloads = 0;
  openHandler: ((details: { readonly url: string }) => object) | null = null;
  constructor(id: number, printing: () => string = () => '') {
    super();
    this.id = id;
    this.#printing = printing;
  }
  print(...[options, answer]: Parameters<DesktopContents['print']>) {
    this.prints.push(options);
    answer(this.#printing() === '', this.#printing());
  }
  getURL() {
    return this.url;
  }
  isDestroyed() {
    return this.destroyed;
  }
  setWindowOpenHandler(handler: Parameters<DesktopContents['setWindowOpenHandler']>[0]) {
    this.openHandler = handler;
  }
  sendInputEvent({ type, keyCode, modifiers = [] }: Parameters<DesktopContents['sendInputEvent']>[0]) {
    if (type === 'keyDown') this.typed.push([...modifiers, keyCode].join('+'));
  }
  send(...words: unknown[]) {
    this.sent.push(words);
  }
  reload() {
    this.reloads++;
  }
}

export class FakeWindow extends EventEmitter implements DesktopWindow {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents: FakeContents;
  readonly done: string[] = [];
  minimized = false;
  focused = false;
  bounds: Place;
  shown: Response | null = null;
  /** What the mark in the taskbar says. */
  overlay: string | null = null;
  readonly #page: (() => FakeState['handlers']['page']) | undefined;
  constructor(
    options: BrowserWindowConstructorOptions,
    id: number,
    printing: () => string = () => '',
    page?: () => FakeState['handlers']['page'],
  ) {
    super();
    this.options = options;
    this.webContents = new FakeContents(id, printing);
    this.#page = page;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
  }
  /** What its session answered, where that is one of its own. A paper is read at once. */
  async loadURL(address: string) {
    this.webContents.url = address;
    this.shown = (await this.#page?.()?.(new Request(address))) ?? null;
    if (address.endsWith('.pdf')) this.webContents.emit('-pdf-ready-to-print');
  }
  show() {
    this.done.push('show');
  }
  focus() {
    this.done.push('focus');
    this.focused = true;
    this.emit('focus');
  }
  restore() {
    this.minimized = false;
  }
  maximize() {
    this.done.push('maximize');
  }
  isMinimized() {
    return this.minimized;
  }
  isMaximized() {
    return this.done.includes('maximize');
  }
  isFocused() {
    return this.focused;
  }
  isDestroyed() {
    return this.webContents.destroyed;
  }
  destroy() {
    this.webContents.destroyed = true;
    this.emit('closed');
  }
  flashFrame(on: boolean) {
    if (on) this.done.push('flash');
  }
  setOverlayIcon(image: NativeImage | null, description: string) {
    this.overlay = image === null ? null : description;
  }
  getNormalBounds() {
    return this.bounds;
  }
  /** As the person does it. */
  close() {
    this.emit('close');
    this.webContents.destroyed = true;
    this.emit('closed');
  }
}

export class FakeChild extends EventEmitter {
  readonly program: string;
  readonly heard: { readonly kind?: string }[] = [];
  readonly lines: unknown[] = [];
  killed = false;
  constructor(program: string) {
    super();
    this.program = program;
  }
  postMessage(message: { readonly kind?: string }, ports: readonly unknown[] = []) {
    this.heard.push(message);
    this.lines.push(...ports);
  }
  kill() {
    this.killed = true;
    this.emit('exit', 1);
    return true;
  }
}

export class FakePort {
  closed = false;
  close() {
    this.closed = true;
  }
}

export class FakeNotification extends EventEmitter {
  readonly title: string;
  readonly body: string;
  shown = false;
  constructor({ title = '', body = '' }: { title?: string; body?: string }) {
    super();
    this.title = title;
    this.body = body;
  }
  show() {
    this.shown = true;
  }
}

/** A frame that asks for a line: by default the top frame of a page of ours. */
export function fakeFrame(url = 'app://daybook/orders', parent: object | null = null) {
  const posted: { channel: string; ports: readonly unknown[] }[] = [];
  const frame: NonNullable<LineRequest['senderFrame']> = {
    url,
    parent,
    postMessage(channel, _message, ports = []) {
      posted.push({ channel, ports });
    },
  };
  return { frame, posted };
}
