import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { refusal } from '../shared/kernel/refusal.ts';
import { BY_WORKSTATION } from './http-route.ts';
import { revokedGrants } from './offline-grants.ts';
import { Rejected } from './rejected.ts';
import { addressOf, keyCounts, requireAccess, requireOwnDoor } from './request-gate.ts';
import type { ServerContext } from './server-context.ts';

export const WAKE_PATH = '/v1/wake';

/** GET /v1/wake: a workstation's line, by its key in Authorization. It ends within a second of the key's revocation. */
export function openLine(
  context: ServerContext,
  message: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const { listen } = context;
  try {
    if (message.url !== WAKE_PATH) throw new Rejected(404, refusal('route.unknown'));
    requireOwnDoor(message, listen);
    const { authorization } = message.headers;
    const { workstation } = requireAccess(context, BY_WORKSTATION, authorization, addressOf(message, listen));
    const key = (authorization ?? '').slice('Bearer '.length);
    context.wakeUp.accept(message, socket, head, {
      stillCounts: () => keyCounts(context, key),
      endedGrants: () => revokedGrants(context.credentials.db, workstation),
    });
  } catch (error) {
    if (!(error instanceof Rejected)) context.log.write('alarm', 'wake failed', { error: String(error) });
    refuseUpgrade(socket, error instanceof Rejected ? error.status : 500);
  }
}

function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
