import type { IncomingMessage } from 'node:http';
import { refusal } from '../shared/kernel/refusal.ts';
import type { Access, Caller } from './http-route.ts';
import { isOwnHost, type ListenOptions } from './listen-policy.ts';
import { readCode, wasJustUsed } from './one-time-codes.ts';
import { countAttempt, forgiveAttempts } from './rate-limits.ts';
import { Rejected } from './rejected.ts';
import type { ServerContext } from './server-context.ts';
import { endSessionsOf, type Session, sessionOf } from './sessions.ts';
import { checkWorkstationKey } from './workstation-keys.ts';

/** How long a company that moved in may ask for the reply again: by then the server is not empty, so that is all. */
const REPEAT_MS = 60 * 60_000;

const NOBODY: Caller = { workstation: '', session: null, setupCode: '' };

/** Throws unless the request names this server, comes from no stranger's web page, and came in by TLS where a proxy ends it. */
export function requireOwnDoor(message: IncomingMessage, listen: ListenOptions): void {
  const { host, origin } = message.headers;
  if (!isOwnHost(host, listen)) throw new Rejected(421, refusal('request.host-unknown'));
  if (origin !== undefined && !sameHost(origin, host))
    throw new Rejected(403, refusal('request.origin-foreign'));
  const isPlain = listen.behindProxy && lastOf(message.headers['x-forwarded-proto']) !== 'https';
  if (isPlain && !listen.allowPlainHttp) throw new Rejected(403, refusal('request.not-by-tls'));
}

/** Where a request comes from. What a client writes into X-Forwarded-For itself stands before the proxy's own word. */
export function addressOf(message: IncomingMessage, listen: ListenOptions): string {
  const forwarded = listen.behindProxy ? lastOf(message.headers['x-forwarded-for']) : undefined;
  return forwarded ?? message.socket.remoteAddress ?? '';
}

/** Who asks. Throws 401 where what was shown does not count, 403 where it does not suffice; both are logged. */
export function requireAccess(
  context: ServerContext,
  access: Access,
  authorization: string | undefined,
  address: string,
): Caller {
  if (access.kind === 'open') return NOBODY;
  const token = /^Bearer ([!-~]{1,512})$/.exec(authorization ?? '')?.[1];
  if (token === undefined) throw new Rejected(401, refusal('request.no-token'));
  switch (access.kind) {
    case 'workstation':
      return { ...NOBODY, workstation: requireKey(context, token, address) };
    case 'session':
      return { ...NOBODY, session: requireSession(context, token, access.permission, address) };
    case 'setup-code':
      return { ...NOBODY, setupCode: requireSetupCode(context, token, address) };
  }
}

/** True while a key is neither revoked nor that of a workstation history calls retired. */
export function keyCounts({ credentials, clock, company, database }: ServerContext, key: string): boolean {
  const check = checkWorkstationKey(credentials, key, clock.now());
  return check.kind === 'known' && !company.isRetired(database.replica().db, check.workstation);
}

function requireKey(context: ServerContext, key: string, address: string): string {
  const check = checkWorkstationKey(context.credentials, key, context.clock.now());
  if (check.kind === 'known' && keyCounts(context, key)) return check.workstation;
  const workstation = check.kind === 'unknown' ? null : check.workstation;
  const why = check.kind === 'unknown' ? 'unknown' : 'revoked';
  context.log.write('security', 'key refused', { why, workstation, address });
  throw new Rejected(401, refusal(`workstation.key-${why}`));
}

function requireSession(
  context: ServerContext,
  token: string,
  permission: string | null,
  address: string,
): Session {
  const { credentials, clock, core, database, log } = context;
  const session = sessionOf(credentials.db, token, clock.now());
  if (!session) {
    log.write('security', 'session refused', { address });
    throw new Rejected(401, refusal('session.ended'));
  }
  const permissions = core.people.permissionsOf(database.replica().db, session.personId);
  if (!permissions) {
    endSessionsOf(credentials.db, session.personId, clock.now());
    log.write('security', 'sessions ended of a person who is not active', { person: session.personId });
    throw new Rejected(401, refusal('session.ended'));
  }
  if (permission !== null && !permissions.has(permission)) {
    log.write('security', 'permission missing', { person: session.personId, permission, address });
    throw new Rejected(403, refusal('people.no-permission', { permission, command: '' }));
  }
  return session;
}

function requireSetupCode(context: ServerContext, code: string, address: string): string {
  const { credentials, clock, log } = context;
  requireCodeAttempt(context, address);
  const now = clock.now();
  const counts =
    readCode(credentials.db, 'owner-setup', code, now) !== null ||
    wasJustUsed(credentials.db, 'owner-setup', code, now, REPEAT_MS);
  if (!counts) {
    log.write('security', 'setup code refused', { address });
    throw new Rejected(401, refusal('code.not-valid'));
  }
  forgiveCodeAttempts(context, address);
  return code;
}

/** Counts a try of a one-time code. Throws 429 if it is one too many. */
export function requireCodeAttempt(context: ServerContext, address: string): void {
  const { db } = context.credentials;
  const now = context.clock.now();
  const limited =
    countAttempt(db, 'code by address', address, now) ?? countAttempt(db, 'code by anyone', 'all', now);
  if (!limited) return;
  context.log.write('security', 'too many codes tried', { address });
  throw new Rejected(429, limited);
}

/** Takes back the tries of an address that has shown a code that counts. */
export function forgiveCodeAttempts(context: ServerContext, address: string): void {
  forgiveAttempts(context.credentials.db, 'code by address', address);
}

function sameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

function lastOf(header: string | string[] | undefined): string | undefined {
  const text = Array.isArray(header) ? header.at(-1) : header;
  return text?.split(',').at(-1)?.trim() || undefined;
}
