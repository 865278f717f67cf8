import { damaged } from './zip-directory.ts';

/** What stands in a part of a workbook, in its order; names without their namespace prefix. */
export interface XmlListener {
  /** `attributes`: the raw text of the tag, read by `attribute`. An empty element opens and closes. */
  open?(name: string, attributes: string): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Reads XML of Office Open XML (ECMA-376) chunk by chunk, holding no more than one tag or text. Document types are refused:
 * the standard forbids them, and entities of one's own are how small files become large. Throws Unpackable.
 */
export class XmlEvents {
  readonly #listener: XmlListener;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #rest = '';

  constructor(listener: XmlListener) {
    this.#listener = listener;
  }

  write(chunk: Buffer): void {
    this.#rest += this.#decode(chunk, true);
    this.#rest = this.#rest.slice(this.#read(this.#rest));
    if (this.#rest.length > LONGEST_PIECE) throw damaged();
  }

  end(): void {
    this.#rest += this.#decode(Buffer.alloc(0), false);
    const read = this.#read(this.#rest);
    if (this.#rest.slice(read).trim() !== '') throw damaged();
  }

  #decode(chunk: Buffer, stream: boolean): string {
    try {
      return this.#decoder.decode(chunk, { stream });
    } catch (error) {
      throw error instanceof TypeError ? damaged() : error;
    }
  }

  /** How much of the text is done with. */
  #read(text: string): number {
    let at = 0;
    for (;;) {
      const open = text.indexOf('<', at);
      if (open === -1) return at;
      if (open > at) this.#listener.text?.(plain(text.slice(at, open)));
      at = open;
      const end = this.#tagAt(text, open);
      if (end === -1) return open;
      at = end;
    }
  }

  /** End of the tag, comment or the like at `at`; −1 where it is not all there yet. */
  #tagAt(text: string, at: number): number {
    const second = text.charCodeAt(at + 1);
    if (second === EXCLAMATION) return this.#declarationAt(text, at);
    if (second === QUESTION) return endOf(text, '?>', at);
    TAG.lastIndex = at;
    const tag = TAG.exec(text)?.[0];
    if (tag === undefined) return -1;
    if (second === SLASH) this.#listener.close?.(localName(tag, 2));
    else this.#opened(tag);
    return at + tag.length;
  }

  #opened(tag: string): void {
    const name = localName(tag, 1);
    this.#listener.open?.(name, tag);
    if (tag.charCodeAt(tag.length - 2) === SLASH) this.#listener.close?.(name);
  }

  #declarationAt(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return endOf(text, '-->', at);
    if (text.startsWith('<![CDATA[', at)) {
      const end = endOf(text, ']]>', at);
      if (end !== -1) this.#listener.text?.(text.slice(at + 9, end - 3));
      return end;
    }
    if (text.length - at < '<![CDATA['.length) return -1;
    throw damaged();
  }
}

/** Value of an attribute in the raw text of a tag. */
export function attribute(tag: string, name: string): string | undefined {
  for (let at = tag.indexOf(name); at !== -1; at = tag.indexOf(name, at + 1)) {
    const before = tag.charCodeAt(at - 1);
    if (before > SPACE) continue;
    const match = VALUE.exec(tag.slice(at + name.length));
    if (match) return plain(match[1] ?? match[2] ?? '');
  }
  return undefined;
}

/** A cell holds at most 32,767 characters (ECMA-376, 18.3.1.96); anything beyond this is no workbook. */
const LONGEST_PIECE = 8_000_000;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;
const SLASH = 0x2f;
const SPACE = 0x20;
const TAG = /<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>/y;
const VALUE = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/;
const NAME_END = /[\s/>]/;
const ENTITY = /&(#x[0-9a-fA-F]+|#\d+|amp|lt|gt|quot|apos);/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? -1 : at + mark.length;
}

function localName(tag: string, from: number): string {
  const name = tag.slice(from, from + tag.slice(from).search(NAME_END));
  return name.slice(name.indexOf(':') + 1);
}

function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(ENTITY, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole;
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
