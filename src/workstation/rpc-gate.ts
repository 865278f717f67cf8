import type { WebSocket } from 'ws';

/** Close codes of RFC 6455: not what was agreed to be sent; against the rules of this end. */
const UNREADABLE = 1007;
const NOT_A_CALL = 1008;

type Listener = (event: { readonly data: unknown }) => void;

/** What the RPC library needs of a socket. */
export interface SocketLike {
  send(data: string | Uint8Array): void;
  addEventListener(type: 'message' | 'close', listener: Listener): void;
}

/**
 * A socket that lets through only text that is JSON in the shape of a call. Anything else closes the line: there is
 * nobody to answer to where a message does not say which call it is.
 */
export function gatedSocket(socket: WebSocket): SocketLike {
  return {
    send(data) {
      if (socket.readyState === socket.OPEN) socket.send(data);
    },
    addEventListener(type, listener) {
      if (type === 'close') socket.addEventListener('close', () => listener({ data: null }));
      else {
        socket.on('message', (data, isBinary) => {
          const text = isBinary ? null : data.toString();
          const problem = text === null ? UNREADABLE : problemOf(text);
          if (problem === null) listener({ data: text });
          else socket.close(problem);
        });
      }
    },
  };
}

function problemOf(text: string): number | null {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return UNREADABLE;
  }
  return isCall(message) ? null : NOT_A_CALL;
}

/** A request `{i, p: {u, …}}`, an event `{i, t: 3, p}` or an abort `{i, t: 4}` of the RPC library's peer protocol. */
function isCall(message: unknown): boolean {
  if (!isPlainObject(message)) return false;
  const { i, t, p } = message;
  if (typeof i !== 'string' && typeof i !== 'number') return false;
  if (t === 4) return true;
  if (t === 3) return isPlainObject(p);
  if (t !== undefined && t !== 1) return false;
  return (
    isPlainObject(p) && typeof p.u === 'string' && p.u.startsWith('/') && isHeaders(p.h) && isMethod(p.m)
  );
}

function isHeaders(headers: unknown): boolean {
  if (headers === undefined) return true;
  return isPlainObject(headers) && Object.values(headers).every((value) => typeof value === 'string');
}

function isMethod(method: unknown): boolean {
  return method === undefined || typeof method === 'string';
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
