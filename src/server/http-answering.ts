import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
import { jsonReply } from './body-codec.ts';
import type { Caller, Route } from './http-route.ts';
import { httpRoutes } from './http-routes.ts';
import { Rejected } from './rejected.ts';
import { addressOf, requireAccess, requireOwnDoor } from './request-gate.ts';
import type { ServerContext } from './server-context.ts';
import { storageReply } from './storage-reply.ts';

/** The server as a function from request to reply: every route of the table, behind the same gate and log. */
export function httpAnswering(context: ServerContext): Hono<{ Bindings: HttpBindings }> {
  const hono = new Hono<{ Bindings: HttpBindings }>();
  for (const route of httpRoutes) {
    hono.on(route.method, route.path, (c) => {
      const part = (name: string) => c.req.param(name) ?? '';
      return answer(context, route, c.req.raw, c.env.incoming, part);
    });
  }
  hono.notFound((c) => errorReply(context, c.req.raw, 404, refusal('route.unknown')));
  hono.onError((error, c) => failed(context, c.req.raw, error));
  return hono;
}

async function answer(
  context: ServerContext,
  route: Route,
  request: Request,
  message: IncomingMessage,
  part: (name: string) => string,
): Promise<Response> {
  const started = performance.now();
  const address = addressOf(message, context.listen);
  let caller: Caller | null = null;
  let reply: Response;
  try {
    requireOwnDoor(message, context.listen);
    caller = requireAccess(context, route.access, message.headers.authorization, address);
    const value = await route.handle({ context, request, caller, part, address });
    reply = await written(context, request, value);
  } catch (error) {
    reply = await failed(context, request, error);
  }
  const { method, path } = route;
  const workstation = caller?.workstation || (caller?.session?.workstation ?? null);
  const ms = Math.round(performance.now() - started);
  context.log.write('info', 'request', { method, path, status: reply.status, ms, workstation, address });
  return reply;
}

async function written(context: ServerContext, request: Request, value: unknown): Promise<Response> {
  const headers = protectiveHeaders(context);
  if (!(value instanceof Uint8Array)) return jsonReply(request, 200, value, headers);
  const type = { 'content-type': 'application/octet-stream' };
  return new Response(new Uint8Array(value), { status: 200, headers: { ...headers, ...type } });
}

/** What is expected, and what the disk did, becomes its refusal; anything else is told to the log, and to nobody outside. */
async function failed(context: ServerContext, request: Request, error: unknown): Promise<Response> {
  if (error instanceof Rejected) return errorReply(context, request, error.status, error.refusal);
  const told = storageReply(error);
  if (told) {
    context.log.write('alarm', 'disk', { error: String(error) });
    return errorReply(context, request, 503, told);
  }
  const bug = error instanceof Error ? (error.stack ?? error.message) : String(error);
  context.log.write('alarm', 'request failed', { bug: bug.slice(0, 290) });
  return errorReply(context, request, 500, refusal('server.error'));
}

async function errorReply(
  context: ServerContext,
  request: Request,
  status: number,
  why: Refusal,
): Promise<Response> {
  return jsonReply(request, status, { refusal: why }, protectiveHeaders(context));
}

function protectiveHeaders({ listen }: ServerContext): Record<string, string> {
  return {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...(listen.behindProxy ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}
