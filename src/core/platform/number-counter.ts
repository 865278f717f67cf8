import type { Db } from './database.ts';

/** Digits of the counter in a document number; more are used once they are needed. */
const DIGITS = 6;

/** The next number of a series on a workstation: `SO-A-001042`. A number once given is never given again. */
export function nextDocumentNumber(db: Db, series: string, code: string): string {
  return `${series}-${code}-${String(nextCount(db, `${series}-${code}`)).padStart(DIGITS, '0')}`;
}

/** The next final number of a gapless series (`INV-000017`): the authority's, part of its one transaction. */
export function nextFinalNumber(db: Db, series: string): string {
  return `${series}-${String(nextCount(db, `final:${series}`)).padStart(DIGITS, '0')}`;
}

function nextCount(db: Db, series: string): number {
  const last = db.q('SELECT last FROM numberCounter WHERE series = ?').pluck().get(series);
  if (typeof last !== 'number') {
    db.q('INSERT INTO numberCounter (series, last) VALUES (?, 1)').run(series);
    return 1;
  }
  db.q('UPDATE numberCounter SET last = ? WHERE series = ?').run(last + 1, series);
  return last + 1;
}

/** Raises the counter of a final number's series to at least that number: when history arrives as data. */
export function raiseFinalNumber(db: Db, number: string): void {
  raiseCount(db, `final:${seriesOf(number)}`, number);
}

/** The same for a document number, whose series names the workstation it was given on. */
export function raiseDocumentNumber(db: Db, number: string): void {
  raiseCount(db, seriesOf(number), number);
}

function seriesOf(number: string): string {
  return number.slice(0, number.lastIndexOf('-'));
}

function raiseCount(db: Db, series: string, number: string): void {
  const count = Number(number.slice(number.lastIndexOf('-') + 1));
  db.q(
    'INSERT INTO numberCounter (series, last) VALUES (?, ?) ON CONFLICT (series) DO UPDATE SET last = max(last, excluded.last)',
  ).run(series, count);
}
