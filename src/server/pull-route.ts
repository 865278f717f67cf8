import { entryText, pageText } from '../core/sync/page-text.ts';
import type { Page, PullReply, PullRequest } from '../core/sync/protocol.ts';
import { pull } from '../core/sync/pull.ts';
import { pullRequest } from '../shared/sync/server-contract.ts';
import { readJsonBody } from './body-codec.ts';
import { healingReply, isHealing } from './healing-window.ts';
import { BY_WORKSTATION, type Route } from './http-route.ts';
import { requireOwnIncarnation } from './incarnation-check.ts';
import type { ServerContext } from './server-context.ts';

/** A page is closed once its JSON is longer than this, whatever was asked for. */
const PAGE_CHARS = 2 * 1024 * 1024;
/** Entries read at a time on the way there, and bytes of them as stored: an import has megabytes per entry. */
const READ_ENTRIES = 500;
const READ_BYTES = 256 * 1024;

/** POST /v1/pull: history after the workstation's cursor, as far as it may see it. */
export const pullRoute: Route = {
  method: 'POST',
  path: '/v1/pull',
  access: BY_WORKSTATION,
  async handle({ context, request, caller: { workstation } }) {
    const body = await readJsonBody(request, pullRequest);
    requireOwnIncarnation(context, workstation, body);
    const { db } = context.database.replica();
    if (isHealing(db)) return healingReply(db);
    return replyText(context, { ...body, workstation });
  },
};

/** The reply as JSON text, its entries written once. */
function replyText(context: ServerContext, request: PullRequest): unknown {
  const entries: string[] = [];
  let chars = 0;
  let at = request;
  for (;;) {
    const limit = readable(context, at.cursor, Math.min(READ_ENTRIES, request.limit - entries.length));
    const reply = pull(context.database.authority(), context.credentials.sealer, { ...at, limit });
    if (reply.kind !== 'page') return entries.length === 0 ? reply : { kind: 'retry' };
    for (const entry of reply.entries) {
      const text = entryText(entry);
      chars += text.length;
      entries.push(text);
      if (chars > PAGE_CHARS) {
        const cut = { ...reply, to: entry.seq, hash: entry.hash };
        return written(
          { ...cut, digests: entry.seq === reply.head ? reply.digests : null },
          request,
          entries,
        );
      }
    }
    if (isLast(reply, limit) || entries.length >= request.limit) return written(reply, request, entries);
    at = { ...at, cursor: reply.to, hash: reply.hash };
  }
}

/** How many entries after `cursor` are read together: at least one. */
function readable(context: ServerContext, cursor: number, most: number): number {
  const { db } = context.database.replica();
  const sizes = db
    .q(
      'SELECT ifnull(length(body), 0) + ifnull(length(effects), 0) FROM entry WHERE seq > ? ORDER BY seq LIMIT ?',
    )
    .pluck()
    .all(cursor, most) as number[];
  let bytes = 0;
  const tooMany = sizes.findIndex((size) => {
    bytes += size;
    return bytes > READ_BYTES;
  });
  return tooMany < 0 ? most : Math.max(1, tooMany);
}

function isLast(page: Page, limit: number): boolean {
  return page.entries.length < limit || page.to >= page.head;
}

function written(
  last: Extract<PullReply, { kind: 'page' }>,
  request: PullRequest,
  entries: readonly string[],
): string {
  const { entries: _, ...rest } = last;
  return pageText({ ...rest, from: request.cursor }, entries);
}
