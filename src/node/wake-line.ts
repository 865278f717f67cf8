import { WebSocket } from 'ws';
import { WAKE_GRANTS_ENDED, WAKE_REVOKED, wakeMessage } from '../shared/sync/server-contract.ts';
import type { WakeLine, WakeListener } from '../shared/sync/server-transport.ts';

/** Without a ping of the server for this long the line is dead, whatever the system says. */
const SILENT_MS = 90_000;

/** Opens the WebSocket by which a server tells that history has grown. `onClosed` comes once; opening again is the caller's. */
export function openWakeLine(url: string, key: string, listener: WakeListener): WakeLine {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), {
    headers: { authorization: `Bearer ${key}` },
    handshakeTimeout: 15_000,
    maxPayload: 4096,
    perMessageDeflate: false,
  });
  let wasRefused = false;
  let silence = setTimeout(() => socket.terminate(), SILENT_MS);
  socket.on('ping', () => {
    clearTimeout(silence);
    silence = setTimeout(() => socket.terminate(), SILENT_MS);
  });
  socket.on('unexpected-response', (_request, response) => {
    wasRefused = response.statusCode === 401;
    socket.terminate();
  });
  socket.on('message', (data) => {
    const parsed = wakeMessage.safeParse(jsonOf(String(data)));
    if (parsed.success) listener.onHead(parsed.data.head);
  });
  // Every error is followed by `close`, which is what the listener hears.
  socket.on('error', () => {});
  socket.on('close', (code) => {
    clearTimeout(silence);
    if (code === WAKE_GRANTS_ENDED) listener.onGrantsEnded();
    listener.onClosed(wasRefused || code === WAKE_REVOKED);
  });
  return { close: () => socket.close() };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
