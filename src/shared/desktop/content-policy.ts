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
    // No text becomes HTML or a script unless the one policy of src/renderer/platform/trusted-texts.ts lets it.
    "require-trusted-types-for 'script'",
    'trusted-types default',
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

/**
 * `pathname` as an address has it, still encoded. Built files lie in the folder itself or in `assets`; every other address
 * is the page, whatever signs it holds: a record's own key may end in `.js`.
 */
export function pageFileOf(pathname: string): PageFile | null {
  const steps = decodedSteps(pathname);
  if (steps === null) return null;
  const [place = 'today'] = steps;
  if (place === 'assets' || (steps.length === 1 && place.includes('.'))) {
    const isPlain = steps.every((step) => /^[\w.-]+$/.test(step) && !/^\.+$/.test(step));
    return isPlain ? { kind: 'part', file: steps.join('/') } : null;
  }
  return /^[\w-]+$/.test(place) ? { kind: 'page', file: 'index.html' } : null;
}

/** Null where an address is none. */
function decodedSteps(pathname: string): readonly string[] | null {
  try {
    return pathname
      .split('/')
      .filter((step) => step !== '')
      .map(decodeURIComponent);
  } catch {
    return null;
  }
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
