/** Where the page writes the nonce its style elements need: replaced anew for every answer. */
export const NONCE_MARK = '__DAYBOOK_NONCE__';

/**
 * The policy of the one page there is, in a browser on loopback and in the desktop window: scripts and data of this
 * workstation only, styles of its own files or with the nonce, nothing framed but papers, nothing sent elsewhere.
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
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  json: 'application/json',
};

/** What an address of the screens stands for. Null: nothing of ours, or a path that leads out of the folder. */
export type PageFile =
  | { readonly kind: 'page'; readonly file: 'index.html' }
  | { readonly kind: 'part'; readonly file: string };

/** `pathname` as an address has it, still encoded. Every address without a dot is the page itself. */
export function pageFileOf(pathname: string): PageFile | null {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  const steps = path.split('/').filter((step) => step !== '');
  if (/[\\\0:]/.test(path) || steps.some((step) => step === '.' || step === '..')) return null;
  if (!steps.at(-1)?.includes('.')) return { kind: 'page', file: 'index.html' };
  return { kind: 'part', file: steps.join('/') };
}

/** What is said with every file of the screens; the page itself carries the policy with its nonce. */
export function pageHeaders(found: PageFile, nonce: string): Readonly<Record<string, string>> {
  const isPage = found.kind === 'page';
  const ending = found.file.slice(found.file.lastIndexOf('.') + 1);
  return {
    'content-type': MEDIA_TYPES[ending] ?? 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    // Names of built files carry a hash of their content.
    'cache-control': isPage ? 'no-store' : 'private, max-age=31536000, immutable',
    ...(isPage ? { 'content-security-policy': contentPolicy(nonce) } : {}),
  };
}
