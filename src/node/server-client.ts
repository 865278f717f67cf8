import type { z } from 'zod';
import { parsedPage } from '../core/sync/page-text.ts';
import * as files from '../shared/sync/file-contract.ts';
import * as history from '../shared/sync/server-contract.ts';
import * as people from '../shared/sync/server-people-contract.ts';
import { nothing } from '../shared/sync/server-people-contract.ts';
import type { ServerAnswer, ServerTransport } from '../shared/sync/server-transport.ts';
import { askForBytes, askServer, type ServerCall, sendBytes } from './server-request.ts';
import { openWakeLine } from './wake-line.ts';

/** How long a reply may take: most at once, but snapshots are looked up and reports and companies are taken in. */
const SHORT_MS = 30_000;
const LONG_MS = 10 * 60_000;

/** The server at that address, over HTTP. Holds nothing: keys and sessions come with each call. */
export function serverClient(url: string): ServerTransport {
  const base = url.replace(/\/+$/, '');
  const at = (path: string, token: string | null, timeoutMs = SHORT_MS): ServerCall => ({
    url: `${base}/v1/${path}`,
    token,
    timeoutMs,
  });
  const post = <S extends z.ZodType>(call: ServerCall, body: unknown, reply: S) =>
    askServer(call, 'POST', body, reply);
  return {
    health: () => askServer(at('health', null), 'GET', null, history.healthReply),
    enrol: (request) => post(at('enrol', null), request, people.enrolReply),
    reEnrol: (key) => post(at('re-enrol', key), {}, people.reEnrolReply),
    signIn: (key, request) => post(at('sign-in', key), request, people.signInReply),
    signOut: (session) => post(at('sign-out', session), {}, nothing),
    refreshGrants: (key, grants) => post(at('grants/refresh', key), { grants }, people.grantsReply),
    push: (key, request) => post(at('push', key, LONG_MS), request, history.pushReply),
    pull: (key, request) =>
      askServer(at('pull', key, LONG_MS), 'POST', request, history.pullReply, parsedPage),
    bootstrap: (key, request) => post(at('bootstrap', key, LONG_MS), request, history.bootstrapReply),
    snapshotChunk: (key, snapshot, n) =>
      askForBytes(at(`snapshots/${encodeURIComponent(snapshot)}/chunks/${n}`, key, LONG_MS)),
    heal: (key, request) => post(at('heal', key, LONG_MS), request, history.healReply),
    wake: (key, listener) => openWakeLine(`${base}/v1/wake`, key, listener),
    admin(session, route, body): Promise<ServerAnswer<unknown>> {
      const call = at(`admin/${route}`, session, LONG_MS);
      const method = route === 'sessions' ? 'GET' : 'POST';
      return askServer(call, method, body, people.adminReplies[route]);
    },
    files: {
      ask: (key, request) => post(at('files', key), request, files.filesReply),
      put: (key, sha256, offset, part) =>
        sendBytes(at(`files/${sha256}/parts/${offset}`, key, LONG_MS), part, files.filePartReply),
      get: (key, sha256, offset) => askForBytes(at(`files/${sha256}/parts/${offset}`, key, LONG_MS)),
    },
    move: {
      begin: (code, request) => post(at('move/begin', code), request, people.moveBeginReply),
      chunk: (code, n, bytes) => sendBytes(at(`move/chunks/${n}`, code, LONG_MS), bytes, nothing),
      finish: (code, request) => post(at('move/finish', code, LONG_MS), request, people.moveFinishReply),
    },
  };
}
