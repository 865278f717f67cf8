import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { WAKE_GOING_DOWN, WAKE_GRANTS_ENDED, WAKE_REVOKED } from '../shared/sync/server-contract.ts';

/** How soon another process's revocation is noticed, and how often a silent line is tried. */
const RECHECK_MS = 400;
const PING_MS = 30_000;

/** The lines on which workstations hear that history has grown. What they say is never listened to. */
export interface WakeUp {
  /** Takes an upgrade request that has been let in. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer, whose: LineHolder): void;
  tell(head: number): void;
  /** Closes the lines of keys that no longer count and of those where a grant was ended, now; each is told why. */
  recheck(): void;
  readonly lines: number;
  close(): void;
}

/** Whose line it is; asked again and again. */
export interface LineHolder {
  stillCounts(): boolean;
  /** How many grants were ended there so far. */
  endedGrants(): number;
}

interface Line {
  readonly socket: WebSocket;
  readonly whose: LineHolder;
  alive: boolean;
  readonly endedGrants: number;
}

export function openWakeUp(epoch: () => string): WakeUp {
  const server = new WebSocketServer({ noServer: true, maxPayload: 1024, perMessageDeflate: false });
  const lines = new Set<Line>();
  const recheck = () => {
    for (const line of lines) {
      if (!line.whose.stillCounts()) line.socket.close(WAKE_REVOKED, 'revoked');
      else if (line.whose.endedGrants() !== line.endedGrants)
        line.socket.close(WAKE_GRANTS_ENDED, 'grants ended');
    }
  };
  const rechecking = setInterval(recheck, RECHECK_MS).unref();
  const pinging = setInterval(() => ping(lines), PING_MS).unref();
  return {
    accept(request, socket, head, whose) {
      server.handleUpgrade(request, socket, head, (opened) => {
        const line = { socket: opened, whose, alive: true, endedGrants: whose.endedGrants() };
        lines.add(line);
        opened.on('pong', () => {
          line.alive = true;
        });
        opened.on('error', () => opened.terminate());
        opened.on('close', () => lines.delete(line));
      });
    },
    tell(head) {
      const message = JSON.stringify({ head, epoch: epoch() });
      for (const { socket } of lines) if (socket.readyState === socket.OPEN) socket.send(message);
    },
    recheck,
    get lines() {
      return lines.size;
    },
    close() {
      clearInterval(rechecking);
      clearInterval(pinging);
      for (const { socket } of lines) {
        socket.close(WAKE_GOING_DOWN, 'going down');
        socket.terminate();
      }
      server.close();
    },
  };
}

function ping(lines: ReadonlySet<Line>): void {
  for (const line of lines) {
    if (!line.alive) line.socket.terminate();
    line.alive = false;
    line.socket.ping();
  }
}
