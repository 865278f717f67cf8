import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { MessagePort } from 'node:worker_threads';
import { ORPCError, ValidationError } from '@orpc/server';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as SocketHandler } from '@orpc/server/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Chance } from '../node/clock-and-chance.ts';
import { systemChance } from '../node/clock-and-chance.ts';
import { refusal } from '../shared/kernel/refusal.ts';
import { gatedSocket } from './rpc-gate.ts';
import { workstationRouter } from './rpc-router.ts';
import type { Workstation } from './workstation.ts';

export const RPC_PATH = '/rpc';
/** The subprotocol a client names, followed by `token.` and a token. */
export const RPC_PROTOCOL = 'daybook.1';
const TOKEN = /^token\.([\w-]{43})$/;
/** Longest message, in bytes. */
const MAX_MESSAGE = 4 * 1024 * 1024;

export interface RpcHost {
  readonly port: number;
  /** A new token that opens one connection. */
  issueToken(): string;
  close(): Promise<void>;
}

export interface RpcHostOptions {
  readonly workstation: Workstation;
  /** Default: any free one. */
  readonly port?: number;
  readonly chance?: Chance;
  /** Told of what handlers threw: bugs. */
  readonly alarm?: (bug: unknown) => void;
}

/**
 * Serves the four procedures on loopback to whoever shows a one-time token. Web pages of other origins, and names that
 * merely resolve to this machine (DNS rebinding), are turned away.
 */
export async function startRpcHost(options: RpcHostOptions): Promise<RpcHost> {
  const chance = options.chance ?? systemChance;
  const tokens = new Set<string>();
  const handler = new SocketHandler(workstationRouter(options.workstation), interceptors(options.alarm));
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE,
    handleProtocols: () => RPC_PROTOCOL,
  });
  const server = createServer((_request, response) => {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not here.\n');
  });
  server.on('upgrade', (request, socket, head) => {
    const problem = problemOf(request, portOf(server), tokens);
    if (problem !== null) {
      turnAway(socket, problem);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (open) => {
      open.on('error', () => open.terminate());
      void handler.upgrade(gatedSocket(open) as WebSocket);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    port: portOf(server),
    issueToken() {
      const token = Buffer.from(chance.bytes(32)).toString('base64url');
      tokens.add(hashOf(token));
      return token;
    },
    async close() {
      for (const open of sockets.clients) open.terminate();
      sockets.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Serves the same procedures to the other end of a message port: what Electron's renderer holds. */
export function serveMessagePort(
  workstation: Workstation,
  port: MessagePort,
  alarm?: (bug: unknown) => void,
): void {
  new PortHandler(workstationRouter(workstation), interceptors(alarm)).upgrade(port);
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
        throw error;
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

/** The HTTP status line a request is turned away with, or null. A token that counts is used up. */
function problemOf(request: IncomingMessage, port: number, tokens: Set<string>): string | null {
  const { host, origin } = request.headers;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!host || !hosts.includes(host)) return '403 Forbidden';
  if (origin !== undefined && !hosts.some((own) => origin === `http://${own}`)) return '403 Forbidden';
  if (request.url !== RPC_PATH) return '404 Not Found';
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  if (!offered.includes(RPC_PROTOCOL)) return '400 Bad Request';
  const token = offered.map((name) => TOKEN.exec(name)?.[1]).find((found) => found !== undefined);
  return token !== undefined && tokens.delete(hashOf(token)) ? null : '401 Unauthorized';
}

/** Tokens are compared by their hash: how long that takes tells nothing of the token. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}

function turnAway(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
