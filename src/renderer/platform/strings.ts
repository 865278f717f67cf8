import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isBusinessDate } from '../../shared/kernel/calendar.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import { figureOf, type RightTitles, rightTitle } from '../../shared/kernel/sentence.ts';
import { showShortDate } from './date-format.ts';
import { showCount, showFigure } from './number-format.ts';
import { pseudoText } from './pseudo-locale.ts';

let rights: RightTitles = {};

/** Tells what rights are called; said once, before any page is shown. */
export function knowRights(titles: RightTitles): void {
  rights = titles;
}

/** What a folder of screens says: text by key, `{name}` for a value, `…_one` and `…_other` for counts. */
export type StringCatalogue = Readonly<Record<string, string>>;

/** A locale in which every text of the catalogues is marked, so that a test finds what is in none. */
export const PSEUDO_LOCALE = 'en-XA';

/** Puts the catalogues of all screens together. Called once, before the first screen. */
export async function startStrings(catalogues: readonly StringCatalogue[], language: string): Promise<void> {
  const texts = Object.fromEntries(
    catalogues.flatMap((texts) => Object.entries(texts).map(([key, text]) => [key, countsWritten(text)])),
  );
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: texts }, [PSEUDO_LOCALE]: { translation: pseudoText(texts) } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
    returnNull: false,
  });
}

/** A text by its key. */
export function say(key: string, values: Readonly<Record<string, string | number | null>> = {}): string {
  const { count } = values;
  if (count === undefined) return i18next.t(key, values);
  return i18next.t(key, { ...values, [WRITTEN]: typeof count === 'number' ? showCount(count) : count });
}

/** `count` chooses between one and many and stays a number; what is read of it is written like any figure. */
const WRITTEN = 'writtenCount';

function countsWritten(text: string): string {
  return text.replaceAll('{count}', `{${WRITTEN}}`);
}

/** Whether any catalogue says something under a key. */
export function hasText(key: string): boolean {
  return i18next.exists(key);
}

/** What a command is called: its declaration says it for every process, and a screen in its own language. */
export function titleOf({ command, title }: { readonly command: string; readonly title: string }): string {
  const key = `command.${command}`;
  return i18next.exists(key) ? i18next.t(key) : title;
}

/** What a timeline says that was done: the command's title in the past. */
export function doneOf(event: { readonly command: string; readonly title: string }): string {
  const key = `done.${event.command}`;
  return i18next.exists(key) ? i18next.t(key) : titleOf(event);
}

/** A refusal, check or reason as a sentence. A code nobody has words for is said as it is, never swallowed. */
export function sentenceOf({ code, params: given }: Refusal): string {
  const params = asRead(code, given);
  // With its params: a sentence about one or several stands under its count.
  if (i18next.exists(code, params)) return say(code, params);
  const said = Object.entries(params).map(([name, value]) => `${name}: ${value ?? ''}`);
  return said.length === 0 ? `${code}.` : `${code} (${said.join(', ')}).`;
}

/** Days and figures as this person writes them; what is not there leaves its place empty. */
function asRead(code: string, params: Refusal['params']): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, writtenParam(code, name, value)]),
  );
}

function writtenParam(code: string, name: string, value: string | number | null): string | number {
  if (value === null) return '';
  const figure = figureOf(code, name, value);
  if (figure !== null) return showFigure(figure);
  if (typeof value === 'number') return value;
  if (name === 'permission') return rightTitle(rights, value);
  return isBusinessDate(value) ? showShortDate(value) : value;
}
