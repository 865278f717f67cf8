import { isUtf8 } from 'node:buffer';
import { refusal } from '../../shared/kernel/refusal.ts';
import type { Encoding } from '../../shared/sync/import-inspection.ts';
import { bytesOf, type SourceFile, Unreadable } from './source-file.ts';

/**
 * A byte order mark decides; then `declared`; then the bytes: NULs in every other place are UTF-16, a file that is
 * UTF-8 to its last byte is UTF-8 (which needs one reading of all of it), and anything else is windows-1252, in which
 * every byte is some character. Throws Unreadable.
 */
export async function encodingOf(file: SourceFile, declared: Encoding | 'auto'): Promise<Encoding> {
  const check = new Utf8Check();
  let start: Buffer | undefined;
  for await (const chunk of bytesOf(file)) {
    if (start === undefined) {
      start = chunk;
      const known = markedEncoding(chunk) ?? (declared === 'auto' ? guessUtf16(chunk) : declared);
      if (known !== undefined) return known;
    }
    if (!check.accepts(chunk)) return 'windows-1252';
  }
  if (start === undefined && declared !== 'auto') return declared;
  return check.isComplete() ? 'utf-8' : 'windows-1252';
}

/** True where a byte order mark says the encoding. Throws Unreadable. */
export async function isMarked(file: SourceFile): Promise<boolean> {
  for await (const chunk of bytesOf(file)) return markedEncoding(chunk) !== undefined;
  return false;
}

/**
 * The file as UTF-8 without a byte order mark. Throws Unreadable `import.wrong-encoding` where the bytes are not what
 * `encoding` promises: a character is never replaced silently.
 */
export async function* utf8Of(file: SourceFile, encoding: Encoding): AsyncGenerator<Buffer> {
  const mark = MARKS[encoding];
  const decode = encoding === 'utf-8' ? utf8Checker() : decoder(encoding);
  let start: Buffer | undefined = Buffer.alloc(0);
  const bytes = bytesOf(file);
  try {
    for await (const chunk of bytes) {
      if (start === undefined) {
        yield decode(chunk, false);
        continue;
      }
      start = Buffer.concat([start, chunk]);
      if (start.length < mark.length) continue;
      const marked = mark.length > 0 && start.subarray(0, mark.length).equals(mark);
      yield decode(marked ? start.subarray(mark.length) : start, false);
      start = undefined;
    }
    yield decode(start ?? Buffer.alloc(0), true);
  } catch (error) {
    throw error instanceof TypeError ? wrongEncoding(file, encoding) : error;
  }
}

const MARKS: Readonly<Record<Encoding, Buffer>> = {
  'utf-8': Buffer.from([0xef, 0xbb, 0xbf]),
  'utf-16le': Buffer.from([0xff, 0xfe]),
  'utf-16be': Buffer.from([0xfe, 0xff]),
  'windows-1252': Buffer.alloc(0),
};

function markedEncoding(start: Buffer): Encoding | undefined {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
    const mark = MARKS[encoding];
    if (start.subarray(0, mark.length).equals(mark)) return encoding;
  }
  return undefined;
}

/** Tables are mostly Latin letters, digits and delimiters: in UTF-16 every other byte of those is NUL. */
function guessUtf16(start: Buffer): Encoding | undefined {
  const pairs = Math.min(start.length, 4096) >> 1;
  if (pairs === 0) return undefined;
  let high = 0;
  let low = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (start[2 * pair] === 0) high += 1;
    if (start[2 * pair + 1] === 0) low += 1;
  }
  if (low > pairs / 2 && high < pairs / 10) return 'utf-16le';
  if (high > pairs / 2 && low < pairs / 10) return 'utf-16be';
  return undefined;
}

/** `isUtf8` over chunks: a character cut by the end of a chunk is judged with the next one. */
class Utf8Check {
  #rest: Buffer = Buffer.alloc(0);

  accepts(chunk: Buffer): boolean {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const end = wholeCharacters(bytes);
    this.#rest = Buffer.from(bytes.subarray(end));
    return isUtf8(bytes.subarray(0, end));
  }

  isComplete(): boolean {
    return this.#rest.length === 0;
  }
}

/** Length without a character at the end that may go on in the next chunk: at most three bytes less. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return size > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

type Decode = (chunk: Buffer, isLast: boolean) => Buffer;

/** Passes the bytes on as they are, which is twice as fast as decoding and encoding them again. */
function utf8Checker(): Decode {
  const check = new Utf8Check();
  return (chunk, isLast) => {
    if (!check.accepts(chunk) || (isLast && !check.isComplete())) throw new TypeError('not UTF-8');
    return chunk;
  };
}

function decoder(encoding: Encoding): Decode {
  const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (chunk, isLast) => Buffer.from(text.decode(chunk, { stream: !isLast }));
}

function wrongEncoding(file: SourceFile, encoding: Encoding): Unreadable {
  return new Unreadable(refusal('import.wrong-encoding', { file: file.name, encoding }));
}
