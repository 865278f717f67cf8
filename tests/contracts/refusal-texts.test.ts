import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  commandDeclarations,
  permissionCatalogue,
  queryDeclarations,
} from '../../src/shared/daybook-declarations.ts';
import { daybookSentences } from '../../src/shared/daybook-strings.ts';
import { domains } from './boundary-map.ts';

const root = join(import.meta.dirname, '../../src');

/** Folders whose refusals are worded in src/shared; the other processes word their own. */
const folders: readonly (readonly [name: string, ...paths: string[]])[] = [
  ['kernel and platform', 'shared/kernel', 'core/platform'],
  ['sync', 'shared/sync', 'core/sync'],
  ...domains.map((domain) => [domain, `shared/${domain}`, `core/${domain}`] as const),
];

const worded = new Map(daybookSentences.flatMap(({ refusals }) => Object.entries(refusals)));

describe('every refusal a person can meet has a sentence', () => {
  test.for(folders.filter(([, ...paths]) => codesIn(paths).length > 0))('in %s', ([, ...paths]) => {
    expect(codesIn(paths).filter((code) => !worded.has(code))).toEqual([]);
  });

  test('and every sentence is of a refusal that something makes', () => {
    const sources = filesUnder('')
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    // `refusal(`workstation.key-${why}`)` makes every code that begins so.
    const begun = [...sources.matchAll(/\brefus(?:e|ed|al)\(`([a-z-]+\.[a-z-]+)\$\{/g)].map(
      ([, start]) => start ?? '',
    );
    const made = (code: string) =>
      sources.includes(`'${code}'`) || begun.some((start) => code.startsWith(start));
    expect([...worded.keys()].filter((code) => !made(code))).toEqual([]);
  });

  test('the scanner finds each way in which code refuses', () => {
    const text = `ctx.refuse('a.one'); refused(\n 'a.two'); x || refusal("a.three", {});
      mustExist(row(ctx, 'b'), ctx, 'a.four', { item });`;
    expect(codesOf(text)).toEqual(['a.one', 'a.two', 'a.three', 'a.four']);
  });
});

describe('the words', () => {
  const said = [
    ...worded.values(),
    ...daybookSentences.flatMap(({ timeline = {} }) => Object.values(timeline)),
    ...[...commandDeclarations, ...queryDeclarations].map(({ title }) => title),
    ...Object.values(permissionCatalogue).map(({ title }) => title),
  ];

  test('are those of the glossary, and none it forbids', () => {
    expect(said.filter((text) => forbidden.test(text))).toEqual([]);
    expect(forbidden.test('Delete the SKU')).toBe(true);
  });

  test('of a refusal are whole sentences', () => {
    expect([...worded.values()].filter((text) => !/^[“{\p{Lu}].*[.?)]$/u.test(text))).toEqual([]);
  });
});

/** Last line of the glossary: whole words that no text for people may hold. */
const forbidden =
  /\b(client|debtor|supplier|creditor|SKU|UoM|article|batch|ETA|B\/O|SOH|QOH|reserved?|storno|stock-take|GRN|goods (issue|receipt)|fulfill?ment|dispatch|waybill|AWB|credit note|chargeback|tie out|OTIF|3WM|T&E|SOP|ticket|worklist|inbox|stale|dirty|queued|synced|committed|disconnected|workflow|module|entity|master data|user|invalid|error|failed|oops|sorry|successfully|are you sure)\b/i;

function codesIn(paths: readonly string[]): string[] {
  return [...new Set(paths.flatMap(filesUnder).flatMap((file) => codesOf(readFileSync(file, 'utf8'))))];
}

function codesOf(text: string): string[] {
  const calls =
    /\b(?:refuse|refused|refusal)\(\s*['"]([a-z-]+\.[a-z-]+)['"]|\bmustExist\([^;]*?, ctx,\s*'([a-z-]+\.[a-z-]+)'/g;
  return [...text.matchAll(calls)].map(([, direct, checked]) => direct ?? checked ?? '');
}

function filesUnder(path: string): string[] {
  try {
    return readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => join(root, path, file));
  } catch {
    return [];
  }
}
