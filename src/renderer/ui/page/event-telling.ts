import type { NamedEvent, NamedRecord, TimelineChange } from '../../../shared/sync/workstation-views.ts';
import { showShortDate } from '../../platform/date-format.ts';
import { showMoney, showPercent, showQuantity, showRate } from '../../platform/number-format.ts';
import { doneOf, say } from '../../platform/strings.ts';

export type Cell = TimelineChange['values'][string]['after'];

/** How a value of a column is written; `in`: the column naming what an amount is in the currency of, else the company’s. */
export type WrittenAs =
  | { readonly as: 'text' | 'quantity' | 'percent' | 'date' | 'yes-no' }
  /** A text of several lines: told whole while it is short, else only that it changed. */
  | { readonly as: 'long' }
  /** By the name of the records whose ids it holds. */
  | { readonly as: 'name' }
  /** Minor units. */
  | { readonly as: 'money'; readonly in?: string }
  /** Millionths. */
  | { readonly as: 'rate'; readonly in?: string }
  /** A count, or a value of a fixed set, by the text under this key: `items.days`, `items.state-`. */
  | { readonly as: 'count' | 'word'; readonly key: string }
  /** Words parted by blanks, of which only those that came or went are told. */
  | { readonly as: 'set'; readonly key: string; readonly added: string; readonly removed: string }
  /** As the domain writes it. */
  | { readonly as: 'own'; readonly write: (value: string | number) => string };

/** A column whose change is told, by what the page calls it; without a label the title of the command names it already. */
export type ColumnTelling = WrittenAs & {
  readonly label?: string;
  /** What stood before is told by an older event: a note. */
  readonly onlyAfter?: boolean;
  /** The text of what holds where nothing is written; a dash otherwise. */
  readonly none?: string;
  /** Zero says that there is none. */
  readonly zeroIsNone?: boolean;
};

/** A column of texts, told under that label. */
export function toldText(label: string): ColumnTelling {
  return { label, as: 'text' };
}

/** How changes of a table are told: “Credit limit USD 5,000.00 → USD 10,000.00”. */
export interface TableTelling {
  readonly columns?: Readonly<Record<string, ColumnTelling>>;
  /** Of a part of a record: the column that says which; `id` is its own name. */
  readonly about?: string;
  /** A row that came or went: its columns that say it, or words of its own; `changes`: it is told like a change from nothing. */
  readonly row?: 'changes' | readonly string[] | ((row: ToldRow) => string);
  /** Told by the domain itself, whatever became of the row. `called`: its own name, where it has one. */
  readonly told?: (change: TimelineChange, called: string | null) => string | null;
}

/** A row that came or went, to be told. */
export interface ToldRow {
  readonly text: (column: string) => string | null;
  readonly number: (column: string) => number | null;
  /** A date as it is read; empty where there is none. */
  readonly day: (column: string) => string;
  /** What the id in a column names. */
  readonly named: (column: string) => NamedRecord | null;
  readonly names: NamedEvent['names'];
}

export type Tellings = Readonly<Record<string, TableTelling>>;

/** How the changes of records are told on every timeline, and the currency of what names none. */
export interface TellingRules {
  readonly tables: Tellings;
  readonly currency: string;
}

/** More things done at once are counted instead of told. */
const MOST_TOLD = 6;
/** Characters of a text of several lines; a longer one is only said to have changed. */
const LONGEST_TOLD = 80;

/** What was done, with what was written: “Changed item: Lead time 14 days → 21 days”. Null where the title says it all. */
export function toldEvent(event: NamedEvent, rules: TellingRules): string | null {
  const told = event.own.flatMap((at) => {
    const change = event.changes[at];
    return change ? toldChange(event, change, rules) : [];
  });
  if (told.length === 0) return null;
  const more = told.length > MOST_TOLD ? told.length - MOST_TOLD + 1 : 0;
  const details = told.slice(0, told.length - more);
  if (more > 0) details.push(say('timeline.told-more', { count: more }));
  return say('timeline.told', { title: doneOf(event), details: details.join('; ') });
}

function toldChange(event: NamedEvent, change: TimelineChange, rules: TellingRules): readonly string[] {
  const telling = rules.tables[change.table];
  if (!telling) return [];
  const { row, about } = telling;
  if (telling.told) {
    const told = telling.told(change, event.names[change.record]?.name ?? null);
    return told === null ? [] : [told];
  }
  const isWhole = change.op !== 'update' && row !== 'changes';
  const told = isWhole ? toldRow(event, change, telling, rules) : toldColumns(event, change, telling, rules);
  const whose = about === undefined || isWhole ? null : nameBy(event, change, about);
  return whose === null || told.length === 0 ? told : [[whose, ...told].join(', ')];
}

function toldRow(
  event: NamedEvent,
  change: TimelineChange,
  { row, columns = {} }: TableTelling,
  rules: TellingRules,
): readonly string[] {
  const cell = (column: string) => change.values[column]?.after ?? change.values[column]?.before ?? null;
  if (typeof row === 'function') {
    const told = row({
      text: (column) => (cell(column) === null ? null : String(cell(column))),
      number: (column) => numberIn(cell(column)),
      day: (column) => (cell(column) === null ? '' : showShortDate(String(cell(column)))),
      named: (column) => event.names[String(cell(column) ?? event.rows[change.record]?.[column])] ?? null,
      names: event.names,
    });
    return told === '' ? [] : [told];
  }
  if (row === undefined || row === 'changes') return [];
  const parts = row.flatMap((column) => {
    const value = cell(column);
    return value === null ? [] : [written(value, columns[column] ?? { as: 'text' }, event, change, rules)];
  });
  return parts.length === 0 ? [] : [parts.join(', ')];
}

function toldColumns(
  event: NamedEvent,
  change: TimelineChange,
  { columns = {} }: TableTelling,
  rules: TellingRules,
): readonly string[] {
  return Object.entries(columns).flatMap(([column, telling]) => {
    const cell = change.values[column];
    // A new row begins with zeros that nobody has typed.
    if (!cell || (change.op === 'insert' && cell.after === 0)) return [];
    if (telling.as === 'set') return toldSet(telling, wordsIn(cell.before), wordsIn(cell.after));
    const none = telling.none === undefined ? '–' : say(telling.none);
    const isNone = (value: Cell) => value === null || (telling.zeroIsNone === true && value === 0);
    const text = (value: Cell) =>
      value === null || isNone(value) ? none : written(value, telling, event, change, rules);
    const [before, after] = [text(cell.before), text(cell.after)];
    // Written down for the first time as it was: nothing became different.
    if (before === after && telling.none !== undefined) return [];
    if (telling.onlyAfter) return [cell.after === null ? say('timeline.none-any-more') : after];
    const name = telling.label === undefined ? '' : say(telling.label);
    if (telling.as === 'long' && Math.max(before.length, after.length) > LONGEST_TOLD)
      return [say('timeline.told-long', { label: name })];
    return [say('timeline.told-change', { label: name === '' ? '' : `${name} `, before, after })];
  });
}

function toldSet(
  { key, added, removed }: Extract<WrittenAs, { readonly as: 'set' }>,
  before: readonly string[],
  after: readonly string[],
): readonly string[] {
  const told = (sentence: string, words: readonly string[]) =>
    words.length === 0 ? [] : [say(sentence, { what: words.map((word) => say(`${key}${word}`)).join(', ') })];
  return [
    ...told(
      added,
      after.filter((word) => !before.includes(word)),
    ),
    ...told(
      removed,
      before.filter((word) => !after.includes(word)),
    ),
  ];
}

function wordsIn(cell: Cell): readonly string[] {
  return typeof cell === 'string' && cell !== '' ? cell.split(' ') : [];
}

function written(
  value: string | number,
  telling: WrittenAs,
  event: NamedEvent,
  change: TimelineChange,
  rules: TellingRules,
): string {
  const number = typeof value === 'number' ? value : 0;
  switch (telling.as) {
    case 'long':
      return String(value)
        .trim()
        .split(/\s*\n\s*/)
        .join(', ');
    case 'text':
    case 'set':
      return String(value);
    case 'name':
      return nameOf(event, String(value));
    case 'date':
      return showShortDate(String(value));
    case 'yes-no':
      return say(value === 0 ? 'timeline.no' : 'timeline.yes');
    case 'quantity':
      return showQuantity(number);
    case 'percent':
      return showPercent(number);
    case 'count':
      return say(telling.key, { count: number });
    case 'word':
      return say(`${telling.key}${value}`);
    case 'own':
      return telling.write(value);
    case 'money':
      return showMoney(number, currencyOf(event, change, telling.in, rules));
    case 'rate':
      return showPrice(number, currencyOf(event, change, telling.in, rules));
  }
}

/** `USD 4.25`: millionths with their currency. */
export function showPrice(rate: number, currency: string): string {
  return `${currency}\u00a0${showRate(rate, currency)}`;
}

function currencyOf(
  { names, rows }: NamedEvent,
  { record }: TimelineChange,
  column: string | undefined,
  { currency }: TellingRules,
): string {
  const id = column === undefined ? undefined : rows[record]?.[column];
  return (id === undefined ? null : names[id]?.currency) ?? currency;
}

function nameBy({ names, rows }: NamedEvent, { record }: TimelineChange, column: string): string | null {
  const id = column === 'id' ? record : rows[record]?.[column];
  return (id === undefined ? undefined : names[id]?.name) ?? null;
}

/** Ids that name nothing here are not shown. There may be several, parted by blanks; one may hold a blank. */
function nameOf({ names }: NamedEvent, ids: string): string {
  const found = (names[ids] ? [ids] : ids.split(' ')).flatMap((id) => names[id]?.name ?? []);
  return found.length === 0 ? say('timeline.not-here') : found.join(', ');
}

function numberIn(cell: Cell): number | null {
  return typeof cell === 'number' ? cell : null;
}
