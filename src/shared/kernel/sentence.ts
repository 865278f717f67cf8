import { formatDecimal, MICRO_DECIMALS, parseDecimal } from './decimal.ts';
import type { Refusal } from './refusal.ts';

/** What a `strings.en.json` says of the refusals its folder makes: sentences by code, `{name}` for a param. */
export interface SentenceCatalogue {
  readonly refusals: Readonly<Record<string, string>>;
  /** What buttons say that mend what a check names. */
  readonly fixes?: Readonly<Record<string, string>>;
  /** What happened to records, in the past: not whole sentences, a line of the timeline each. */
  readonly timeline?: Readonly<Record<string, string>>;
}

/** What the rights a refusal names are called, after “may”: `ship orders`. */
export type RightTitles = Readonly<Record<string, { readonly title: string }>>;

/**
 * A function that says a refusal in the words of the catalogues. A code nobody has words for is said as it is. `showFigure`:
 * decimal text as its reader writes it.
 */
export function sentencesOf(
  catalogues: readonly SentenceCatalogue[],
  rights: RightTitles = {},
  showFigure = (text: string) => text,
): (refusal: Refusal) => string {
  const sentences = new Map(catalogues.flatMap(({ refusals }) => Object.entries(refusals)));
  return ({ code, params: given }) => {
    const params = Object.fromEntries(
      Object.entries(given).map(([name, value]) => {
        if (name === 'permission' && typeof value === 'string') return [name, rightTitle(rights, value)];
        const figure = figureOf(code, name, value);
        return [name, figure === null ? value : showFigure(figure)];
      }),
    );
    const sentence = sentences.get(code);
    return sentence === undefined ? withoutWords(code, params) : fillSentence(sentence, params);
  };
}

/**
 * A param that is a figure, as decimal text: whatever the core wrote with six places, and what its name says is a quantity,
 * a price or a count. Null for the rest: numbers of items, orders and lines are written without marks.
 */
export function figureOf(code: string, name: string, value: string | number | null): string | null {
  if (value === null) return null;
  const text = typeof value === 'string' ? value : String(value);
  const plain = typeof value === 'string' ? plainFigure(name, value) : null;
  if (plain !== null) return plain;
  return FIGURES.has(name) && !ANY_VALUE.has(code) && DECIMAL.test(text) ? text : null;
}

/** A right nobody has a title for is said by its name. */
export function rightTitle(rights: RightTitles, permission: string): string {
  return (Object.hasOwn(rights, permission) ? rights[permission]?.title : undefined) ?? permission;
}

/** Puts params into a sentence. A param that is null or not there leaves its place empty. */
export function fillSentence(sentence: string, params: Refusal['params']): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => textOf(params, name));
}

/**
 * A param as people read it: figures the core wrote with six places lose the zeros that say nothing (`12.000000` is
 * `12`), and a percentage has at most two places, rounded away from zero: what is over a ceiling still reads as over it.
 * Null for what is no such figure.
 */
export function plainFigure(name: string, value: string): string | null {
  const read = SIX_PLACES.test(value) ? parseDecimal(value, MICRO_DECIMALS) : null;
  if (!read?.ok) return null;
  const rest = name === 'percent' ? read.value % TEN_THOUSAND : 0;
  const rounded = rest === 0 ? read.value : read.value - rest + Math.sign(rest) * TEN_THOUSAND;
  return formatDecimal(rounded, MICRO_DECIMALS, 0);
}

/** Params that are quantities, prices, amounts and counts wherever they stand. */
const FIGURES: ReadonlySet<string> = new Set([
  ...['quantity', 'wanted', 'available', 'allocated', 'onHand', 'left', 'short', 'now', 'seen', 'there'],
  ...['shipped', 'least', 'price', 'ownPrice', 'rate', 'floor', 'rows', 'lines', 'records'],
]);
/** Sentences in which a param of such a name may be anything a person has written. */
const ANY_VALUE: ReadonlySet<string> = new Set(['sync.conflict']);
const DECIMAL = /^-?\d+(\.\d+)?$/;

/** A scaled figure as the core writes it: `12.000000`. */
const SIX_PLACES = /^-?\d+\.\d{6}$/;
/** A hundredth in millionths. */
const TEN_THOUSAND = 10_000;

function textOf(params: Refusal['params'], name: string): string {
  const value = Object.hasOwn(params, name) ? (params[name] ?? '') : '';
  return typeof value === 'string' ? (plainFigure(name, value) ?? value) : String(value);
}

function withoutWords(code: string, params: Refusal['params']): string {
  const said = Object.keys(params).map((name) => `${name}: ${textOf(params, name)}`);
  return said.length === 0 ? `${code}.` : `${code} (${said.join(', ')}).`;
}
