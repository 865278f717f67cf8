import { readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Chance } from '../node/clock-and-chance.ts';
import { NONCE_MARK, pageFileOf, pageHeaders } from '../shared/desktop/content-policy.ts';

/** Answers GET of the built screens in `folder`; the page itself at every other address. */
export function servePages(folder: string, chance: Chance) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname } = new URL(request.url ?? '/', 'http://loopback');
    const found = pageFileOf(pathname);
    const bytes = found === null ? null : readIfThere(join(folder, found.file));
    if (found === null || bytes === null) {
      answerPlainly(response, 404, 'Not here.');
      return;
    }
    const nonce = Buffer.from(chance.bytes(18)).toString('base64url');
    response.writeHead(200, pageHeaders(found, nonce));
    response.end(found.kind === 'page' ? bytes.toString('utf8').replaceAll(NONCE_MARK, nonce) : bytes);
  };
}

export function answerPlainly(response: ServerResponse, status: number, sentence: string): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    .end(`${sentence}\n`);
}

function readIfThere(file: string): Buffer | null {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file) : null;
}
