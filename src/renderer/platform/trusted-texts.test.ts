import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { guardTexts } from './trusted-texts.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  z.config({ jitless: false });
});

/** The policy a window is given. */
function policy(): { createHTML(text: string): string | null } & object {
  const made: Record<string, { createHTML(text: string): string | null }> = {};
  const trustedTypes = {
    createPolicy: (name: string, rules: never) => Object.assign(made, { [name]: rules }),
  };
  vi.stubGlobal('window', { trustedTypes });
  guardTexts();
  expect(Object.keys(made)).toEqual(['default']);
  if (!made.default) throw new Error('no policy was made');
  return made.default;
}

describe('what may become HTML in a window', () => {
  test('is a text that can be no element: the styles of the kit', () => {
    const styles = ':root { --space: 4px; } a > b::after { content: "&amp;"; }';
    expect(policy().createHTML(styles)).toBe(styles);
  });

  test.each(['<b>', '<', 'a{}</style><img src=x onerror=x>', '<!--'])(
    'is nothing with a tag in it: %s',
    (text) => {
      expect(policy().createHTML(text)).toBeNull();
    },
  );

  test('and no text becomes a script or the address of one', () => {
    expect(Object.keys(policy())).toEqual(['createHTML']);
  });

  test('is not asked by a browser that does not know the question', () => {
    vi.stubGlobal('window', {});
    expect(guardTexts).not.toThrow();
  });
});
