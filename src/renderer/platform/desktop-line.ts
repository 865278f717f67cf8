import { isPageAddress } from '../../shared/desktop/desktop-addresses.ts';
import { GO, LINE, LINE_WANTED } from '../../shared/desktop/desktop-channels.ts';

/** Whether this window is one of the desktop program: then its line is a message port and not a socket. */
export function isDesktop(): boolean {
  return isPageAddress(location.origin);
}

/** What both ends of a message port and the RPC library need of one. */
export interface HeldPort {
  postMessage(message: unknown): void;
  on(event: string, listener: (event?: { data: unknown }) => void): void;
}

/**
 * Asks for a line to the workstation process and calls back with it. `onLost`, once: the process at its other end is
 * gone, and calls that wait will not be answered.
 */
export function askForLine(onLine: (port: HeldPort) => void, onLost: () => void): void {
  let held: { readonly port: HeldPort; lose(): void } | null = null;
  const hear = ({ source, origin, data, ports }: MessageEvent) => {
    if (source !== window || origin !== location.origin || data !== LINE) return;
    const [port] = ports;
    if (!held && port) {
      held = holdPort(port, () => {
        removeEventListener('message', hear);
        onLost();
      });
      onLine(held.port);
    } else if (held && !port) held.lose();
  };
  addEventListener('message', hear);
  postMessage(LINE_WANTED, location.origin);
}

/** Calls back with every path that a link, a menu or a notification wants shown. */
export function followPaths(go: (path: string) => void): void {
  if (!isDesktop()) return;
  addEventListener('message', ({ source, origin, data }: MessageEvent) => {
    if (source !== window || origin !== location.origin) return;
    const path: unknown = typeof data === 'object' && data !== null ? data[GO] : undefined;
    if (typeof path === 'string' && path.startsWith('/')) go(path);
  });
}

/** A port that can be lost from this side too, when the main process says so before the system does. */
function holdPort(port: MessagePort, onLost: () => void): { readonly port: HeldPort; lose(): void } {
  const closing: (() => void)[] = [onLost];
  const lose = () => {
    for (const listener of closing.splice(0)) listener();
    port.close();
  };
  port.addEventListener('close', lose);
  return {
    lose,
    port: {
      postMessage: (message) => port.postMessage(message),
      on(event, listener) {
        if (event === 'close') closing.unshift(listener);
        else {
          port.addEventListener('message', ({ data }) => listener({ data }));
          port.start();
        }
      },
    },
  };
}
