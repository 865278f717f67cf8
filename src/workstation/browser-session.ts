import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Chance } from '../node/clock-and-chance.ts';

const TOKEN = /^[\w-]{43}$/;
const COOKIE_PAIR = /^\s*([^=;\s]+)=([\w-]{43})\s*$/;

/**
 * Who may speak to a workstation over loopback: whoever shows a one-time token gets in once, and a browser keeps a
 * cookie for it. The cookie is named after the port, because cookies of one host are shared between its ports.
 */
export interface BrowserSession {
  /** A new token that counts once. */
  issueToken(): string;
  /** True once for a token that was issued. */
  spendToken(token: string): boolean;
  /** The `Set-Cookie` header that keeps a browser in while this process runs. */
  cookie(port: number): string;
  hasCookie(request: IncomingMessage, port: number): boolean;
}

export function browserSession(chance: Chance): BrowserSession {
  const tokens = new Set<string>();
  const secret = Buffer.from(chance.bytes(32)).toString('base64url');
  return {
    issueToken() {
      const token = Buffer.from(chance.bytes(32)).toString('base64url');
      tokens.add(hashOf(token));
      return token;
    },
    spendToken: (token) => TOKEN.test(token) && tokens.delete(hashOf(token)),
    cookie: (port) => `${cookieName(port)}=${secret}; Path=/; HttpOnly; SameSite=Strict`,
    hasCookie: ({ headers }, port) =>
      (headers.cookie ?? '').split(';').some((pair) => {
        const [, name, value = ''] = COOKIE_PAIR.exec(pair) ?? [];
        return name === cookieName(port) && isSame(value, secret);
      }),
  };
}

function cookieName(port: number): string {
  return `daybook-${port}`;
}

/** Compared by hash: how long that takes tells nothing of the secret. */
function isSame(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(a)), Buffer.from(hashOf(b)));
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
