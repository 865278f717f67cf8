import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { drawIcon } from '../../scripts/desktop/icon-drawing.ts';
import { icnsFile, icoFile, pngFile } from '../../scripts/desktop/icon-files.ts';

const root = join(import.meta.dirname, '../..');
const file = (name: string) => readFileSync(join(root, 'resources', name));

/** Rows of a PNG as it was stored, each after its filter. */
function rowsOf(png: Buffer): Buffer {
  const data = png.indexOf('IDAT');
  return inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
}

describe('Daybook’s icons', () => {
  test.each([16, 32, 48])('of %i pixels are what draw-icons.ts draws', (size) => {
    const stored = file(`icons/${size}x${size}.png`);
    expect(rowsOf(stored)).toEqual(rowsOf(pngFile(drawIcon(size, 0), size)));
  });

  test('are the mark of the screens: the same ground and the same letter', () => {
    const svg = readFileSync(join(root, 'src/renderer/daybook.svg'), 'utf8');
    expect(svg).toContain('rx="7" fill="#0f5fd6"');
    expect(svg).toContain('d="M9 7h9a7 9 0 0 1 0 18H9z"');
    const pixels = drawIcon(32, 0);
    const at = (x: number, y: number) => [...pixels.subarray((y * 32 + x) * 4, (y * 32 + x) * 4 + 4)];
    expect(at(16, 3)).toEqual([0x0f, 0x5f, 0xd6, 255]);
    expect(at(9, 12)).toEqual([255, 255, 255, 255]);
    expect(at(12, 16)).toEqual([255, 255, 255, 255]);
    expect(at(0, 0)[3]).toBeLessThan(64);
  });

  test('hold every size that Windows and macOS ask for', () => {
    const ico = file('icon.ico');
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, i) => ico.readUInt8(6 + 16 * i) || 256);
    expect(sizes).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
    const icns = file('icon.icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    for (const name of ['ic07', 'ic08', 'ic09', 'ic10', 'ic13', 'ic14'])
      expect(icns.includes(name)).toBe(true);
  });

  test('of a system that lacks a size are not made', () => {
    expect(() => icnsFile(new Map())).toThrow(/no image/);
    expect(icoFile(new Map([[16, Buffer.from('x')]])).readUInt16LE(4)).toBe(1);
  });
});
