import { readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { Chance } from '../node/clock-and-chance.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Where the page writes the nonce its style elements need: replaced anew for every answer. */
const NONCE_MARK = '__DAYBOOK_NONCE__';

/**
 * The policy of the one page there is: scripts and data of this workstation only, styles of its own files or with the
 * nonce, nothing framed, nothing sent elsewhere.
 */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self' blob:",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Answers GET of the built screens in `folder`; every address without a dot is the page itself. */
export function servePages(folder: string, chance: Chance) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname } = new URL(request.url ?? '/', 'http://loopback');
    const isPage = extname(pathname) === '';
    const file = isPage ? join(folder, 'index.html') : fileIn(folder, pathname);
    const bytes = file === null ? null : readIfThere(file);
    if (file === null || bytes === null) {
      answerPlainly(response, 404, 'Not here.');
      return;
    }
    const headers: Record<string, string> = {
      'content-type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      // Names of built files carry a hash of their content.
      'cache-control': isPage ? 'no-store' : 'private, max-age=31536000, immutable',
    };
    if (!isPage) {
      response.writeHead(200, headers).end(bytes);
      return;
    }
    const nonce = Buffer.from(chance.bytes(18)).toString('base64url');
    response
      .writeHead(200, { ...headers, 'content-security-policy': contentPolicy(nonce) })
      .end(bytes.toString('utf8').replaceAll(NONCE_MARK, nonce));
  };
}

export function answerPlainly(response: ServerResponse, status: number, sentence: string): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    .end(`${sentence}\n`);
}

/** Null for a path that leads out of the folder. */
function fileIn(folder: string, pathname: string): string | null {
  let path: string;
  try {
    path = normalize(decodeURIComponent(pathname));
  } catch {
    return null;
  }
  return path.includes('..') || path.includes('\0') ? null : join(folder, path);
}

function readIfThere(file: string): Buffer | null {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file) : null;
}
