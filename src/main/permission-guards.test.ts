import { beforeEach, describe, expect, test } from 'vitest';
import { type ElectronFake, electronFake, FakeContents } from '../../tests/support/electron-fake.ts';
import { guardPermissions } from './permission-guards.ts';

/** Every permission `electron.d.ts` names for its check handler. */
const ALL = [
  'ar',
  'automatic-fullscreen',
  'background-fetch',
  'background-sync',
  'captured-surface-control',
  'clipboard-read',
  'clipboard-sanitized-write',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'geolocation-approximate',
  'hand-tracking',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'local-network',
  'local-network-access',
  'loopback-network',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'nfc',
  'notifications',
  'openExternal',
  'payment-handler',
  'periodic-background-sync',
  'persistent-storage',
  'pointerLock',
  'screen-wake-lock',
  'sensors',
  'serial',
  'smart-card',
  'speaker-selection',
  'storage-access',
  'system-wake-lock',
  'top-level-storage-access',
  'usb',
  'vr',
  'web-app-installation',
  'web-printing',
  'window-management',
  'unknown',
] as const;

type Checked = NonNullable<ElectronFake['state']['handlers']['check']>;
type Missing = Exclude<Parameters<Checked>[1], (typeof ALL)[number]>;
/** Fails to compile when Electron has a permission that is not asked for here. */
const everyPermissionIsAskedFor: [Missing] extends [never] ? true : Missing = true;

let fake: ElectronFake;
beforeEach(() => {
  fake = electronFake('/nowhere');
  guardPermissions(fake.surface.session.defaultSession);
});

function granted(url: string): readonly string[] {
  const { request, check } = fake.state.handlers;
  if (!request || !check) throw new Error('no handler is set');
  const contents = Object.assign(new FakeContents(1), { url });
  const details = { isMainFrame: true, requestingUrl: url, securityOrigin: url };
  return ALL.filter((permission) => {
    let answer = false;
    // Only what the guard reads of the page is there.
    (request as (...words: unknown[]) => void)(contents, permission, (yes: boolean) => {
      answer = yes;
    });
    const checked = (check as (...words: unknown[]) => boolean)(contents, permission, url, details);
    expect(checked, permission).toBe(answer);
    return answer;
  });
}

describe('what a page may have', () => {
  test('is to copy and to notify, of all there is to ask for', () => {
    expect(everyPermissionIsAskedFor).toBe(true);
    expect(granted('app://daybook/orders')).toEqual(['clipboard-sanitized-write', 'notifications']);
  });

  test.each(['https://example.com/', 'file:///etc/passwd', 'app://other/', ''])(
    'is nothing where it is not ours: %s',
    (url) => {
      expect(granted(url)).toEqual([]);
    },
  );

  test('is never a device', () => {
    const { device } = fake.state.handlers;
    expect(device?.({ deviceType: 'usb' } as Parameters<typeof device>[0])).toBe(false);
  });
});

describe('what a page loads', () => {
  const loads = (url: string): boolean => {
    let cancelled: boolean | undefined;
    fake.state.handlers.beforeRequest?.({ url }, ({ cancel }) => {
      cancelled = cancel;
    });
    return cancelled === false;
  };

  test('comes from the program itself', () => {
    expect(['app://daybook/', 'blob:app://daybook/1', 'data:image/png;base64,'].every(loads)).toBe(true);
  });

  test.each(['http://example.com/', 'https://example.com/', 'ws://127.0.0.1/', 'file:///x', 'ftp://x/'])(
    'never from a network or a file: %s',
    (url) => {
      expect(loads(url)).toBe(false);
    },
  );
});
