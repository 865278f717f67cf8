import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { NONCE_MARK, type PageFile, pageFileOf, pageHeaders } from '../shared/desktop/content-policy.ts';
import { PAGE_HOST, PAGE_SCHEME } from '../shared/desktop/desktop-addresses.ts';
import type { ElectronSurface } from './electron-surface.ts';

/** Makes `app://daybook` an origin like one on the web. Before the app is ready, or it does not count. */
export function announcePages(protocol: ElectronSurface['protocol']): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: PAGE_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built screens of `folder` to the windows: reads only, and never out of the folder. */
export function servePages(protocol: ElectronSurface['protocol'], folder: string): void {
  protocol.handle(PAGE_SCHEME, (request) => answerPage(folder, request));
}

async function answerPage(folder: string, request: Request): Promise<Response> {
  const { host, pathname } = new URL(request.url);
  const found = host === PAGE_HOST && request.method === 'GET' ? pageFileOf(pathname) : null;
  const bytes = found === null ? null : await readInside(folder, found);
  if (found === null || bytes === null) return new Response('Not here.\n', { status: 404 });
  const nonce = randomBytes(18).toString('base64url');
  const body =
    found.kind === 'page' ? bytes.toString('utf8').replaceAll(NONCE_MARK, nonce) : new Uint8Array(bytes);
  return new Response(body, { headers: pageHeaders(found, nonce) });
}

/** Null where there is no such file, or a link leads out of the folder. */
async function readInside(folder: string, { file }: PageFile): Promise<Buffer | null> {
  try {
    const [place, home] = await Promise.all([realpath(join(folder, file)), realpath(folder)]);
    return place.startsWith(home + sep) ? await readFile(place) : null;
  } catch {
    return null;
  }
}
