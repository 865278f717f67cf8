import { builtInMeaning, meaningOf, type NumberMeaning } from './number-format.ts';
import { attribute, XmlEvents, type XmlListener } from './xml-events.ts';
import { damaged, Unpackable, type ZipPart, zipParts } from './zip-directory.ts';
import { unpacked } from './zip-unpack.ts';

/** A sheet of cells, as the workbook lists it. */
export interface SheetEntry {
  readonly name: string;
  readonly isHidden: boolean;
  readonly part: ZipPart;
}

/** A workbook that can be read: everything but the cells. */
export interface Workbook {
  readonly archive: Buffer;
  readonly sheets: readonly SheetEntry[];
  readonly strings: readonly string[];
  /** By the style of a cell. */
  readonly meanings: readonly NumberMeaning[];
  readonly date1904: boolean;
}

/** Throws Unpackable: the reasons of `zipParts`, and `import.workbook-without-sheets`. */
export async function openWorkbook(archive: Buffer): Promise<Workbook> {
  const parts = zipParts(archive);
  const read = async (name: string | undefined, listener: XmlListener): Promise<boolean> => {
    const part = name === undefined ? undefined : partNamed(parts, name);
    if (part) await readPart(archive, part, listener);
    return part !== undefined;
  };
  const root = new Relations('');
  await read('_rels/.rels', root);
  const main = root.target('officeDocument') ?? 'xl/workbook.xml';
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const relations = new Relations(folder);
  await read(`${folder}_rels/${main.slice(folder.length)}.rels`, relations);
  const list = new SheetList();
  if (!(await read(main, list))) throw damaged();
  const strings = new SharedStrings();
  await read(relations.target('sharedStrings') ?? `${folder}sharedStrings.xml`, strings);
  const styles = new CellStyles();
  await read(relations.target('styles') ?? `${folder}styles.xml`, styles);
  const sheets = list.found.flatMap(({ name, isHidden, id }) => {
    const relation = relations.byId.get(id);
    const part = relation?.type === 'worksheet' ? partNamed(parts, relation.target) : undefined;
    return part ? [{ name, isHidden, part }] : [];
  });
  if (sheets.length === 0) throw new Unpackable('import.workbook-without-sheets');
  return { archive, sheets, strings: strings.all, meanings: styles.meanings, date1904: list.date1904 };
}

/** Some programs write names of parts with another case, or with a slash before them. */
function partNamed(parts: ReadonlyMap<string, ZipPart>, name: string): ZipPart | undefined {
  const found = parts.get(name);
  if (found) return found;
  const wanted = name.toLowerCase();
  for (const [other, part] of parts) {
    if (other.toLowerCase().replaceAll('\\', '/').replace(/^\//, '') === wanted) return part;
  }
  return undefined;
}

async function readPart(archive: Buffer, part: ZipPart, listener: XmlListener): Promise<void> {
  const events = new XmlEvents(listener);
  for await (const chunk of unpacked(archive, part)) events.write(chunk);
  events.end();
}

/** `_rels/….rels`: what a part refers to (ECMA-376 part 2, 9.3). */
class Relations implements XmlListener {
  readonly byId = new Map<string, { readonly type: string; readonly target: string }>();
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  open(name: string, tag: string): void {
    if (name !== 'Relationship') return;
    const type = attribute(tag, 'Type') ?? '';
    const target = attribute(tag, 'Target') ?? '';
    this.byId.set(attribute(tag, 'Id') ?? '', {
      type: type.slice(type.lastIndexOf('/') + 1),
      target: target.startsWith('/') ? target.slice(1) : resolved(this.#folder + target),
    });
  }

  target(type: string): string | undefined {
    for (const relation of this.byId.values()) if (relation.type === type) return relation.target;
    return undefined;
  }
}

function resolved(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

class SheetList implements XmlListener {
  readonly found: { readonly name: string; readonly isHidden: boolean; readonly id: string }[] = [];
  date1904 = false;

  open(name: string, tag: string): void {
    if (name === 'workbookPr') this.date1904 = isTrue(attribute(tag, 'date1904'));
    if (name !== 'sheet') return;
    const id = attribute(tag, 'r:id') ?? /\s\w+:id\s*=\s*["']([^"']*)/.exec(tag)?.[1] ?? '';
    this.found.push({
      name: attribute(tag, 'name') ?? '',
      isHidden: (attribute(tag, 'state') ?? 'visible') !== 'visible',
      id,
    });
  }
}

/** Texts that cells name by their number. Readings beside Japanese words (`rPh`) are no part of the text. */
class SharedStrings implements XmlListener {
  readonly all: string[] = [];
  #text = '';
  #isText = false;
  #isReading = false;
  #size = 0;

  open(name: string): void {
    if (name === 'si') this.#text = '';
    else if (name === 'rPh') this.#isReading = true;
    else if (name === 't') this.#isText = !this.#isReading;
  }

  text(text: string): void {
    if (this.#isText) this.#text += text;
  }

  close(name: string): void {
    if (name === 't') this.#isText = false;
    else if (name === 'rPh') this.#isReading = false;
    else if (name === 'si') {
      this.#size += this.#text.length;
      if (this.#size > MOST_TEXT) throw new Unpackable('import.archive-too-large', {});
      this.all.push(unescaped(this.#text));
    }
  }
}

class CellStyles implements XmlListener {
  readonly meanings: NumberMeaning[] = [];
  readonly #codes = new Map<number, string>();
  #isCells = false;

  open(name: string, tag: string): void {
    if (name === 'numFmt') {
      this.#codes.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '');
    } else if (name === 'cellXfs') this.#isCells = true;
    else if (name === 'xf' && this.#isCells) {
      const id = Number(attribute(tag, 'numFmtId') ?? 0);
      const code = this.#codes.get(id);
      this.meanings.push(code === undefined ? (builtInMeaning(id) ?? { kind: 'number' }) : meaningOf(code));
    }
  }

  close(name: string): void {
    if (name === 'cellXfs') this.#isCells = false;
  }
}

/** Characters of all shared texts together: they are held in memory. */
const MOST_TEXT = 150_000_000;

/** Characters that XML cannot hold are written `_x000D_` (ECMA-376, 22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
