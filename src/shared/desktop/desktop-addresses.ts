/** The scheme and host the desktop window loads the screens from. */
export const PAGE_SCHEME = 'app';
export const PAGE_HOST = 'daybook';
export const PAGE_ORIGIN = `${PAGE_SCHEME}://${PAGE_HOST}`;

/** The scheme of links to records, in mails and in other programs. */
export const LINK_SCHEME = 'daybook';

/** Places a link may lead to: a link shows something and does nothing. */
const LINKED_PLACES = ['attention', 'orders', 'customers', 'vendors', 'items', 'stock', 'people'] as const;

/** A record's id may carry a key from elsewhere, its signs encoded; no step is `.` or `..`, written out or encoded. */
const LINK =
  /^daybook:\/\/([a-z-]+)((?:\/(?!\.{1,2}(?:\/|$))(?:[\w.~-]|%(?!2E)[0-9A-F]{2}){1,200}){0,2})\/?$/;

/** The page a link `daybook://orders/SO-A-001042` names; null for anything that is not exactly such a link. */
export function linkedPath(link: string): string | null {
  const [, place, rest = ''] = LINK.exec(link) ?? [];
  if (place === undefined || !(LINKED_PLACES as readonly string[]).includes(place)) return null;
  return `/${place}${rest}`;
}

/** The link among the arguments a program was started with: the last that is one, as systems append it. */
export function linkIn(argv: readonly string[]): string | null {
  return argv.findLast((word) => word.startsWith(`${LINK_SCHEME}:`)) ?? null;
}

/** The one address a window that prints can load: the paper. */
export const PAPER_ADDRESS = `${PAGE_SCHEME}://paper/paper.pdf`;

/** Chromium’s own reader of PDF: it comes with Electron and is loaded from nowhere. */
export const PDF_READER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/';

/** Whether an address is a page of ours. */
export function isPageAddress(address: string): boolean {
  return address === PAGE_ORIGIN || address.startsWith(`${PAGE_ORIGIN}/`);
}

/** Whether a frame of ours may show it: our pages, and papers we made. */
export function isFrameAddress(address: string): boolean {
  const isPaper = address === PAPER_ADDRESS || address.startsWith(PDF_READER);
  return (
    isPageAddress(address) ||
    isPaper ||
    address.startsWith(`blob:${PAGE_ORIGIN}/`) ||
    address === 'about:blank'
  );
}

/** Carriers whose tracking pages a shipment links to. Everything else is copied, not opened. */
const OUTSIDE_HOSTS = [
  'www.fedex.com',
  'www.ups.com',
  'tools.usps.com',
  'www.dhl.com',
  'www.dbschenker.com',
  'www.xpo.com',
] as const;

const WEB_ADDRESS = /^https:\/\/([a-z0-9.-]+)(?:\/[\w\-.~!$&()*+,;=:@%/]*)?(?:\?[\w\-.~!$&()*+,;=:@%/?]*)?$/;
const MAIL_ADDRESS = /^mailto:([\w.!#$&*+\-/=?^{|}~]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i;

/** What may be handed to the system to open: https at a known host, or a mail to one address. Null: refused. */
export function outsideAddress(address: string): string | null {
  const host = WEB_ADDRESS.exec(address)?.[1];
  if (host !== undefined) return (OUTSIDE_HOSTS as readonly string[]).includes(host) ? address : null;
  const to = MAIL_ADDRESS.exec(address)?.[1];
  return to === undefined ? null : `mailto:${to}`;
}

/** A name a file may be saved under, whatever the page called it. */
export function savedName(name: string): string {
  // Told by code, because a pattern with control characters reads like a slip.
  const printable = [...name].filter((sign) => (sign.codePointAt(0) ?? 0) >= 32).join('');
  const plain = printable.replace(/[<>:"/\\|?*]/g, '-').replace(/^[. ]+|[. ]+$/g, '');
  return plain === '' || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(plain)
    ? `daybook-${plain || 'file'}`
    : plain.slice(0, 120);
}
