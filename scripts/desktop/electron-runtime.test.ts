import { describe, expect, test } from 'vitest';
import { desktopHindrance } from './electron-runtime.ts';

const ada = { platform: 'linux', environment: { DISPLAY: ':0' }, isRoot: false } as const;

describe('a desktop window', () => {
  test('can be shown where there is a screen, on Windows and on macOS', () => {
    expect(desktopHindrance(ada)).toBeNull();
    expect(desktopHindrance({ ...ada, environment: { WAYLAND_DISPLAY: 'wayland-0' } })).toBeNull();
    expect(desktopHindrance({ ...ada, platform: 'win32', environment: {} })).toBeNull();
    expect(desktopHindrance({ ...ada, platform: 'darwin', environment: {}, isRoot: true })).toBeNull();
  });

  test('is not tried without a screen, nor without the sandbox', () => {
    expect(desktopHindrance({ ...ada, environment: {} })).toBe('there is no screen');
    expect(desktopHindrance({ ...ada, isRoot: true })).toContain('sandbox');
  });
});
