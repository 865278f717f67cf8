import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeFor, readPlace, rememberPlace } from './window-places.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const left = { x: -1280, y: 0, width: 1280, height: 1000 };

describe('a window opens', () => {
  test('in the middle of the screen the first time', () => {
    expect(placeFor(null, [screen], 0)).toEqual({
      x: 240,
      y: 70,
      width: 1440,
      height: 900,
      maximized: false,
    });
  });

  test('where it stood, on the screen it stood on', () => {
    const place = { x: -1200, y: 40, width: 1000, height: 800, maximized: false };
    expect(placeFor(place, [screen, left], 0)).toEqual(place);
  });

  test('where it can be seen, when its screen is gone', () => {
    const place = { x: -1200, y: 40, width: 1000, height: 800, maximized: true };
    expect(placeFor(place, [screen], 0)).toEqual({
      x: 460,
      y: 120,
      width: 1000,
      height: 800,
      maximized: true,
    });
  });

  test('a little aside of those that are open', () => {
    const place = { x: 100, y: 100, width: 1000, height: 800, maximized: false };
    expect(placeFor(place, [screen], 2)).toMatchObject({ x: 156, y: 156 });
  });

  test('always inside a screen, whatever was remembered', () => {
    const number = fc.integer({ min: -10_000, max: 10_000 });
    const place = fc.record({ x: number, y: number, width: number, height: number, maximized: fc.boolean() });
    fc.assert(
      fc.property(place, fc.nat(20), (remembered, open) => {
        const { x, y, width, height } = placeFor(remembered, [screen, left], open);
        const home = x < 0 ? left : screen;
        expect(width >= 760 && height >= 480 && x >= home.x && y >= home.y).toBe(true);
        expect(x + width <= home.x + home.width && y + height <= home.y + home.height).toBe(true);
      }),
    );
  });
});

test('where a window stood is remembered, and a file that is none is nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-place-'));
  const file = join(folder, 'place.json');
  const place = { x: 1, y: 2, width: 1000, height: 800, maximized: true };
  expect(readPlace(file)).toBeNull();
  rememberPlace(file, place);
  expect(readPlace(file)).toEqual(place);
  writeFileSync(file, '{"x":"1"}');
  expect(readPlace(file)).toBeNull();
  rmSync(folder, { recursive: true });
  expect(() => rememberPlace(file, place)).not.toThrow();
});
