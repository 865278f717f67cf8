import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';

/** One file inside a ZIP archive, as the archive's directory describes it (APPNOTE 6.3.10, 4.3.12). */
export interface ZipPart {
  readonly name: string;
  readonly packedSize: number;
  /** Declared; what is unpacked is held to it. */
  readonly size: number;
  readonly crc: number;
  /** 0: stored, 8: deflated. */
  readonly method: number;
  /** Where the local header begins. */
  readonly offset: number;
}

/** What an archive may declare; more is refused before anything is unpacked. */
export interface ZipLimits {
  readonly parts: number;
  /** Bytes of all parts together, unpacked. */
  readonly size: number;
}

export const workbookLimits: ZipLimits = { parts: 5_000, size: 1_500_000_000 };

/** Why an archive cannot be read. Thrown inside this folder only. */
export class Unpackable extends Error {
  override readonly name = 'Unpackable';
  readonly refusal: Refusal;

  constructor(code: string, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.refusal = refusal(code, params);
  }
}

/**
 * The parts of an archive by name. Throws Unpackable: `import.archive-damaged`, `import.archive-locked`, and
 * `import.archive-too-large` for more parts or bytes than the limits or for parts that lie over each other, by which a
 * small file declares petabytes (Fifield, "A better zip bomb", WOOT 2019).
 */
export function zipParts(archive: Buffer, limits: ZipLimits = workbookLimits): ReadonlyMap<string, ZipPart> {
  const { at, count } = directoryOf(archive);
  if (count > limits.parts) throw new Unpackable('import.archive-too-large', { parts: count });
  const parts = new Map<string, ZipPart>();
  let offset = at;
  let size = 0;
  for (let i = 0; i < count; i += 1) {
    const { part, next } = entryAt(archive, offset);
    size += part.size;
    if (size > limits.size) throw new Unpackable('import.archive-too-large', { parts: count });
    parts.set(part.name, part);
    offset = next;
  }
  refuseOverlaps([...parts.values()]);
  return parts;
}

/** The packed bytes of a part. Throws Unpackable. */
export function packedBytes(archive: Buffer, part: ZipPart): Buffer {
  const header = part.offset;
  if (header + LOCAL_HEADER > archive.length || archive.readUInt32LE(header) !== LOCAL) throw damaged();
  const start = header + LOCAL_HEADER + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  if (start + part.packedSize > archive.length) throw damaged();
  return archive.subarray(start, start + part.packedSize);
}

export function damaged(): Unpackable {
  return new Unpackable('import.archive-damaged');
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_RECORD = 22;
const CENTRAL_HEADER = 46;
const LOCAL_HEADER = 30;
const LONGEST_COMMENT = 0xffff;
/** What a field holds where the number stands in a ZIP64 record: beyond any workbook we take. */
const ZIP64 = 0xffffffff;
const ENCRYPTED = 1;

function directoryOf(archive: Buffer): { readonly at: number; readonly count: number } {
  const first = Math.max(0, archive.length - END_RECORD - LONGEST_COMMENT);
  for (let at = archive.length - END_RECORD; at >= first; at -= 1) {
    if (archive.readUInt32LE(at) !== END) continue;
    const start = archive.readUInt32LE(at + 16);
    if (start === ZIP64) throw new Unpackable('import.archive-too-large', {});
    return { at: start, count: archive.readUInt16LE(at + 10) };
  }
  throw damaged();
}

function entryAt(archive: Buffer, at: number): { readonly part: ZipPart; readonly next: number } {
  if (at + CENTRAL_HEADER > archive.length || archive.readUInt32LE(at) !== CENTRAL) throw damaged();
  const nameEnd = at + CENTRAL_HEADER + archive.readUInt16LE(at + 28);
  const next = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  if (next > archive.length) throw damaged();
  if ((archive.readUInt16LE(at + 8) & ENCRYPTED) !== 0) throw new Unpackable('import.archive-locked');
  const part = {
    name: archive.toString('utf8', at + CENTRAL_HEADER, nameEnd),
    method: archive.readUInt16LE(at + 10),
    crc: archive.readUInt32LE(at + 16),
    packedSize: archive.readUInt32LE(at + 20),
    size: archive.readUInt32LE(at + 24),
    offset: archive.readUInt32LE(at + 42),
  };
  if ([part.packedSize, part.size, part.offset].includes(ZIP64)) {
    throw new Unpackable('import.archive-too-large', {});
  }
  return { part, next };
}

function refuseOverlaps(parts: readonly ZipPart[]): void {
  const inOrder = parts.toSorted((a, b) => a.offset - b.offset);
  let end = 0;
  for (const { offset, packedSize } of inOrder) {
    if (offset < end) throw new Unpackable('import.archive-too-large', { parts: parts.length });
    end = offset + LOCAL_HEADER + packedSize;
  }
}
