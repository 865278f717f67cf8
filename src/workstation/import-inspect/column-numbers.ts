import type { NumberStyle } from '../../shared/sync/import-inspection.ts';
import { isOfWords } from './mostly-words.ts';

/** Which styles all numbers of a column could be of; both where nothing in it tells. */
export class NumberEvidence {
  #isNumber = true;
  #isWhole = true;
  #hasCodes = false;
  #isPercent = true;
  #point: Evidence = { fits: true, group: null };
  #comma: Evidence = { fits: true, group: null };
  #marked: string | null = null;
  #numbers = 0;
  #words = 0;

  add(text: string): void {
    if (!this.#isNumber) return;
    if (!NUMBER.test(text)) {
      this.#words += 1;
      if (isOfWords(this.#words, this.#numbers)) this.#isNumber = false;
      return;
    }
    this.#numbers += 1;
    const percent = PERCENT.exec(text);
    if (percent) this.#isWhole = false;
    else this.#isPercent = false;
    const number = percent?.[1] ?? text;
    if (WHOLE.test(number)) {
      if (/^-?0\d/.test(number)) this.#hasCodes = true;
      return;
    }
    this.#isWhole = false;
    this.#point = judged(this.#point, POINT, number);
    this.#comma = judged(this.#comma, COMMA, number);
    this.#isNumber = this.#point.fits || this.#comma.fits;
    if (this.#point.fits && this.#comma.fits) this.#marked ??= number;
  }

  /** Codes such as 00123 are texts: their zeros are part of them. */
  get kind(): 'percent' | 'integer' | 'decimal' | null {
    if (!this.#isNumber || this.#hasCodes || this.#words > 0 || this.#numbers === 0) return null;
    if (this.#isPercent) return 'percent';
    return this.#isWhole ? 'integer' : 'decimal';
  }

  /** Numbers with a word here and there (“on request”): what its name says is what it is. */
  get isMostly(): boolean {
    return this.#isNumber && !this.#hasCodes && this.#numbers >= this.#words;
  }

  /** Possible styles. One: decided; two: the number in `example` may mean either (1,234). */
  get styles(): readonly NumberStyle[] {
    if (this.#isWhole) return [{ decimalMark: '.', groupMark: null }];
    return [
      ...(this.#point.fits ? [{ decimalMark: '.', groupMark: this.#point.group } as const] : []),
      ...(this.#comma.fits ? [{ decimalMark: ',', groupMark: this.#comma.group } as const] : []),
    ];
  }

  get example(): string | null {
    return this.#marked;
  }
}

interface Evidence {
  readonly fits: boolean;
  readonly group: string | null;
}

/** Anything that may be a number in some style. */
const NUMBER = /^-?\d[\d.,' \u00a0\u202f]*%?$|^-?[.,]\d+ ?%?$/;
const WHOLE = /^-?\d+$/;
const PERCENT = /^(-?[\d.,' ]+) ?%$/;
const POINT = /^-?(?:\d+|\d{1,3}(?:([,' \u00a0\u202f])\d{3})(?:\1\d{3})*)(?:\.\d+)?$/;
const COMMA = /^-?(?:\d+|\d{1,3}(?:([.' \u00a0\u202f])\d{3})(?:\1\d{3})*)(?:,\d+)?$/;

function judged(before: Evidence, pattern: RegExp, number: string): Evidence {
  if (!before.fits) return before;
  const match = pattern.exec(number);
  if (!match) return { fits: false, group: null };
  const group = match[1] ?? null;
  if (group !== null && before.group !== null && group !== before.group) return { fits: false, group: null };
  return { fits: true, group: group ?? before.group };
}
