import type { Refusal } from '../../../shared/kernel/refusal.ts';
import { type CellValue, isBlank, isSameValue } from './cell-value.ts';

/** A way out offered at a cell: the text that would be typed in its place. */
export interface CellWay {
  readonly text: string;
}

/** Text that stands in a cell and is not taken: red cannot be, amber has two readings, asking waits for an answer. */
export interface BadCell {
  readonly text: string;
  readonly tone: 'red' | 'amber' | 'asking';
  readonly refusal: Refusal;
  readonly ways: readonly CellWay[];
}

export interface GridLine {
  /** Never changes and is never used again; the page may use it as the id of the line. */
  readonly key: string;
  /** 10, 20, 30: what people call the line. */
  readonly number: number;
  /** What was entered, by column. What the page worked out is in its `LineResults`. */
  readonly cells: Readonly<Record<string, CellValue>>;
  readonly bad: Readonly<Record<string, BadCell>>;
}

/** What the page says about a line, when it knows it; never part of undo. */
export interface LineResults {
  /** Shown where nothing is entered: description, price by the rules, amount. */
  readonly cells: Readonly<Record<string, CellValue>>;
  readonly notes: Readonly<Record<string, CellNote>>;
}

export interface CellNote {
  readonly tone: 'plain' | 'green' | 'amber' | 'red';
  /** Shown as a chip in place of the value. */
  readonly chip?: string;
  /** The sentence read and shown at the focused cell. */
  readonly message?: string;
}

export const LINE_STEP = 10;

export function emptyLine(key: string, number: number): GridLine {
  return { key, number, cells: {}, bad: {} };
}

export function isEmptyLine(line: GridLine): boolean {
  for (const column in line.cells) if (!isBlank(line.cells[column] ?? null)) return false;
  for (const _ in line.bad) return false;
  return true;
}

/** The line with these values in place; text that was not taken goes from those cells. The same line when nothing changes. */
export function withCells(line: GridLine, values: Readonly<Record<string, CellValue>>): GridLine {
  const changed = Object.entries(values).filter(
    ([column, value]) => column in line.bad || !isSameValue(line.cells[column] ?? null, value),
  );
  if (changed.length === 0) return line;
  const bad = { ...line.bad };
  for (const [column] of changed) delete bad[column];
  return { ...line, cells: { ...line.cells, ...Object.fromEntries(changed) }, bad };
}

/** The line with text that is not taken: the cell's value goes, so that nothing counts on what nobody meant. */
export function withBad(line: GridLine, column: string, bad: BadCell): GridLine {
  const standing = line.bad[column];
  if (standing?.text === bad.text && standing.refusal.code === bad.refusal.code) return line;
  return { ...line, cells: { ...line.cells, [column]: null }, bad: { ...line.bad, [column]: bad } };
}

/** Exactly one empty line at the end, numbered after all others, whatever stands before it. */
export function endedByEmptyLine(lines: readonly GridLine[], newKey: () => string): readonly GridLine[] {
  let end = lines.length;
  while (end > 0 && isEmptyAt(lines, end - 1)) end -= 1;
  const spare = lines[end];
  const body = lines.slice(0, end);
  const number = nextNumber(body);
  const fits = spare !== undefined && spare.number >= number;
  if (fits && end === lines.length - 1) return lines;
  return [...body, fits ? spare : emptyLine(spare?.key ?? newKey(), number)];
}

/** The next multiple of ten after all numbers. */
export function nextNumber(lines: readonly GridLine[]): number {
  let most = 0;
  for (const { number } of lines) most = Math.max(most, number);
  return (Math.floor(most / LINE_STEP) + 1) * LINE_STEP;
}

/** `count` numbers for lines put before `before`: between the neighbours where there is room, else after all. */
export function numbersBetween(lines: readonly GridLine[], before: number, count: number): readonly number[] {
  const low = lines[before - 1]?.number ?? 0;
  const high = lines[before]?.number ?? 0;
  const between = Array.from(
    { length: count },
    (_, place) => low + Math.floor(((high - low) * (place + 1)) / (count + 1)),
  );
  const taken = new Set(lines.map(({ number }) => number));
  if (high - low > count && between.every((number) => !taken.has(number))) return between;
  const next = nextNumber(lines);
  return Array.from({ length: count }, (_, place) => next + place * LINE_STEP);
}

function isEmptyAt(lines: readonly GridLine[], place: number): boolean {
  const line = lines[place];
  return line !== undefined && isEmptyLine(line);
}
