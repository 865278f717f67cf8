/**
 * Daybook’s mark: a D with a line through it, an open day in a book. The same numbers as `src/renderer/daybook.svg`, whose
 * side is 32.
 */
const SIDE = 32;
const GROUND = { radius: 7, colour: [0x0f, 0x5f, 0xd6] as const };
const INK = [0xff, 0xff, 0xff] as const;
const STROKE = 3;
const LETTER = { left: 9, top: 7, bottom: 25, straight: 18, radiusX: 7, radiusY: 9 };
const LINE = { left: 9, right: 17, y: 16 };
/** Samples of a pixel to each side. */
const FINE = 4;

type Point = readonly [x: number, y: number];

/** RGBA bytes of the mark in a square of `size` pixels; `margin` is left free on each side, as a part of the whole. */
export function drawIcon(size: number, margin: number): Uint8Array {
  const pixels = new Uint8Array(size * size * 4);
  const scale = SIDE / (size * (1 - 2 * margin));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) pixels.set(pixelAt(x, y, size * margin, scale), (y * size + x) * 4);
  }
  return pixels;
}

function pixelAt(
  x: number,
  y: number,
  free: number,
  scale: number,
): readonly [number, number, number, number] {
  const at = (part: number): Point => [
    (x + ((part % FINE) + 0.5) / FINE - free) * scale,
    (y + (Math.floor(part / FINE) + 0.5) / FINE - free) * scale,
  ];
  const middle: Point = [(x + 0.5 - free) * scale, (y + 0.5 - free) * scale];
  // A pixel that no edge comes near is of one colour.
  const isPlain = Math.abs(toGround(middle)) > scale && Math.abs(toInk(middle)) > scale;
  const samples = isPlain ? [middle] : Array.from({ length: FINE * FINE }, (_, part) => at(part));
  const ground = samples.filter((point) => toGround(point) <= 0);
  if (ground.length === 0) return [0, 0, 0, 0];
  const ink = ground.filter((point) => toInk(point) <= 0).length / ground.length;
  const mix = (index: 0 | 1 | 2) => Math.round(GROUND.colour[index] * (1 - ink) + INK[index] * ink);
  return [mix(0), mix(1), mix(2), Math.round((255 * ground.length) / samples.length)];
}

/** How far a point is from the rounded square; below zero inside. */
function toGround([x, y]: Point): number {
  const inner = SIDE / 2 - GROUND.radius;
  const [dx, dy] = [Math.abs(x - SIDE / 2) - inner, Math.abs(y - SIDE / 2) - inner];
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - GROUND.radius;
}

/** How far a point is from the letter and its line; below zero in the stroke. */
function toInk(point: Point): number {
  const [x, y] = point;
  const beside = Math.max(LINE.left - x, x - LINE.right, Math.abs(y - LINE.y) - STROKE / 2);
  const pieces = outline.map((from, i) => distance(point, from, outline[(i + 1) % outline.length] ?? from));
  return Math.min(beside, Math.min(...pieces) - STROKE / 2);
}

/** The letter’s edge as a closed line of many short pieces. */
const outline: readonly Point[] = [
  [LETTER.left, LETTER.top],
  ...Array.from({ length: 49 }, (_, i): Point => {
    const angle = (i / 48 - 0.5) * Math.PI;
    const middle = (LETTER.top + LETTER.bottom) / 2;
    return [LETTER.straight + LETTER.radiusX * Math.cos(angle), middle + LETTER.radiusY * Math.sin(angle)];
  }),
  [LETTER.left, LETTER.bottom],
];

function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}
