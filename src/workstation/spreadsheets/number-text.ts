import type { NumberMeaning } from './number-format.ts';

/**
 * A stored number as a person sees it, digit by digit: Excel keeps 15 significant digits and writes 17 into the file,
 * so that 0.1 + 0.2 stands there as 0.30000000000000004; the two more are no part of the number. Whole numbers of any
 * length keep all theirs. A text that is no number comes back as it is.
 */
export function numberText(stored: string, meaning: NumberMeaning, date1904: boolean): string {
  const parts = DECIMAL.exec(stored.trim());
  if (!parts) return stored;
  if (meaning.kind === 'date' || meaning.kind === 'time') {
    return timeText(Number(stored), meaning.kind, date1904) ?? plainText(parts, 0);
  }
  if (meaning.kind === 'percent') return `${plainText(parts, 2)}%`;
  const text = plainText(parts, 0);
  return meaning.kind === 'padded' && /^\d+$/.test(text) ? text.padStart(meaning.digits, '0') : text;
}

const DECIMAL = /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,3}))?$/;
const EXCEL_DIGITS = 15;
const MS_PER_DAY = 86_400_000;
/** Serial 0 of both systems; in that of 1900 the days before its February 29, which never was, lie one further on. */
const START_1900 = Date.UTC(1899, 11, 30);
const START_1904 = Date.UTC(1904, 0, 1);
const LAST_FALSE_DAY = 60;
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465;

/** `shift`: by how many places the point moves to the right. */
function plainText([, sign = '', whole = '', fraction = '', exponent = '0']: RegExpExecArray, shift: number) {
  const isWhole = fraction === '' && Number(exponent) === 0 && shift === 0;
  const digits = (whole + fraction).replace(/^0+/, '');
  const dropped = isWhole ? 0 : Math.max(0, digits.length - EXCEL_DIGITS);
  const kept = withoutLast(digits, dropped);
  const places = fraction.length - dropped - Number(exponent) - shift;
  const text = places <= 0 ? kept + '0'.repeat(-places) : withPoint(kept, places);
  const clean = text.replace(/^0+(?=\d)/, '');
  return clean === '' ? '0' : `${/[1-9]/.test(clean) ? sign : ''}${clean}`;
}

function withPoint(digits: string, places: number): string {
  const padded = digits.padStart(places + 1, '0');
  const at = padded.length - places;
  return `${padded.slice(0, at)}.${padded.slice(at)}`.replace(/\.?0+$/, '');
}

/** Rounded half up; one digit longer where all were nines. */
function withoutLast(digits: string, count: number): string {
  if (count === 0) return digits;
  const at = digits.length - count;
  return String(BigInt(digits.slice(0, at)) + (digits.charAt(at) >= '5' ? 1n : 0n));
}

/** Null where the serial is no day of the calendar. */
function timeText(serial: number, kind: 'date' | 'time', date1904: boolean): string | null {
  if (!(serial >= 0 && serial <= LAST_SERIAL)) return null;
  const ms = Math.round(serial * MS_PER_DAY);
  const time = new Date(ms % MS_PER_DAY).toISOString().slice('1970-01-01T'.length, -1).replace('.000', '');
  if (kind === 'time' && serial < 1) return time;
  const day = Math.floor(ms / MS_PER_DAY);
  const skipped = !date1904 && day < LAST_FALSE_DAY ? 1 : 0;
  if (!date1904 && day === LAST_FALSE_DAY) return null;
  const start = date1904 ? START_1904 : START_1900;
  const date = new Date(start + (day + skipped) * MS_PER_DAY).toISOString().slice(0, 10);
  return ms % MS_PER_DAY === 0 ? date : `${date}T${time}`;
}
