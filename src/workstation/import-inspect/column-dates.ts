import type { DayOrder } from '../../shared/sync/import-inspection.ts';
import { type ReadTime, timeReader } from '../importing/wall-time.ts';
import { isOfWords } from './mostly-words.ts';

interface Base {
  readonly order: DayOrder;
  readonly formats: readonly {
    readonly format: string;
    readonly read: ReadTime;
    readonly hasTime: boolean;
  }[];
}

/** Which ways of writing dates fit every cell of a column. */
export class DateEvidence {
  #bases: readonly Base[] = BASES;
  readonly #used = new Set<string>();
  #hasTime = false;
  #example: string | null = null;
  #dates = 0;
  #words = 0;

  add(text: string): void {
    if (this.#bases.length === 0) return;
    const fitting = this.#bases.filter((base) => fits(base, text));
    if (fitting.length === 0 && !BASES.some((base) => fits(base, text))) {
      this.#words += 1;
      if (isOfWords(this.#words, this.#dates)) this.#bases = [];
      return;
    }
    this.#dates += 1;
    this.#bases = fitting;
    for (const { formats } of fitting) {
      const found = formats.find(({ read }) => read(text) !== null);
      if (!found) continue;
      this.#used.add(found.format);
      if (found.hasTime) this.#hasTime = true;
    }
    if (fitting.length > 1) this.#example ??= text;
  }

  get kind(): 'date' | 'datetime' | null {
    if (this.#bases.length === 0 || this.#words > 0 || this.#dates === 0) return null;
    return this.#hasTime ? 'datetime' : 'date';
  }

  /** Days with a word here and there (“soon”): what its name says is what it is. */
  get isMostly(): boolean {
    return this.#bases.length > 0 && this.#dates > 0 && this.#dates >= this.#words;
  }

  /** Possible readings, each with the formats of it that occur. Two: 03/04/2026 may mean either. */
  get readings(): readonly { readonly order: DayOrder; readonly formats: readonly string[] }[] {
    const byOrder = new Map<DayOrder, readonly string[]>();
    for (const { order, formats } of this.#bases) {
      if (byOrder.has(order)) continue;
      byOrder.set(
        order,
        formats.map(({ format }) => format).filter((format) => this.#used.has(format)),
      );
    }
    return [...byOrder].map(([order, formats]) => ({ order, formats }));
  }

  get example(): string | null {
    return this.#example;
  }
}

function fits({ formats }: Base, text: string): boolean {
  return formats.some(({ read }) => read(text) !== null);
}

const TIMES = [
  '',
  ' H:mm',
  ' H:mm:ss',
  ' H:mm:ss.SSS',
  "'T'HH:mm:ss",
  "'T'HH:mm:ss'Z'",
  ' h:mm a',
  ' h:mm:ss a',
];

/** A one-digit token also reads two digits, so that each order needs one format per separator. */
const DATES: readonly (readonly [DayOrder, string])[] = [
  ['year-first', 'yyyy-M-d'],
  ['year-first', 'yyyy/M/d'],
  ['year-first', 'yyyy.M.d'],
  ['year-first', 'yyyyMMdd'],
  ['day-first', 'd.M.yyyy'],
  ['day-first', 'd/M/yyyy'],
  ['day-first', 'd-M-yyyy'],
  ['day-first', 'd MMM yyyy'],
  ['day-first', 'd-MMM-yyyy'],
  ['day-first', 'd.M.yy'],
  ['day-first', 'd/M/yy'],
  ['month-first', 'M/d/yyyy'],
  ['month-first', 'M-d-yyyy'],
  ['month-first', 'MMM d, yyyy'],
  ['month-first', 'M/d/yy'],
];

const BASES: readonly Base[] = DATES.map(([order, date]) => ({
  order,
  formats: TIMES.flatMap((time) => {
    const read = timeReader(date + time);
    return read === null ? [] : [{ format: date + time, read, hasTime: time !== '' }];
  }),
}));
