import { ipcRenderer } from 'electron';
import { PAGE_ORIGIN } from '../shared/desktop/desktop-addresses.ts';
import { GO, LINE, LINE_WANTED } from '../shared/desktop/desktop-channels.ts';

/**
 * All that passes between a page and the main process. The page gets no function and no object of Electron: it can say
 * that it wants a line, and is handed one message port to the workstation process, or a path to show.
 */
window.addEventListener('message', ({ source, origin, data }) => {
  if (source === window && origin === PAGE_ORIGIN && data === LINE_WANTED) ipcRenderer.send(LINE_WANTED);
});

ipcRenderer.on(LINE, ({ ports }) => window.postMessage(LINE, PAGE_ORIGIN, [...ports]));

ipcRenderer.on(GO, (_event, path: unknown) => {
  if (typeof path === 'string') window.postMessage({ [GO]: path }, PAGE_ORIGIN);
});
