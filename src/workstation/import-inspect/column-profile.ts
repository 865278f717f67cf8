import type { Ambiguity, ColumnProfile, ColumnType, DayOrder } from '../../shared/sync/import-inspection.ts';
import { DateEvidence } from './column-dates.ts';
import { NumberEvidence } from './column-numbers.ts';

const SAMPLES = 5;
/** Words that a person may give a meaning each. */
const WORDS = 200;
const YES = ['yes', 'y', 'true', '1', 'x', 'ja', 'j', 'oui', 'si', 'sí', 'wahr', 'vrai'];
const NO = ['no', 'n', 'false', '0', 'nein', 'non', 'nee', 'nej', 'falsch', 'faux'];

const NUMBERS: readonly ColumnType[] = ['integer', 'decimal', 'percent'];

/** Gathers evidence cell by cell; repeated cells cost nothing. */
export class ColumnProfiler {
  readonly #header: string;
  readonly #numbers = new NumberEvidence();
  readonly #dates = new DateEvidence();
  readonly #seen = new Map<string, number>();
  readonly #samples: string[] = [];
  #filled = 0;
  #isFlag = true;

  constructor(header: string) {
    this.#header = header;
  }

  add(cell: string): void {
    const text = cell.trim();
    if (text === '') return;
    this.#filled += 1;
    const times = this.#seen.get(text);
    if (times !== undefined) {
      this.#seen.set(text, times + 1);
      return;
    }
    if (this.#seen.size < REMEMBERED) this.#seen.set(text, 1);
    if (this.#samples.length < SAMPLES) this.#samples.push(text);
    this.#numbers.add(text);
    this.#dates.add(text);
    const word = text.toLowerCase();
    this.#isFlag &&= YES.includes(word) || NO.includes(word);
  }

  /** Before other columns have their say, see `settled`. */
  get profile(): ColumnProfile {
    const type = this.#type();
    const isText = type === 'text';
    const isDate = type === 'date' || type === 'datetime' || (isText && this.#dates.isMostly);
    const isNumber = NUMBERS.includes(type) || (isText && !isDate && this.#numbers.isMostly);
    return {
      header: this.#header,
      type,
      filled: this.#filled,
      samples: this.#samples,
      distinct: this.#seen.size,
      words: [...this.#seen]
        .toSorted(([, a], [, b]) => b - a)
        .slice(0, WORDS)
        .map(([word, count]) => ({ word, count })),
      numberStyle: isNumber ? (this.#numbers.styles[0] ?? null) : null,
      dateFormats: isDate ? (this.#dates.readings[0]?.formats ?? null) : null,
      flags: type === 'flag' ? { yes: this.#words(YES), no: this.#words(NO) } : null,
      ambiguity: isNumber ? this.#numberAmbiguity() : isDate ? this.#dateAmbiguity() : null,
    };
  }

  #type(): ColumnType {
    if (this.#filled === 0) return 'empty';
    const isOneAndZero = [...this.#seen.keys()].every((text) => text === '0' || text === '1');
    if (this.#isFlag && !isOneAndZero) return 'flag';
    return this.#dates.kind ?? this.#numbers.kind ?? 'text';
  }

  #words(words: readonly string[]): readonly string[] {
    return [...new Set([...this.#seen.keys()].map((text) => text.toLowerCase()))].filter((word) =>
      words.includes(word),
    );
  }

  #numberAmbiguity(): Ambiguity | null {
    const { styles, example } = this.#numbers;
    return styles.length < 2 || example === null ? null : { kind: 'decimal-mark', example, choices: styles };
  }

  #dateAmbiguity(): Ambiguity | null {
    const { readings, example } = this.#dates;
    return readings.length < 2 || example === null ? null : { kind: 'day-order', example, choices: readings };
  }
}

/**
 * One file is written by one program: a column that could mean two things means what the others, where they are sure, say
 * with one voice. What is left is asked.
 */
export function settled(columns: readonly ColumnProfile[]): readonly ColumnProfile[] {
  const sure = columns.filter(({ ambiguity }) => ambiguity === null);
  const marks = new Set(
    sure.filter(({ type }) => type === 'decimal').map((it) => it.numberStyle?.decimalMark),
  );
  const orders = new Set(sure.flatMap(({ dateFormats }) => orderOf(dateFormats?.[0]) ?? []));
  return columns.map((column) => {
    const { ambiguity } = column;
    if (ambiguity?.kind === 'decimal-mark' && marks.size === 1) {
      const style = ambiguity.choices.find(({ decimalMark }) => marks.has(decimalMark));
      return style ? { ...column, numberStyle: style, ambiguity: null } : column;
    }
    if (ambiguity?.kind === 'day-order' && orders.size === 1) {
      const reading = ambiguity.choices.find(({ order }) => orders.has(order));
      return reading ? { ...column, dateFormats: reading.formats, ambiguity: null } : column;
    }
    return column;
  });
}

const REMEMBERED = 50_000;

function orderOf(format: string | undefined): DayOrder | undefined {
  if (format === undefined || format.startsWith('y')) return undefined;
  return format.startsWith('d') ? 'day-first' : 'month-first';
}
