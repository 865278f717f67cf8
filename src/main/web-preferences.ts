import type { WebPreferences } from 'electron';

/** How every window of Daybook is locked down. `preload` is the only code of ours that meets Electron in it. */
export function webPreferences(preload: string, devTools: boolean): WebPreferences {
  return {
    preload,
    devTools,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    // Papers are shown in a frame by the browser's own reader of PDF.
    plugins: true,
  };
}
