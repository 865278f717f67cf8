import { crc32, deflateSync } from 'node:zlib';

/** A PNG of RGBA pixels (ISO/IEC 15948): 8 bits, no interlacing. */
export function pngFile(pixels: Uint8Array, size: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y++) {
    // Each row begins with its filter; 0 leaves it as it is.
    rows.set(pixels.subarray(y * size * 4, (y + 1) * size * 4), y * (size * 4 + 1) + 1);
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A Windows icon that holds PNGs, by their size. */
export function icoFile(images: ReadonlyMap<number, Buffer>): Buffer {
  const head = Buffer.alloc(6 + 16 * images.size);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.size, 4);
  let offset = head.length;
  let place = 6;
  for (const [size, png] of images) {
    head.set([size % 256, size % 256, 0, 0], place);
    head.writeUInt16LE(1, place + 4);
    head.writeUInt16LE(32, place + 6);
    head.writeUInt32LE(png.length, place + 8);
    head.writeUInt32LE(offset, place + 12);
    offset += png.length;
    place += 16;
  }
  return Buffer.concat([head, ...images.values()]);
}

/** What macOS calls a PNG of a size, twice where it also stands for half of it on a fine screen. */
const ICNS_NAMES: readonly (readonly [name: string, size: number])[] = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

/** A macOS icon that holds PNGs, by their size. Throws where one is missing. */
export function icnsFile(images: ReadonlyMap<number, Buffer>): Buffer {
  const parts = ICNS_NAMES.map(([name, size]) => {
    const png = images.get(size);
    if (!png) throw new Error(`no image of ${size} pixels`);
    return element(name, png);
  });
  return element('icns', Buffer.concat(parts));
}

function element(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}

function chunk(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length, 0);
  head.write(name, 4, 'latin1');
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(content, crc32(name)), 0);
  return Buffer.concat([head, content, check]);
}
