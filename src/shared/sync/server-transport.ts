import type { Refusal } from '../kernel/refusal.ts';
import type { FilePartAnswer, FilesAnswer, FilesBody } from './file-contract.ts';
import type {
  BootstrapAnswer,
  BootstrapBody,
  HealAnswer,
  HealBody,
  HealthReply,
  PullAnswer,
  PullBody,
  PushAnswer,
  PushBody,
} from './server-contract.ts';
import type {
  adminReplies,
  EnrolBody,
  EnrolReply,
  GrantsReply,
  MoveBeginBody,
  MoveFinishBody,
  ReEnrolReply,
  SignInBody,
  SignInReply,
} from './server-people-contract.ts';

/** What came of asking a server. */
export type ServerAnswer<T> =
  | { readonly kind: 'answer'; readonly value: T }
  /** The server answered and will not: `status` is HTTP's; 401 and 403 mean the key or session does not count. */
  | { readonly kind: 'refused'; readonly status: number; readonly refusal: Refusal }
  /** No whole answer arrived: it may have been carried out all the same. Ask again on a fresh connection. */
  | { readonly kind: 'unreachable'; readonly refusal: Refusal };

/** An open line by which the server tells that history has grown. */
export interface WakeLine {
  close(): void;
}

export interface WakeListener {
  onHead(head: number): void;
  /** Somebody signed in there may not work on: which grants still count is to be asked. The line ends with it. */
  onGrantsEnded(): void;
  /** The line is gone; `revoked` where the server said that the key no longer counts. */
  onClosed(revoked: boolean): void;
}

/**
 * How a workstation speaks to its server: over HTTP (`src/node/server-client.ts`) or, in tests, in the same process.
 * Never rejects: what goes wrong is an answer. `key` is the workstation's.
 */
export interface ServerTransport {
  health(): Promise<ServerAnswer<HealthReply>>;
  enrol(request: EnrolBody): Promise<ServerAnswer<EnrolReply>>;
  reEnrol(key: string): Promise<ServerAnswer<ReEnrolReply>>;
  signIn(key: string, request: SignInBody): Promise<ServerAnswer<SignInReply>>;
  signOut(session: string): Promise<ServerAnswer<unknown>>;
  refreshGrants(key: string, grants: readonly string[]): Promise<ServerAnswer<GrantsReply>>;
  push(key: string, request: PushBody): Promise<ServerAnswer<PushAnswer>>;
  pull(key: string, request: PullBody): Promise<ServerAnswer<PullAnswer>>;
  bootstrap(key: string, request: BootstrapBody): Promise<ServerAnswer<BootstrapAnswer>>;
  /** One chunk of an offered snapshot, still compressed, not yet verified. */
  snapshotChunk(key: string, snapshot: string, n: number): Promise<ServerAnswer<Uint8Array>>;
  heal(key: string, request: HealBody): Promise<ServerAnswer<HealAnswer>>;
  wake(key: string, listener: WakeListener): WakeLine;
  /** A route of administration, by session; the reply is checked by the caller against the contract. */
  admin(session: string, route: AdminRoute, body: unknown): Promise<ServerAnswer<unknown>>;
  readonly move: MoveTransport;
  readonly files: FileTransport;
}

/** Files by the hash of what they hold; parts as `file-contract.ts` tells, their hash before them. */
export interface FileTransport {
  ask(key: string, request: FilesBody): Promise<ServerAnswer<FilesAnswer>>;
  put(key: string, sha256: string, offset: number, part: Uint8Array): Promise<ServerAnswer<FilePartAnswer>>;
  get(key: string, sha256: string, offset: number): Promise<ServerAnswer<Uint8Array>>;
}

export type AdminRoute = keyof typeof adminReplies;

/** The way of a company on one computer to its server; `code` is the server's one-time owner setup code. */
export interface MoveTransport {
  begin(code: string, request: MoveBeginBody): Promise<ServerAnswer<{ readonly missing: readonly number[] }>>;
  chunk(code: string, n: number, bytes: Uint8Array): Promise<ServerAnswer<unknown>>;
  finish(code: string, request: MoveFinishBody): Promise<ServerAnswer<EnrolReply>>;
}
