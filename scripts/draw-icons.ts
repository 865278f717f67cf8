/** `node scripts/draw-icons.ts`: draws Daybook’s icons for every system anew, into `resources`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawIcon } from './desktop/icon-drawing.ts';
import { icnsFile, icoFile, pngFile } from './desktop/icon-files.ts';

const resources = join(import.meta.dirname, '../resources');
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS = [16, 20, 24, 32, 40, 48, 64, 128, 256];
const MACOS = [32, 64, 128, 256, 512, 1024];
/** Icons of macOS stand free in their square; those of the others fill it. */
const MAC_MARGIN = 0.1;

mkdirSync(join(resources, 'icons'), { recursive: true });
for (const size of LINUX) {
  writeFileSync(join(resources, 'icons', `${size}x${size}.png`), pngFile(drawIcon(size, 0), size));
}
writeFileSync(join(resources, 'icon.ico'), icoFile(images(WINDOWS, 0)));
writeFileSync(join(resources, 'icon.icns'), icnsFile(images(MACOS, MAC_MARGIN)));

function images(sizes: readonly number[], margin: number): ReadonlyMap<number, Buffer> {
  return new Map(sizes.map((size) => [size, pngFile(drawIcon(size, margin), size)]));
}
