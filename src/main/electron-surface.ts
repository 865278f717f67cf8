import type {
  AboutPanelOptionsOptions,
  App,
  BrowserWindowConstructorOptions,
  CrashReporterStartOptions,
  Display,
  ForkOptions,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  NativeImage,
  NotificationConstructorOptions,
  OpenDialogOptions,
  Protocol,
  SafeStorage,
  SaveDialogOptions,
  Session,
  Shell,
  WindowOpenHandlerResponse,
} from 'electron';

/**
 * The part of Electron that Daybook uses, and nothing else of it. The entry hands in the real one, which the compiler
 * compares with this; unit tests hand in a fake, which it compares too. So neither can drift from `electron.d.ts`.
 */
export interface ElectronSurface {
  readonly app: DesktopApp;
  readonly protocol: Pick<Protocol, 'handle' | 'registerSchemesAsPrivileged'>;
  readonly session: {
    readonly defaultSession: DesktopSession;
    fromPartition(partition: string): DesktopSession;
  };
  readonly ipcMain: {
    on(channel: string, listener: (event: LineRequest, ...words: unknown[]) => void): unknown;
  };
  readonly Menu: {
    buildFromTemplate(template: MenuItemConstructorOptions[]): object;
    setApplicationMenu(menu: object | null): void;
  };
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => DesktopWindow;
  readonly MessageChannelMain: new () => { readonly port1: DesktopPort; readonly port2: DesktopPort };
  readonly Notification: {
    new (options: NotificationConstructorOptions): DesktopNotification;
    isSupported(): boolean;
  };
  readonly utilityProcess: {
    fork(modulePath: string, words?: string[], options?: ForkOptions): DesktopChild;
  };
  readonly safeStorage: Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> & {
    getSelectedStorageBackend?(): string;
  };
  readonly powerMonitor: { on(event: 'resume', listener: () => void): unknown };
  readonly net: { isOnline(): boolean };
  readonly nativeImage: {
    createFromBitmap(
      pixels: Buffer,
      size: { width: number; height: number; scaleFactor: number },
    ): NativeImage;
  };
  readonly screen: { getAllDisplays(): readonly Pick<Display, 'workArea'>[] };
  readonly shell: Pick<Shell, 'openExternal' | 'showItemInFolder'>;
  readonly dialog: {
    showMessageBox(options: MessageBoxOptions): Promise<{ readonly response: number }>;
    showSaveDialog(options: SaveDialogOptions): Promise<{ readonly canceled: boolean; filePath: string }>;
    showOpenDialog(options: OpenDialogOptions): Promise<{ readonly canceled: boolean; filePaths: string[] }>;
  };
  readonly crashReporter: { start(options: CrashReporterStartOptions): void };
}

/** What stops an event of Electron from having its effect. */
export interface Stoppable {
  preventDefault(): void;
}

export interface DesktopApp
  extends Pick<
    App,
    | 'enableSandbox'
    | 'getVersion'
    | 'isPackaged'
    | 'quit'
    | 'requestSingleInstanceLock'
    | 'setAppUserModelId'
    | 'setAsDefaultProtocolClient'
    | 'setBadgeCount'
  > {
  getPath(name: 'userData' | 'logs' | 'downloads' | 'documents' | 'home'): string;
  setAboutPanelOptions(options: AboutPanelOptionsOptions): void;
  whenReady(): Promise<void>;
  on(event: 'second-instance', listener: (event: Stoppable, words: string[], cwd: string) => void): unknown;
  on(event: 'open-file', listener: (event: Stoppable, file: string) => void): unknown;
  on(event: 'open-url', listener: (event: Stoppable, address: string) => void): unknown;
  on(event: 'activate', listener: () => void): unknown;
  on(event: 'before-quit', listener: (event: Stoppable) => void): unknown;
  on(event: 'window-all-closed', listener: () => void): unknown;
  on(event: 'web-contents-created', listener: (event: Stoppable, contents: DesktopContents) => void): unknown;
  on(
    event: 'child-process-gone',
    listener: (
      event: Stoppable,
      details: { readonly type: string; readonly reason: string; readonly exitCode: number },
    ) => void,
  ): unknown;
  on(
    event: 'certificate-error',
    listener: (
      event: Stoppable,
      contents: DesktopContents,
      address: string,
      error: string,
      certificate: object,
      answer: (trusted: boolean) => void,
    ) => void,
  ): unknown;
}

export interface DesktopSession
  extends Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  > {
  readonly protocol: Pick<Protocol, 'handle'>;
  readonly webRequest: {
    onBeforeRequest(
      listener:
        | ((details: { readonly url: string }, answer: (response: { cancel?: boolean }) => void) => void)
        | null,
    ): void;
  };
  on(event: 'will-download', listener: (event: Stoppable, item: DesktopDownload) => void): unknown;
}

export interface DesktopDownload {
  getURL(): string;
  getFilename(): string;
  getSavePath(): string;
  setSaveDialogOptions(options: { defaultPath: string }): void;
  once(
    event: 'done',
    listener: (event: object, state: 'completed' | 'cancelled' | 'interrupted') => void,
  ): unknown;
}

export interface DesktopContents {
  readonly id: number;
  getURL(): string;
  isDestroyed(): boolean;
  setWindowOpenHandler(handler: (details: { readonly url: string }) => WindowOpenHandlerResponse): void;
  sendInputEvent(event: {
    type: 'keyDown' | 'keyUp';
    keyCode: string;
    modifiers?: ('control' | 'meta' | 'shift' | 'alt')[];
  }): void;
  send(channel: string, ...words: unknown[]): void;
  reload(): void;
  print(
    options: { silent: boolean; printBackground: boolean },
    answer: (isPrinted: boolean, reason: string) => void,
  ): void;
  once(event: '-pdf-ready-to-print' | 'render-process-gone', listener: () => void): unknown;
  on(
    event: 'will-navigate' | 'will-redirect',
    listener: (event: Stoppable & { url: string }) => void,
  ): unknown;
  on(event: 'will-frame-navigate', listener: (event: Stoppable & { url: string }) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: Stoppable) => void): unknown;
  on(
    event: 'render-process-gone',
    listener: (event: object, details: { readonly reason: string; readonly exitCode: number }) => void,
  ): unknown;
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DesktopWindow {
  readonly webContents: DesktopContents;
  loadURL(address: string): Promise<void>;
  show(): void;
  focus(): void;
  restore(): void;
  maximize(): void;
  isMinimized(): boolean;
  isMaximized(): boolean;
  isFocused(): boolean;
  isDestroyed(): boolean;
  close(): void;
  destroy(): void;
  flashFrame(on: boolean): void;
  setOverlayIcon(image: NativeImage | null, description: string): void;
  getNormalBounds(): Place;
  on(event: 'close' | 'closed' | 'focus', listener: () => void): unknown;
  once(event: 'ready-to-show', listener: () => void): unknown;
}

export interface DesktopPort {
  close(): void;
}

export interface DesktopChild {
  postMessage(message: unknown, ports?: DesktopPort[]): void;
  kill(): boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
}

export interface DesktopNotification {
  show(): void;
  on(event: 'click', listener: () => void): unknown;
}

/** A word of a page to the main process, with who said it. */
export interface LineRequest {
  readonly sender: DesktopContents;
  readonly senderFrame: {
    readonly url: string;
    readonly parent: object | null;
    postMessage(channel: string, message: unknown, ports?: DesktopPort[]): void;
  } | null;
}
