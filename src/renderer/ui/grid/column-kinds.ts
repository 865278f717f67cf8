import type { BusinessDate } from '../../../shared/kernel/calendar.ts';
import { formatDecimal, MICRO_DECIMALS } from '../../../shared/kernel/decimal.ts';
import type { Refusal } from '../../../shared/kernel/refusal.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { type DateStyle, parseTypedDate } from '../../../shared/kernel/typed-date.ts';
import { type NumberStyle, parsePastedNumber, writtenInStyle } from '../../../shared/kernel/typed-number.ts';
import {
  parseTypedMicro,
  parseTypedPercent,
  parseTypedQuantity,
} from '../../../shared/kernel/typed-quantity.ts';
import { type CellValue, isLookedUp } from './cell-value.ts';
import type { CellReading, GridColumn, TextSource } from './grid-column.ts';
import type { GridLine } from './grid-line.ts';
import type { LookupProvider } from './look-up.ts';

/** How this person writes and reads numbers and dates: the edge of the screen knows. */
export interface GridFormat {
  readonly numbers: NumberStyle;
  readonly dates: () => DateStyle;
  readonly showQuantity: (micro: number) => string;
  readonly showPrice: (micro: number) => string;
  readonly showPercent: (micro: number) => string;
  readonly showAmount: (minor: number) => string;
  /** Amounts as they are copied: exact, with all decimals of the currency. */
  readonly exactAmount: (minor: number) => string;
  readonly showDate: (date: BusinessDate) => string;
}

type Given = Pick<GridColumn, 'id' | 'title' | 'width'> &
  Partial<Omit<GridColumn, 'id' | 'title' | 'width' | 'kind' | 'show' | 'edit'>>;

/** `#`: the row's heading. */
export function numberColumn(
  given: Pick<GridColumn, 'id' | 'width'> & { readonly title?: string },
): GridColumn {
  return {
    title: '#',
    ...given,
    kind: 'number',
    align: 'end',
    frozen: true,
    read: unread,
    show: plain,
    edit: plain,
  };
}

export function lookupColumn(given: Given & { readonly lookup: LookupProvider }): GridColumn {
  return { align: 'start', read: unread, ...given, kind: 'lookup', show: plain, edit: plain };
}

export function textColumn(given: Given): GridColumn {
  return { align: 'start', read: readText, ...given, kind: 'text', show: plain, edit: plain };
}

/** What is worked out: never written. */
export function readonlyColumn(given: Given & { readonly show?: GridColumn['show'] }): GridColumn {
  return { align: 'start', read: unread, show: plain, ...given, kind: 'readonly', edit: plain };
}

/** `unitColumn` takes the unit of `2 bx`; without one such a text is refused. */
export function quantityColumn(
  format: GridFormat,
  given: Given & {
    readonly unitColumn?: string;
    readonly unitOf?: (text: string, line: GridLine) => Result<string>;
  },
): GridColumn {
  const { unitColumn, unitOf, ...rest } = given;
  const read = (text: string, line: GridLine, source: TextSource): CellReading => {
    if (text.trim() === '') return EMPTY;
    const typed = parseTypedQuantity(text, format.numbers);
    const named = typed.ok ? typed.value.unit : null;
    if (named === null || !unitColumn) {
      return readingOf(micro(text, format.numbers, source, parseTypedMicro), text, format);
    }
    const unit = unitOf ? unitOf(named, line) : ({ ok: true, value: named.toUpperCase() } as const);
    if (!unit.ok) return refusedReading(unit.refusal, text, format);
    return { ok: true, value: typed.ok ? typed.value.quantity : null, also: { [unitColumn]: unit.value } };
  };
  return { align: 'end', read, ...rest, kind: 'quantity', ...numeric(format, format.showQuantity) };
}

export function priceColumn(format: GridFormat, given: Given): GridColumn {
  const read = (text: string, _: GridLine, source: TextSource): CellReading =>
    text.trim() === ''
      ? EMPTY
      : readingOf(micro(text, format.numbers, source, parseTypedMicro), text, format);
  return { align: 'end', read, ...given, kind: 'price', ...numeric(format, format.showPrice) };
}

export function percentColumn(format: GridFormat, given: Given): GridColumn {
  const read = (text: string, _: GridLine, source: TextSource): CellReading => {
    const bare = text.trim().replace(/\s*%$/, '');
    return bare === ''
      ? EMPTY
      : readingOf(micro(bare, format.numbers, source, parseTypedPercent), text, format);
  };
  return { align: 'end', read, ...given, kind: 'percent', ...numeric(format, format.showPercent) };
}

export function amountColumn(format: GridFormat, given: Given): GridColumn {
  const exact = (value: CellValue) =>
    typeof value === 'number' ? writtenInStyle(format.exactAmount(value), format.numbers) : '';
  const show = (value: CellValue) => (typeof value === 'number' ? format.showAmount(value) : '');
  return { align: 'end', read: unread, ...given, kind: 'amount', show, edit: exact };
}

export function dateColumn(format: GridFormat, given: Given): GridColumn {
  const read = (text: string): CellReading =>
    text.trim() === '' ? EMPTY : readingOf(parseTypedDate(text, format.dates()), text, format);
  const show = (value: CellValue) => (typeof value === 'string' ? format.showDate(value) : '');
  const today = () => format.dates().today;
  return { align: 'start', read, today, ...given, kind: 'date', show, edit: plain };
}

/** Units and other short words: text is kept as the page writes it (`EA`). */
export function unitColumn(
  given: Given & { readonly choices: NonNullable<GridColumn['choices']> },
): GridColumn {
  const read = (text: string, line: GridLine): CellReading => {
    const typed = text.trim();
    if (typed === '') return EMPTY;
    const choices = given.choices(line);
    const chosen = choices.find((choice) => choice.toLowerCase() === typed.toLowerCase());
    if (chosen !== undefined) return { ok: true, value: chosen };
    const refusal = { code: 'grid.no-such-choice', params: { text: typed, choices: choices.join(', ') } };
    return { ok: false, bad: { tone: 'red', refusal, ways: choices.slice(0, 3).map((text) => ({ text })) } };
  };
  return { align: 'start', read, ...given, kind: 'unit', show: plain, edit: plain };
}

export function tickColumn(given: Given): GridColumn {
  const read = (text: string): CellReading => ({
    ok: true,
    value: /^(x|y|yes|1|true|✓)$/i.test(text.trim()),
  });
  const show = (value: CellValue) => (value === true ? '✓' : '');
  return { align: 'start', read, ...given, kind: 'tick', show, edit: (value) => (value === true ? 'x' : '') };
}

const EMPTY: CellReading = { ok: true, value: null };

function plain(value: CellValue): string {
  return isLookedUp(value) ? value.text : value === null || typeof value === 'boolean' ? '' : String(value);
}

/** Nothing is ever read into such a cell; the grid does not ask. */
function unread(): CellReading {
  return EMPTY;
}

function readText(text: string): CellReading {
  return text.trim() === '' ? EMPTY : { ok: true, value: text.trim() };
}

function numeric(format: GridFormat, shown: (micro: number) => string): Pick<GridColumn, 'show' | 'edit'> {
  const exact = (value: number) => writtenInStyle(formatDecimal(value, MICRO_DECIMALS, 0), format.numbers);
  return {
    show: (value) => (typeof value === 'number' ? shown(value) : ''),
    edit: (value) => (typeof value === 'number' ? exact(value) : ''),
  };
}

function micro(
  text: string,
  style: NumberStyle,
  source: TextSource,
  typed: (text: string, style: NumberStyle) => Result<number>,
): Result<number> {
  if (source.from === 'typed' || text.trim().startsWith('=')) return typed(text, style);
  return parsePastedNumber(text, MICRO_DECIMALS, style, source.settled);
}

function readingOf(
  result: Result<CellValue & (string | number)>,
  text: string,
  format: GridFormat,
): CellReading {
  return result.ok ? { ok: true, value: result.value } : refusedReading(result.refusal, text, format);
}

/** A number with two readings is amber, with both as ways out. */
function refusedReading(refusal: Refusal, text: string, { numbers }: GridFormat): CellReading {
  if (refusal.code !== 'number.two-readings') return { ok: false, bad: { tone: 'red', refusal, ways: [] } };
  const ways = (['.', ','] as const).map((decimalMark) => {
    const read = parsePastedNumber(text, MICRO_DECIMALS, numbers, { decimalMark });
    return { text: read.ok ? writtenInStyle(formatDecimal(read.value, MICRO_DECIMALS, 0), numbers) : text };
  });
  return { ok: false, bad: { tone: 'amber', refusal, ways } };
}
