import { isPageAddress } from '../shared/desktop/desktop-addresses.ts';
import type { DesktopSession } from './electron-surface.ts';

/** What a page of ours may have without being asked. Everything else, and everybody else, gets nothing. */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'notifications']);

/** Schemes that may be loaded at all: what carries no network, and the tools of those who build Daybook. */
const LOADED = /^(app|blob|data|devtools|chrome-extension):/;

/** Decides about every permission, device and request of a session. Nothing of a page leaves the machine. */
export function guardPermissions(session: DesktopSession): void {
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(GRANTED.has(permission) && isPageAddress(contents.getURL()));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => GRANTED.has(permission) && isPageAddress(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !LOADED.test(url) }));
}
