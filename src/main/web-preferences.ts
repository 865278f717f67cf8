import type { WebPreferences } from 'electron';

/** How every window that works is locked down. `preload` is the only code of ours that meets Electron in it. */
export function webPreferences(preload: string, devTools: boolean): WebPreferences {
  return { ...LOCKED, preload, devTools };
}

/** How a window is locked down that prints a paper and that nobody sees: it has no code of ours at all. */
export function printPreferences(partition: string): WebPreferences {
  return { ...LOCKED, partition, devTools: false };
}

const LOCKED: WebPreferences = {
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
  // Papers are read by Chromium’s own reader of PDF.
  plugins: true,
};
