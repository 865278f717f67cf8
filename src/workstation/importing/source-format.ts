import { bytesOf, type SourceFile } from './source-file.ts';

/** What a file is, by its bytes and not by its name. */
export type SourceFormat =
  | { readonly kind: 'text' }
  | { readonly kind: 'workbook' }
  /** A table that another program has to save in another format first; `name` as people know it. */
  | { readonly kind: 'foreign'; readonly name: string }
  | { readonly kind: 'archive' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'binary' };

/** Throws Unreadable. */
export async function formatOf(file: SourceFile): Promise<SourceFormat> {
  let start = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  for await (const chunk of bytesOf(file)) {
    if (start.length < HEAD) start = Buffer.concat([start, chunk]);
    // A text is known by its head; an archive is described at its end, and so is the other container.
    if (start.length >= HEAD && !isContainer(start)) break;
    tail = Buffer.concat([tail, chunk]).subarray(-TAIL);
  }
  if (start.subarray(0, 4).equals(ZIP)) return archiveFormat(start, tail);
  if (start.subarray(0, 8).equals(COMPOUND)) {
    const isLocked = [start, tail].some((bytes) => bytes.includes(ENCRYPTED_PACKAGE));
    return isLocked ? { kind: 'locked' } : foreign('XLS (Excel 97–2003)');
  }
  for (const [name, magic] of BINARIES)
    if (start.subarray(0, magic.length).equals(magic)) return foreign(name);
  if (isOldExcel(start)) return foreign('XLS (Excel 97–2003)');
  return textFormat(start);
}

const HEAD = 1 << 14;
const TAIL = 1 << 20;
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
/** MS-CFB, 2.2. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** Where a workbook with a password keeps itself (MS-OFFCRYPTO, 2.3.4.4). */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');
const BINARIES: readonly (readonly [string, Buffer])[] = [
  ['PDF', Buffer.from('%PDF-')],
  ['RTF', Buffer.from('{\\rtf')],
  ['Parquet', Buffer.from('PAR1')],
  ['SQLite', Buffer.from('SQLite format 3\0')],
];

function foreign(name: string): SourceFormat {
  return { kind: 'foreign', name };
}

function isContainer(start: Buffer): boolean {
  return start.subarray(0, 4).equals(ZIP) || start.subarray(0, 8).equals(COMPOUND);
}

/** The names of all parts stand in the directory at the end, and the first ones at the beginning too. */
function archiveFormat(start: Buffer, tail: Buffer): SourceFormat {
  const has = (name: string) => start.includes(name) || tail.includes(name);
  if (has('application/vnd.oasis.opendocument.spreadsheet')) return foreign('ODS (OpenDocument)');
  if (has('workbook.bin')) return foreign('XLSB (Excel binary)');
  if (has('Index/Document.iwa') || has('Index/Tables/')) return foreign('Numbers');
  if (has('workbook.xml') || (has('[Content_Types].xml') && has('xl/'))) return { kind: 'workbook' };
  if (has('word/document.xml')) return foreign('DOCX (Word)');
  return { kind: 'archive' };
}

/** BIFF2 to BIFF4 have no container: a file begins with its first record. */
function isOldExcel(start: Buffer): boolean {
  return (
    start.length > 4 && start[0] === 0x09 && [0x00, 0x02, 0x04].includes(start[1] ?? 1) && start[3] === 0
  );
}

const TEXTS: readonly (readonly [string, RegExp])[] = [
  ['XML (Excel 2003)', /^<\?xml[\s\S]*urn:schemas-microsoft-com:office:spreadsheet/],
  ['FODS (OpenDocument)', /^<\?xml[\s\S]*urn:oasis:names:tc:opendocument/],
  ['HTML', /^(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|table|meta)\b/i],
  ['XML', /^<\?xml\b/],
  ['SYLK', /^ID;P/],
  ['DIF', /^TABLE\r?\n0,1\r?\n/],
  ['JSON', /^(?:\{\s*"|\[\s*[[{"])/],
];

function textFormat(start: Buffer): SourceFormat {
  const text = start
    .toString('latin1')
    .replace(/^(?:\xef\xbb\xbf)/, '')
    .trimStart();
  for (const [name, pattern] of TEXTS) if (pattern.test(text)) return foreign(name);
  return isBinary(start) ? { kind: 'binary' } : { kind: 'text' };
}

/** Control characters no text has; UTF-16, where every other byte is NUL, has its mark or its pattern. */
function isBinary(start: Buffer): boolean {
  const [first, second] = start;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return false;
  let nuls = 0;
  let controls = 0;
  for (const byte of start) {
    if (byte === 0) nuls += 1;
    else if (byte < 0x20 && !TEXT_CONTROLS.has(byte)) controls += 1;
  }
  const isUtf16 = nuls > start.length * 0.3 && nuls < start.length * 0.6;
  return !isUtf16 && nuls + controls > start.length * 0.02;
}

const TEXT_CONTROLS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a]);
