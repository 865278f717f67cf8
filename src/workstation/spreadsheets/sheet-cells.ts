import { NUMBER, type NumberMeaning } from './number-format.ts';
import { numberText } from './number-text.ts';
import { isTrue, unescaped, type Workbook } from './workbook-parts.ts';
import { attribute, type XmlListener } from './xml-events.ts';
import { damaged } from './zip-directory.ts';

/** A row that has cells; `row` from 1. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Cells of a sheet that are one to the eye: rows from 1, columns from 0, all included. */
export interface MergedArea {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/**
 * Gathers the rows of a worksheet (ECMA-376, 18.3.1) as texts. A formula counts by the value that was last worked out for
 * it. Rows with no value are left out; empty cells before the last value are there.
 */
export class SheetCells implements XmlListener {
  readonly #workbook: Workbook;
  /** Taken out by the reader after each chunk. */
  rows: SheetRow[] = [];
  #row = 0;
  #column = -1;
  #cells: string[] = [];
  #type = 'n';
  #meaning: NumberMeaning = NUMBER;
  #value = '';
  #isValue = false;
  #isReading = false;

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  open(name: string, tag: string): void {
    switch (name) {
      case 'c':
        this.#openCell(tag);
        return;
      case 'v':
        this.#isValue = true;
        return;
      case 't':
        this.#isValue = this.#type === 'inlineStr' && !this.#isReading;
        return;
      case 'rPh':
        this.#isReading = true;
        return;
      case 'row':
        this.#row = Number(attribute(tag, 'r') ?? this.#row + 1);
        if (!(this.#row >= 1 && this.#row <= LAST_ROW)) throw damaged();
        this.#column = -1;
        this.#cells = [];
    }
  }

  text(text: string): void {
    if (this.#isValue) this.#value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#isValue = false;
    else if (name === 'rPh') this.#isReading = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row' && this.#cells.length > 0) this.rows.push({ row: this.#row, cells: this.#cells });
  }

  #openCell(tag: string): void {
    const place = attribute(tag, 'r');
    this.#column = place === undefined ? this.#column + 1 : columnOf(place);
    if (!(this.#column >= 0 && this.#column <= LAST_COLUMN)) throw damaged();
    this.#type = attribute(tag, 't') ?? 'n';
    const style = attribute(tag, 's');
    this.#meaning = (style === undefined ? undefined : this.#workbook.meanings[Number(style)]) ?? NUMBER;
    this.#value = '';
  }

  #closeCell(): void {
    if (this.#value === '') return;
    const text = this.#text();
    if (text === '') return;
    for (let i = this.#cells.length; i < this.#column; i += 1) this.#cells.push('');
    this.#cells[this.#column] = text;
  }

  #text(): string {
    const { strings, date1904 } = this.#workbook;
    switch (this.#type) {
      case 's':
        return strings[Number(this.#value)] ?? '';
      case 'b':
        return isTrue(this.#value.trim()) ? 'TRUE' : 'FALSE';
      case 'str':
      case 'inlineStr':
        return unescaped(this.#value);
      case 'd':
        return this.#value
          .trim()
          .replace(/T00:00:00(?:\.0+)?Z?$/, '')
          .replace(/Z$/, '');
      case 'e':
        return this.#value.trim();
      default:
        return numberText(this.#value, this.#meaning, date1904);
    }
  }
}

/** Position from 0 of the column in a reference such as `AB12`. */
export function columnOf(place: string): number {
  let column = 0;
  for (let i = 0; i < place.length; i += 1) {
    const letter = place.charCodeAt(i) & ~LOWER_CASE;
    if (letter < LETTER_A || letter > LETTER_Z) break;
    column = column * 26 + letter - LETTER_A + 1;
  }
  return column - 1;
}

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_383;
const LETTER_A = 65;
const LETTER_Z = 90;
const LOWER_CASE = 0x20;
