import type { Refusal } from './refusal.ts';

/** What a `strings.en.json` says of the refusals its folder makes: sentences by code, `{name}` for a param. */
export interface SentenceCatalogue {
  readonly refusals: Readonly<Record<string, string>>;
  /** What buttons say that mend what a check names. */
  readonly fixes?: Readonly<Record<string, string>>;
  /** What happened to records, in the past: not whole sentences, a line of the timeline each. */
  readonly timeline?: Readonly<Record<string, string>>;
}

/** A function that says a refusal in the words of the catalogues. A code nobody has words for is said as it is. */
export function sentencesOf(catalogues: readonly SentenceCatalogue[]): (refusal: Refusal) => string {
  const sentences = new Map(catalogues.flatMap(({ refusals }) => Object.entries(refusals)));
  return ({ code, params }) => {
    const sentence = sentences.get(code);
    return sentence === undefined ? withoutWords(code, params) : fillSentence(sentence, params);
  };
}

/** Puts params into a sentence. A param that is null or not there leaves its place empty. */
export function fillSentence(sentence: string, params: Refusal['params']): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => textOf(params, name));
}

function textOf(params: Refusal['params'], name: string): string {
  return Object.hasOwn(params, name) ? String(params[name] ?? '') : '';
}

function withoutWords(code: string, params: Refusal['params']): string {
  const said = Object.entries(params).map(([name, value]) => `${name}: ${value ?? ''}`);
  return said.length === 0 ? `${code}.` : `${code} (${said.join(', ')}).`;
}
