import { isBusinessDate } from '../../shared/kernel/calendar.ts';
import type { WallTime } from './import-record.ts';

/** A text read by one of a mapping's formats; null when it is no such time. */
export type ReadTime = (text: string) => WallTime | null;

/**
 * Reads times of one format: `yyyy` `yy` (70 to 69: 1970 to 2069) `MM` `M` `MMM` (Jan) `dd` `d` `HH` `H` `hh` `h` `mm` `ss` `SSS` `a` (AM, PM);
 * letters in apostrophes and everything else stand for themselves. Local wall time: nothing is converted.
 * Null when the format is not one: it needs year, month and day, each once.
 */
export function timeReader(format: string): ReadTime | null {
  const parts: string[] = [];
  const pattern = format.replaceAll(TOKEN, (token, quoted: string | undefined) => {
    const known = Object.hasOwn(PATTERNS, token) ? PATTERNS[token] : undefined;
    if (known === undefined) return escaped(quoted ?? token);
    parts.push(token);
    return known;
  });
  const letters = parts.map((part) => part.charAt(0));
  const once = new Set(letters).size === letters.length;
  if (!once || !['y', 'M', 'd'].every((letter) => letters.includes(letter))) return null;
  if (letters.includes('h') !== letters.includes('a')) return null;
  const expression = new RegExp(`^${pattern}$`);
  return (text) => {
    const match = expression.exec(text);
    return match === null
      ? null
      : assembled(new Map(letters.map((letter, at) => [letter, match[at + 1] ?? ''])));
  };
}

/** The day of a wall time, `YYYY-MM-DD`. */
export function dayOf(time: WallTime): string {
  return time.slice(0, 10);
}

const TOKEN = /'([^']*)'|yyyy|yy|MMM|MM|M|dd|d|HH|H|hh|h|mm|ss|SSS|a|[\s\S]/g;
const PATTERNS: Readonly<Record<string, string>> = {
  yyyy: '(\\d{4})',
  yy: '(\\d{2})',
  MMM: '([A-Za-z]{3})',
  MM: '(\\d{2})',
  M: '(\\d{1,2})',
  dd: '(\\d{2})',
  d: '(\\d{1,2})',
  HH: '(\\d{2})',
  H: '(\\d{1,2})',
  hh: '(\\d{2})',
  h: '(\\d{1,2})',
  mm: '(\\d{2})',
  ss: '(\\d{2})',
  SSS: '(\\d{3})',
  a: '([AaPp][Mm])',
};
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function assembled(part: ReadonlyMap<string, string>): WallTime | null {
  const date = `${yearOf(part.get('y') ?? '')}-${monthOf(part.get('M') ?? '')}-${(part.get('d') ?? '').padStart(2, '0')}`;
  const hour = hourOf(part);
  const minute = part.get('m') ?? '00';
  const second = part.get('s') ?? '00';
  if (!isBusinessDate(date) || hour === null || minute > '59' || second > '59') return null;
  const fraction = part.get('S') ?? '000';
  return `${date}T${hour}:${minute}:${second}${fraction === '000' ? '' : `.${fraction}`}`;
}

function yearOf(text: string): string {
  if (text.length === 4) return text;
  return text >= '70' ? `19${text}` : `20${text}`;
}

function monthOf(text: string): string {
  const named = MONTHS.indexOf(text.toLowerCase());
  return named === -1 ? text.padStart(2, '0') : String(named + 1).padStart(2, '0');
}

function hourOf(part: ReadonlyMap<string, string>): string | null {
  const half = part.get('a')?.toLowerCase();
  if (half === undefined) {
    const hour = (part.get('H') ?? '00').padStart(2, '0');
    return hour <= '23' ? hour : null;
  }
  const hour = Number(part.get('h'));
  if (hour < 1 || hour > 12) return null;
  return String((hour % 12) + (half === 'pm' ? 12 : 0)).padStart(2, '0');
}

function escaped(literal: string): string {
  return literal.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
