/** Side of the dot Windows lays over the program’s place in the taskbar, in pixels; twice what it shows, for dense screens. */
export const DOT_SIDE = 32;
const RED = [0xc9, 0x2a, 0x2a] as const;
const RADIUS = 13;

/** The dot as a bitmap: blue, green, red and opacity of each pixel, row by row; its edge is smooth. */
export function attentionDot(): Buffer {
  const pixels = Buffer.alloc(DOT_SIDE * DOT_SIDE * 4);
  const [red, green, blue] = RED;
  const middle = (DOT_SIDE - 1) / 2;
  for (let y = 0; y < DOT_SIDE; y++) {
    for (let x = 0; x < DOT_SIDE; x++) {
      const within = RADIUS + 0.5 - Math.hypot(x - middle, y - middle);
      const opacity = Math.max(0, Math.min(1, within));
      // Bitmaps are premultiplied.
      const sign = [blue, green, red, 0xff].map((part) => Math.round(part * opacity));
      pixels.set(sign, (y * DOT_SIDE + x) * 4);
    }
  }
  return pixels;
}
