import { expect, test } from 'vitest';
import { attentionDot, DOT_SIDE } from './attention-dot.ts';

test('the dot on the taskbar is red in the middle and nothing in its corners', () => {
  const dot = attentionDot();
  const pixel = (x: number, y: number) => [...dot.subarray((y * DOT_SIDE + x) * 4).subarray(0, 4)];
  expect(dot).toHaveLength(DOT_SIDE * DOT_SIDE * 4);
  expect(pixel(DOT_SIDE / 2, DOT_SIDE / 2)).toEqual([0x2a, 0x2a, 0xc9, 0xff]);
  for (const [x, y] of [
    [0, 0],
    [DOT_SIDE - 1, 0],
    [DOT_SIDE - 1, DOT_SIDE - 1],
  ] as const)
    expect(pixel(x, y)).toEqual([0, 0, 0, 0]);
  // Premultiplied: no part of a pixel is stronger than it is opaque.
  for (let at = 0; at < dot.length; at += 4)
    expect(Math.max(...dot.subarray(at, at + 3))).toBeLessThanOrEqual(dot[at + 3] ?? 0);
});
