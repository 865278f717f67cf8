import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { ORPCError, ValidationError } from '@orpc/server';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as SocketHandler } from '@orpc/server/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Chance } from '../node/clock-and-chance.ts';
import { systemChance } from '../node/clock-and-chance.ts';
import { refusal } from '../shared/kernel/refusal.ts';
import { type BrowserSession, browserSession } from './browser-session.ts';
import type { DesktopDoor } from './desktop-door.ts';
import { answerPlainly, servePages } from './page-files.ts';
import { gatedSocket } from './rpc-gate.ts';
import { workstationRouter } from './rpc-router.ts';
import { storageRefusal } from './storage-refusal.ts';
import type { WorkstationSeat } from './workstation-seat.ts';

export const RPC_PATH = '/rpc';
/** The subprotocol a client names, followed by `token.` and a token. */
export const RPC_PROTOCOL = 'daybook.1';
const TOKEN = /^token\.([\w-]{43})$/;
/** Longest message, in bytes. */
const MAX_MESSAGE = 4 * 1024 * 1024;

export interface RpcHost {
  readonly port: number;
  /** A new token that opens one connection, or, as `/?token=…`, the screens in one browser. */
  issueToken(): string;
  close(): Promise<void>;
}

export interface RpcHostOptions {
  readonly seat: WorkstationSeat;
  /** Default: any free one. */
  readonly port?: number;
  readonly chance?: Chance;
  /** Folder of the built screens. Default: none are served. */
  readonly pages?: string;
  /** Told of what handlers threw: bugs. */
  readonly alarm?: (bug: unknown) => void;
}

/**
 * Serves the screens and the four procedures on loopback to whoever shows a one-time token, and afterwards to that
 * browser by its cookie. Web pages of other origins, and names that merely resolve to this machine (DNS rebinding), are
 * turned away.
 */
export async function startRpcHost(options: RpcHostOptions): Promise<RpcHost> {
  const chance = options.chance ?? systemChance;
  const session = browserSession(chance);
  const pages = options.pages === undefined ? null : servePages(options.pages, chance);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE,
    handleProtocols: () => RPC_PROTOCOL,
  });
  const server = createServer((request, response) => {
    if (pages === null) answerPlainly(response, 404, 'Not here.');
    else if (mayRead(request, response, portOf(server), session)) pages(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    const problem = problemOf(request, portOf(server), session);
    if (problem !== null) {
      turnAway(socket, problem);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (open) => {
      open.on('error', () => open.terminate());
      const handler = new SocketHandler(workstationRouter(options.seat), interceptors(options.alarm));
      void handler.upgrade(gatedSocket(open) as WebSocket);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    port: portOf(server),
    issueToken: session.issueToken,
    async close() {
      for (const open of sockets.clients) open.terminate();
      sockets.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A message port of Node or of Electron. */
export type ServedPort = Parameters<PortHandler<object>['upgrade']>[0] & { start(): void };

/** Serves the same procedures to the other end of a message port: what Electron's renderer holds. */
export function serveMessagePort(
  seat: WorkstationSeat,
  port: ServedPort,
  alarm?: (bug: unknown) => void,
  door: DesktopDoor | null = null,
): void {
  new PortHandler(workstationRouter(seat, door), interceptors(alarm)).upgrade(port);
  port.start();
}

/**
 * What a malformed call gets back is a refusal too; what a handler throws is told to the alarm and to nobody else, so
 * that no stack or path leaves this process.
 */
function interceptors(alarm: ((bug: unknown) => void) | undefined) {
  const answered = async <T>({ next }: { next: () => Promise<T> }): Promise<T> => {
    try {
      return await next();
    } catch (error) {
      if (!(error instanceof ORPCError)) {
        alarm?.(error);
        const told = storageRefusal(error);
        if (!told) throw error;
        throw new ORPCError('SERVICE_UNAVAILABLE', { message: told.code, data: { refusal: told } });
      }
      if (!(error.cause instanceof ValidationError)) throw error;
      const issue = error.cause.issues[0];
      const path = (issue?.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
      const why = refusal('input.invalid', { path: path.join('.'), message: issue?.message ?? '' });
      throw new ORPCError('BAD_REQUEST', { message: why.code, data: { refusal: why } });
    }
  };
  return { clientInterceptors: [answered] };
}

/** Answers whoever may not read the screens, and the first visit, which trades its token for the cookie. */
function mayRead(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  session: BrowserSession,
): boolean {
  if (!isFromHere(request, port)) {
    answerPlainly(response, 403, 'This address is not Daybook’s.');
    return false;
  }
  if (request.method !== 'GET') {
    answerPlainly(response, 405, 'Only GET.');
    return false;
  }
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://loopback');
  const token = searchParams.get('token');
  if (token !== null && session.spendToken(token)) {
    response.writeHead(303, { location: pathname, 'set-cookie': session.cookie(port) }).end();
    return false;
  }
  if (session.hasCookie(request, port)) return true;
  answerPlainly(response, 403, 'This window is not known here. Open Daybook the way you started it.');
  return false;
}

/** The HTTP status line a request is turned away with, or null. A token that counts is used up. */
function problemOf(request: IncomingMessage, port: number, session: BrowserSession): string | null {
  if (!isFromHere(request, port)) return '403 Forbidden';
  if (request.url !== RPC_PATH) return '404 Not Found';
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  if (!offered.includes(RPC_PROTOCOL)) return '400 Bad Request';
  // A browser always says its origin: only one of our own pages may use the cookie.
  if (request.headers.origin !== undefined && session.hasCookie(request, port)) return null;
  const token = offered.map((name) => TOKEN.exec(name)?.[1]).find((found) => found !== undefined);
  return token !== undefined && session.spendToken(token) ? null : '401 Unauthorized';
}

function isFromHere({ headers }: IncomingMessage, port: number): boolean {
  const { host, origin } = headers;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!host || !hosts.includes(host)) return false;
  return origin === undefined || hosts.some((own) => origin === `http://${own}`);
}

function turnAway(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
