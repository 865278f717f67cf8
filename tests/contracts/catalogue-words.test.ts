import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Check 11 of anatomy.md: every text there is, wherever it stands. */
const root = join(import.meta.dirname, '../..');
const files = globSync('src/**/*strings*.en.json', { cwd: root });
const texts = files.flatMap((file) =>
  leaves(JSON.parse(readFileSync(join(root, file), 'utf8'))).map(([key, text]) => ({ file, key, text })),
);

/** Rule 4.2 of anatomy.md and the last section of the glossary, as whole words. */
const FORBIDDEN =
  /\b(client|debtor|supplier|creditor|SKU|UoM|article|batch|ETA|B\/O|SOH|QOH|reserved?|storno|stock-take|GRN|goods (issue|receipt)|fulfill?ment|dispatch|waybill|AWB|credit note|chargeback|tie out|OTIF|3WM|T&E|SOP|ticket|worklist|inbox|stale|dirty|queued|synced|committed|disconnected|workflow|module|entity|master data|user|invalid|error|failed|oops|sorry|please|unfortunately|successfully|are you sure)\b/i;

/** Headings that other systems write, which imports understand, and the names of their columns. */
const UNDERSTOOD = /(alias|heading|synonym)/i;

describe('the words of every catalogue', () => {
  test('hold none that the glossary forbids', () => {
    const found = texts.filter(({ key, text }) => FORBIDDEN.test(text) && !UNDERSTOOD.test(key));
    expect(found.map(({ file, key, text }) => `${file} ${key}: ${text}`)).toEqual([]);
  });

  test('never shout', () => {
    expect(texts.filter(({ text }) => /!(\s|$)/.test(text))).toEqual([]);
  });

  test.each([
    ['Delete the SKU', true],
    ['Please try again.', true],
    ['An error occurred.', true],
    ['The userland of the error-free', true],
    ['Terror in the reservoir', false],
  ])('“%s”: forbidden is %s', (text, isForbidden) => {
    expect(FORBIDDEN.test(text)).toBe(isForbidden);
  });
});

/** Refusals stand in the shared catalogues, under `refusals`. */
const refusals = files
  .filter((file) => file.startsWith('src/shared'))
  .flatMap((file) => {
    const catalogue = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
      refusals?: Record<string, string>;
    };
    return Object.entries(catalogue.refusals ?? {}).map(([code, text]) => ({ code, text }));
  });

describe('a refusal', () => {
  test('is at most two sentences', () => {
    const long = refusals.filter(({ text }) => text.split(/[.?](?:\s|$)/).filter(Boolean).length > 2);
    expect(long.map(({ code }) => code)).toEqual([]);
  });

  test('has a fact it knew or a way out, where it does not say that a thing is gone, is so already or never was', () => {
    const isPlain = ({ text }: { readonly text: string }) =>
      ![FACT, WAY, SETTLED].some((has) => has.test(text));
    expect(
      refusals
        .filter((each) => !BETWEEN_MACHINES.test(each.code) && isPlain(each))
        .map(({ code, text }) => `${code}: ${text}`),
    ).toEqual([]);
    expect(isPlain({ text: 'The order is too small.' })).toBe(true);
  });
});

/** What a server and a workstation say to each other; people read that they cannot talk. */
const BETWEEN_MACHINES = /^(body|request|healing|move|file|server\.reply)/;

/** A number, a name, a date: what was known when it was refused. */
const FACT = /\{\w+\}/;
/** A second sentence, or the words in which a way out is told. */
const WAY =
  /[.?:;] [“\p{L}]|, and |\b(first|instead|again|only|anew|another|needs?|say|choose|type|ask|use)\b/iu;
const SETTLED =
  /\b(already|any more|not known|no such|not one of|never|not exist|ended|not here|not (?:have|hold|active|marked|on the order)|nothing at|no document|just now|not arrived|retired|announced)\b/i;

function leaves(value: unknown, key = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[key, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    leaves(inner, key === '' ? name : `${key}.${name}`),
  );
}
