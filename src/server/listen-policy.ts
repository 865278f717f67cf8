import { BlockList, isIP } from 'node:net';
import { hostname } from 'node:os';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';

/** Where and how a server listens. It speaks plain HTTP only: TLS is the business of a proxy before it. */
export interface ListenOptions {
  /** Default: 127.0.0.1. */
  readonly host?: string;
  /** 0: any free one. */
  readonly port: number;
  /**
   * `--behind-proxy`: a proxy that ends TLS stands before it. Trusts the last X-Forwarded-For, asks for
   * X-Forwarded-Proto: https, and allows to listen on private addresses, where the proxy may be another machine.
   */
  readonly behindProxy?: boolean;
  /** `--allow-plain-http` and `--yes-really-plain-http`: both are needed to listen beyond loopback without a proxy. */
  readonly allowPlainHttp?: boolean;
  readonly yesReallyPlainHttp?: boolean;
  /** Names, beyond this machine's own, by which it may be asked for. */
  readonly hosts?: readonly string[];
}

/** Why a server must not listen there, or null. */
export function listenProblem(options: ListenOptions): Refusal | null {
  const host = options.host ?? '127.0.0.1';
  if (host === 'localhost' || isLoopback(host)) return null;
  if (options.behindProxy && isPrivate(host)) return null;
  if (options.allowPlainHttp && options.yesReallyPlainHttp) return null;
  return refusal('server.plain-http-beyond-loopback', { host });
}

/**
 * True if a request may name that host. Names could be made to lead here by a stranger's web page (DNS rebinding), so
 * only known ones count; addresses cannot.
 */
export function isOwnHost(hostHeader: string | undefined, options: ListenOptions): boolean {
  if (!hostHeader) return false;
  const name = hostHeader
    .replace(/:\d{1,5}$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
  if (isIP(name) !== 0 || name === 'localhost') return true;
  return name === hostname().toLowerCase() || (options.hosts ?? []).some((own) => own.toLowerCase() === name);
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const privateNets = new BlockList();
privateNets.addSubnet('10.0.0.0', 8, 'ipv4');
privateNets.addSubnet('172.16.0.0', 12, 'ipv4');
privateNets.addSubnet('192.168.0.0', 16, 'ipv4');
privateNets.addSubnet('fc00::', 7, 'ipv6');

function isLoopback(host: string): boolean {
  return isIn(loopback, host);
}

function isPrivate(host: string): boolean {
  return isIn(privateNets, host);
}

function isIn(list: BlockList, host: string): boolean {
  const family = isIP(host);
  return family !== 0 && list.check(host, family === 6 ? 'ipv6' : 'ipv4');
}
