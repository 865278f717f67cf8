import type { ServerContext } from './server-context.ts';
import type { Session } from './sessions.ts';

/** What a request must show: nothing, a workstation's key, a session of administration, or the owner's setup code. */
export type Access =
  | { readonly kind: 'open' }
  | { readonly kind: 'workstation' }
  | { readonly kind: 'session'; readonly permission: string | null }
  | { readonly kind: 'setup-code' };

/** Who asks, as far as the route's access demanded it; fields that it did not demand are empty. */
export interface Caller {
  readonly workstation: string;
  readonly session: Session | null;
  readonly setupCode: string;
}

export interface RouteCall {
  readonly context: ServerContext;
  readonly request: Request;
  readonly caller: Caller;
  /** Parts of the path, by name. */
  readonly part: (name: string) => string;
  /** Where the request comes from, as far as that can be trusted. */
  readonly address: string;
}

/** One address of the server. The table of all of them is also what the matrix of rights is tested from. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly access: Access;
  /** Answers the body of a 200: bytes as they are, text as JSON already written, anything else as JSON. */
  readonly handle: (call: RouteCall) => Promise<unknown>;
}

export const OPEN: Access = { kind: 'open' };
export const BY_WORKSTATION: Access = { kind: 'workstation' };
export const BY_SETUP_CODE: Access = { kind: 'setup-code' };

export function bySession(permission: string | null): Access {
  return { kind: 'session', permission };
}
