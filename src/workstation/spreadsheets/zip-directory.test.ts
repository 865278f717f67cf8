import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type ZipPart, zipParts } from './zip-directory.ts';
import { unpacked } from './zip-unpack.ts';

interface Planted {
  readonly name: string;
  readonly content: string;
  /** What the directory says instead of the truth. */
  readonly lie?: Partial<ZipPart>;
  readonly flags?: number;
}

/** An archive as small as can be, with whatever its directory is to claim. */
function archiveOf(files: readonly Planted[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, lie = {}, flags = 0 } of files) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const told = {
      offset,
      size: bytes.length,
      packedSize: packed.length,
      crc: crc32(bytes),
      method: 8,
      ...lie,
    };
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    bodies.push(local, Buffer.from(name), packed);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(told.method, 10);
    central.writeUInt32LE(told.crc, 16);
    central.writeUInt32LE(told.packedSize, 20);
    central.writeUInt32LE(told.size, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(told.offset, 42);
    directory.push(central, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

async function textOf(archive: Buffer, name: string): Promise<string> {
  const part = zipParts(archive).get(name);
  if (!part) throw new Error(`no part ${name}`);
  const chunks: Buffer[] = [];
  for await (const chunk of unpacked(archive, part)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const damage = expect.objectContaining({ refusal: { code: 'import.archive-damaged', params: {} } });
const excess = expect.objectContaining({
  refusal: expect.objectContaining({ code: 'import.archive-too-large' }),
});

describe('an archive', () => {
  test('gives each of its parts', async () => {
    const archive = archiveOf([
      { name: 'a', content: 'first' },
      { name: 'b', content: 'second' },
    ]);
    expect(await textOf(archive, 'a')).toBe('first');
    expect(await textOf(archive, 'b')).toBe('second');
  });

  test('that declares more than the limit is refused before anything is unpacked', () => {
    const archive = archiveOf([{ name: 'bomb', content: 'x', lie: { size: 2_000_000_000 } }]);
    expect(() => zipParts(archive)).toThrow(excess);
  });

  test('that declares less than it unpacks to is cut off there', async () => {
    const archive = archiveOf([{ name: 'bomb', content: 'x'.repeat(1_000_000), lie: { size: 10 } }]);
    await expect(textOf(archive, 'bomb')).rejects.toEqual(damage);
  });

  test('with too many parts is refused', () => {
    const archive = archiveOf([
      { name: 'a', content: '' },
      { name: 'b', content: '' },
    ]);
    expect(() => zipParts(archive, { parts: 1, size: 100 })).toThrow(excess);
  });

  test('whose parts lie over each other is refused', () => {
    const archive = archiveOf([
      { name: 'a', content: 'first' },
      { name: 'b', content: 'second', lie: { offset: 0 } },
    ]);
    expect(() => zipParts(archive)).toThrow(excess);
  });

  test('with a password is refused', () => {
    expect(() => zipParts(archiveOf([{ name: 'a', content: '', flags: 1 }]))).toThrow(
      expect.objectContaining({ refusal: { code: 'import.archive-locked', params: {} } }),
    );
  });

  test('whose bytes are others than when it was made is damaged', async () => {
    const archive = archiveOf([{ name: 'a', content: 'first', lie: { crc: 1 } }]);
    await expect(textOf(archive, 'a')).rejects.toEqual(damage);
    expect(() => zipParts(Buffer.from('PK\x03\x04 and no directory'))).toThrow(damage);
  });
});
